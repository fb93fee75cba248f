"""The frozen names of what becomes of records, of warnings, and of why a whole file is refused."""

from __future__ import annotations

from enum import StrEnum


class RejectCode(StrEnum):
    """Why a record can't be believed."""

    BAD_NUMBER = "bad_number"
    BAD_DATE = "bad_date"
    BAD_DURATION = "bad_duration"
    AMBIGUOUS_PERCENT = "ambiguous_percent"
    WRONG_CURRENCY = "wrong_currency"
    OUT_OF_RANGE = "out_of_range"
    NUMERATOR_ABOVE_DENOMINATOR = "numerator_above_denominator"
    ZERO_DENOMINATOR = "zero_denominator"
    NEGATIVE_COUNT = "negative_count"
    AGGREGATED_ROW = "aggregated_row"
    CONFLICTING_VALUES = "conflicting_values"
    MISSING_OWNER = "missing_owner"
    MISSING_WEIGHT = "missing_weight"
    UNKNOWN_METRIC = "unknown_metric"
    CONFLICTING_DUPLICATE = "conflicting_duplicate"
    TOO_FEW_FIELDS = "too_few_fields"
    TOO_MANY_FIELDS = "too_many_fields"
    NUL_BYTE = "nul_byte"


class SkipCode(StrEnum):
    """Why a record says nothing by itself."""

    BLANK = "blank"
    PREAMBLE = "preamble"
    SEP_HINT = "sep_hint"
    SECOND_HEADER = "second_header"
    REPEATED_HEADER = "repeated_header"
    TOTAL_ROW = "total_row"
    SUMMARY_ROW = "summary_row"
    FOOTER = "footer"
    FILTERED = "filtered"
    OTHER_METRIC = "other_metric"
    DUPLICATE_KEY = "duplicate_key"


class WarningCode(StrEnum):
    """What is worth knowing about a file that was read all the same."""

    NO_ROWS = "no_rows"
    NO_FINAL_NEWLINE = "no_final_newline"
    MIXED_DATE_ORDERS = "mixed_date_orders"
    AMBIGUOUS_LOCAL_TIME = "ambiguous_local_time"
    NONEXISTENT_LOCAL_TIME = "nonexistent_local_time"
    TOTAL_DISAGREES = "total_disagrees"
    FORM_CHANGED = "form_changed"
    GUESSED_ENCODING = "guessed_encoding"
    EXTRA_COLUMNS = "extra_columns"
    ROWS_GONE = "rows_gone"
    COUNTED_TWICE = "counted_twice"
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_ANSWER = "unknown_answer"


class ErrorCode(StrEnum):
    """Why a whole file is refused."""

    EMPTY_FILE = "empty_file"
    NOT_CSV = "not_csv"
    ENCODING_MIXED = "encoding_mixed"
    UNTERMINATED_QUOTE = "unterminated_quote"
    MISSING_COLUMN = "missing_column"
    MISSING_WEIGHT = "missing_weight"
    AMBIGUOUS_COLUMN = "ambiguous_column"
    AMBIGUOUS_PERCENT = "ambiguous_percent"
    FIELD_COUNT = "field_count"
    AMBIGUOUS_DECIMAL = "ambiguous_decimal"
    AMBIGUOUS_DATE = "ambiguous_date"
    AMBIGUOUS_DURATION = "ambiguous_duration"
    UNIT_INCONSISTENT = "unit_inconsistent"
    UNKNOWN_METRIC = "unknown_metric"
    DAMAGED_KEY = "damaged_key"
    OVERLAP = "overlap"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    BAD_ENCODING = "bad_encoding"
    UNKNOWN_SOURCE = "unknown_source"
    AMBIGUOUS_SOURCE = "ambiguous_source"
    MISSING_EXTRA = "missing_extra"
