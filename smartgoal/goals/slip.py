"""The words for what is wrong with a key or value of a goal file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from smartgoal.goals.key_places import KeyPlace, fields_of, place_in_source, place_of_key
from smartgoal.goals.model import GoalFileHead
from smartgoal.goals.yaml.fault import Fault, FaultKind
from smartgoal.goals.yaml.scalars import plain_value
from smartgoal.goals.yaml.span import Span
from smartgoal.knowledge.names import label_key
from smartgoal.knowledge.nearest import did_you_mean, equally_near, is_slip, loosely_near, turns_meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from smartgoal.goals.written import Written
    from smartgoal.goals.yaml.source import Document, Path

_EXPECTED = {
    "string_type": ("text", "Write text here; put quotes around a number or true that is meant as text."),
    "bool_type": ("true or false", "Write true or false."),
    "int_type": ("a whole number", "Write a whole number, without a unit."),
    "int_from_float": ("a whole number", "Write a whole number, without a unit."),
    "number": ("a number", "Write a number, without a unit."),
    "bounds": ("the lowest and the highest value", "Write two numbers, such as [0, 100]; null leaves an end open."),
    "tuple_type": ("a list", "Write a list: each item on its own line after a dash, or in [ ]."),
    "list_type": ("a list", "Write a list: each item on its own line after a dash, or in [ ]."),
    "dict_type": ("a group of keys", "Write `key: value` lines here."),
    "model_type": ("a group of keys", "Write `key: value` lines here."),
    "model_attributes_type": ("a group of keys", "Write `key: value` lines here."),
    "day": ("a date", "Write the date as year-month-day, such as 2026-12-31."),
    "window": ("a window", "Write period, latest, or a number of days, weeks or months such as 4 weeks."),
    "quantity": ("a number, with or without a unit", "Write a number with or without a unit, such as 14 % or 6 min."),
}
_LIMITS = {
    "string_too_short": ("is empty", "Write something here, or leave the key out."),
    "string_too_long": ("has more than {max_length} characters", "Shorten it."),
    "too_long": ("has more than {max_length} entries", "Take out what isn't needed."),
    "too_short": ("is empty", "Write at least one, or leave the key out."),
    "greater_than": ("isn't more than {gt}", "Write a larger number."),
    "greater_than_equal": ("is less than {ge}", "Write a larger number."),
    "less_than_equal": ("is more than {le}", "Write a smaller number."),
}
# Of a year that goals can have, with a month or day that no year has: 2026-08-32.
_NO_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d$")
_NEEDS_KEYS = frozenset({"dict_type", "model_type", "model_attributes_type"})
_LONGEST_ECHO = 60
_MOST_NAMED = 3
_SECTIONS_DEEP = 2
_KEY_BEFORE = re.compile(r"(\w+)[\"']?\s*:\s*$")
_BEFORE_COMMA = re.compile(r"(?<![\w.,])[-+]?[0-9]+,$")


_BESIDE: dict[type[BaseModel], tuple[str, ...]] = {GoalFileHead: ("goals",)}
"""Keys that stand in the same mapping and are read by themselves."""
_WHAT_TO_WRITE = {
    "owner": "Name one person or team; several people stand under `owners`, each with a colon.",
    "owners": "Write each owner with a colon, such as `Anna Kovács: {}`.",
    "people": "Write each name with a colon, such as `Anna Kovács: {team: Support}`.",
    "roles": "Write each role with a colon, such as `agent: {metrics: [csat, aht]}`.",
    "metrics": "Write each id with a colon, such as `aht: {variant: queue}`.",
    "ignore": "Write each rule with its reason, such as `S104: the name of a training`.",
    "specific": "Write one text, or `behaviour` and a list of `examples`.",
}
"""For keys whose values are often written in another form."""
_OFTEN_FOR = {
    "closed": ("done", "finished", "completed", "complete", "achieved", "reached", "met"),
    "active": ("open", "running", "in progress", "ongoing", "started"),
    "draft": ("planned", "idea", "new", "todo", "proposed"),
}
"""Words that often stand for a choice; they may say more than it does."""
_SAME_AS = {
    "daily": ("every day", "each day"),
    "weekly": ("every week", "each week", "1 week"),
    "fortnightly": ("every two weeks", "every 2 weeks", "biweekly", "bi weekly", "2 weeks"),
    "monthly": ("every month", "each month", "1 month"),
    "quarterly": ("every quarter", "each quarter", "every three months", "3 months"),
}
"""Words that mean a choice and nothing else, as folded."""
_PLAIN_NUMBERS = frozenset({"min_sample", "importance"})
"""Keys whose numbers stand without unit and quotes."""
_PLAIN: dict[str, set[type]] = {"bool_type": {bool}, "int_type": {int}, "number": {int, Decimal}}
"""What is written without quotes."""
_MARKED = re.compile(r"[-+]?[0-9]{1,3}(?:[.,'’_\s][0-9]{3})+")
_WITH_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_LONG = re.compile(r"[-+]?[0-9]{19,}(?:\.[0-9]*)?")
_NOT_KNOWN = {"unknown", "n/a", "na", "?", "tbd", "tbc", "todo", "not measured", "-", "none", "xx"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that the model doesn't take.

    Attributes:
        path: Within the data validated; ends with the missing key where one is missing.
        error: pydantic's name of the error.
        context: pydantic's details of the error.
        value: What was written.
        lacking: Keys that are missing beside an unknown one.
    """

    path: Path
    error: str
    message: str
    context: Mapping[str, object]
    value: object
    model: type[Written]
    lacking: tuple[str, ...] = ()


def as_fault(slip: Slip, document: Document, locate: Callable[[Path], Path]) -> Fault:
    """Return the slip with its place and its words."""
    path = locate(slip.path)
    match slip.error:
        case "extra_forbidden":
            return _unknown_key(slip, document, path)
        case "missing":
            key = str(slip.path[-1])
            # The version is the one key that has but one value.
            hint = f"Add the line `{key}: {'1' if key == 'smartgoal' else '…'}`."
            return Fault(FaultKind.MISSING_KEY, document.span(path), f"The key `{key}` is missing.", hint, path=path)
        case "quantity":
            return _quantity(slip, document, path)
        case _:
            message, hint, right = _wrong(slip, document, path)
            span, is_certain = document.span(path), right is not None
            return Fault(FaultKind.WRONG_TYPE, span, message, hint, path=path, replacement=right, is_certain=is_certain)


def _unknown_key(slip: Slip, document: Document, path: Path) -> Fault:
    key = str(slip.path[-1])
    span = document.span(path, key=True)
    message = f'The key "{_short(key)}" isn\'t known here.'
    comma = _with_decimal_comma(document.line(span.line), span)
    if comma is not None:
        return _cut_number(*comma, document, path)
    near = suggested_keys(slip)
    known = _known_keys(slip)
    hint = _where_to(slip, near) or f"Use one of {', '.join(sorted(known))}."
    if key in known:
        # Such as `aliases` beside `is`, which says whose all rows are.
        hint = "It doesn't go with the keys beside it; take one of them out."
    right = near[0] if len(near) == 1 else None
    is_certain = right is not None and is_slip(key, right)
    is_lost = key in known or _place_in_its_source(slip) is not None
    return Fault(
        FaultKind.UNKNOWN_KEY, span, message, hint, path=path, replacement=right, is_certain=is_certain, is_lost=is_lost
    )


def _cut_number(span: Span, number: str, document: Document, path: Path) -> Fault:
    """Return the fault of a number in two halves: quotes mend a quantity, for a plain number they would be wrong."""
    message = f'"{_short(number)}" is cut in two: inside {{ }} a comma ends the value.'
    key = _KEY_BEFORE.search(document.line(span.line)[: span.column - 1])
    if key is not None and key[1] in _PLAIN_NUMBERS:
        hint = _digits_hint(number) or "Write the number without a comma."
        return Fault(FaultKind.UNKNOWN_KEY, span, message, hint, path=path)
    hint = f'Put quotes around it: "{_short(number)}".'
    return Fault(FaultKind.UNKNOWN_KEY, span, message, hint, path=path, replacement=f'"{number}"', is_certain=True)


def _where_to(slip: Slip, near: Sequence[str]) -> str | None:
    """Return a hint that names the key or the place that was meant, where that can be told."""
    if near:
        return did_you_mean(near[:_MOST_NAMED], quote="`")
    place = _other_place(slip)
    if place is None:
        return None
    if _is_of_goal(slip) and place.path and place.path[:-1] == slip.path[:-1]:
        return did_you_mean([place.key], quote="`")
    is_same = slip.path[-1] == place.key
    return f"Move it {place.where}." if is_same else f"Move it {place.where}, as `{place.key}`."


def _other_place(slip: Slip) -> KeyPlace | None:
    by_other_names = _is_of_goal(slip) and len(slip.path) <= _SECTIONS_DEEP
    return _place_in_its_source(slip) or place_of_key(str(slip.path[-1]), by_other_names=by_other_names)


def _place_in_its_source(slip: Slip) -> KeyPlace | None:
    is_in_source = slip.path[:1] == ("sources",) and len(slip.path) > 2
    return place_in_source(str(slip.path[-1])) if is_in_source else None


def _is_of_goal(slip: Slip) -> bool:
    return "measurable" in slip.model.model_fields


def meant_path(slip: Slip) -> Path | None:
    """Return the path that an unknown key was probably meant to be at; None where that can't be told."""
    if slip.error != "extra_forbidden":
        return None
    near = suggested_keys(slip)
    if near:
        return (*slip.path[:-1], near[0]) if len(near) == 1 else None
    place = _other_place(slip)
    return place.path if place and _is_of_goal(slip) else None


def suggested_keys(slip: Slip) -> tuple[str, ...]:
    """Return the known keys that an unknown one was probably meant to be: one, or several that are equally near."""
    key, known_keys = str(slip.path[-1]), _known_keys(slip)
    # Of several forms another one may have it.
    if key in known_keys:
        return ()
    near = equally_near(key, sorted(known for known in known_keys if not turns_meaning(key, known)))
    return near or loosely_near(key, (known for known in slip.lacking if not turns_meaning(key, known)))


def cuts_number(slip: Slip, document: Document, path: Path) -> bool:
    """Return whether an unknown key is the rest of a number with a decimal comma, whose whole part stands before it."""
    span = document.span(path, key=True)
    return slip.error == "extra_forbidden" and _with_decimal_comma(document.line(span.line), span) is not None


def _with_decimal_comma(line: str, key: Span) -> tuple[Span, str] | None:
    """Return where the whole number stands and what it is, where YAML took what follows its comma for a key."""
    before = _BEFORE_COMMA.search(line[: key.column - 1])
    after = line[key.column - 1 : key.end_column - 1]
    if before is None or key.line != key.end_line or not after[:1].isdigit():
        return None
    return Span(key.line, before.start() + 1, key.end_line, key.end_column), before[0] + after


def _quantity(slip: Slip, document: Document, path: Path) -> Fault:
    kind = FaultKind.UNIT_MISMATCH if slip.context.get("kind") == "unit_mismatch" else FaultKind.WRONG_TYPE
    if slip.context.get("kind") == "unknown_unit":
        kind = FaultKind.UNIT_MISMATCH
    message = str(slip.context.get("message") or "")
    hint = str(slip.context.get("hint") or _EXPECTED["quantity"][1])
    if str(slip.value).strip().lower() in _NOT_KNOWN:
        is_baseline = slip.path[-1:] == ("baseline",)
        hint = "Write `none` if nobody has measured it yet." if is_baseline else "Leave the key out until it is known."
    if not message:
        message = f"{_echo(slip, document, path)} isn't a number, with or without a unit."
    return Fault(kind, document.span(path), message, hint, path=path)


def _wrong(slip: Slip, document: Document, path: Path) -> tuple[str, str, str | None]:
    """Return what is wrong, what to do, and the right text where it is certain."""
    echo = _echo(slip, document, path)
    if slip.error in {"enum", "literal_error"}:
        return _wrong_choice(slip, echo)
    if slip.error == "string_pattern_mismatch" and slip.path[-1:] == ("id",):
        meant = re.sub("[^a-z0-9]+", "-", label_key(str(slip.value))).strip("-")
        such = f", such as {meant[:_LONGEST_ECHO]}" if meant else ""
        return (
            f"The id {echo} isn't in kebab-case.",
            f"Use small letters a to z, digits and single hyphens{such}.",
            None,
        )
    if slip.error == "value_error":
        what = str(slip.context.get("error", slip.message))
        return f"{what[:1].upper()}{what[1:]}.", "Write one of the two.", None
    if slip.error in _PLAIN and isinstance(slip.value, str):
        plain = slip.value.strip()
        if document.written(path)[:1] in {"'", '"'} and type(plain_value(plain)) in _PLAIN[slip.error]:
            return f"{echo} stands in quotes, which make it text.", "Take the quotes off.", plain
        return f"{echo} isn't {_EXPECTED[slip.error][0]}.", _digits_hint(plain) or _EXPECTED[slip.error][1], None
    return (*_unfit(slip, echo), None)


def _digits_hint(text: str) -> str | None:
    """Return what to do about a number with marks in it, or with too many digits."""
    if _MARKED.fullmatch(text):
        digits = re.sub("[^-+0-9]", "", text)
        return f"Write the digits without marks or spaces between them: {digits}."
    if _WITH_COMMA.fullmatch(text):
        return f"Write it with a point: {text.replace(',', '.')}."
    return "Write at most 18 digits." if _LONG.fullmatch(text) else None


def _hint(slip: Slip, usual: str) -> str:
    """Return what to write in place of a value of the wrong type."""
    key = str(slip.path[-1]) if slip.path else ""
    if key in _WHAT_TO_WRITE and len(slip.path) == 1:
        return _WHAT_TO_WRITE[key]
    if slip.error in {"model_type", "model_attributes_type"}:
        inside = [field for model in _models_at(slip.model, slip.path) for field in fields_of(model)]
        return f"Write keys with values here, such as `{inside[0]}: …`." if inside else usual
    return usual


def _unfit(slip: Slip, echo: str) -> tuple[str, str]:
    """Return the words for a value of the wrong type, form or size."""
    if slip.error in _LIMITS:
        words, hint = _LIMITS[slip.error]
        return f"{echo} {words.format_map(slip.context)}.", hint
    if slip.value is None and slip.path and slip.error in _NEEDS_KEYS:
        message = f"Nothing stands under `{_short(str(slip.path[-1]))}`."
        return message, "Indent its keys below it, or leave it out."
    if slip.error not in _EXPECTED:
        words = slip.message.removeprefix("Input ")
        return f"{echo}: {words[:1].lower()}{words[1:]}.", "Write a value that fits."
    expected, hint = _EXPECTED[slip.error]
    if slip.error == "day" and ("calendar" in slip.message or _NO_DAY.match(str(slip.value))):
        return f"{echo} is no day of the calendar.", hint
    if slip.error == "day" and re.match(r"\d{4}-\d\d-\d\d$", str(slip.value)):
        return f"{echo} isn't a date between 1900 and 2200.", hint
    return f"{echo} isn't {expected}.", _hint(slip, hint)


def _wrong_choice(slip: Slip, echo: str) -> tuple[str, str, str | None]:
    if slip.path[-1:] == ("smartgoal",):
        return f"The format's version is 1, not {echo}.", "Write `smartgoal: 1`.", None
    expected = re.findall(r"'([^']*)'", str(slip.context.get("expected", "")))
    if not expected:
        return f"{echo} isn't {slip.context.get('expected')}.", f"Write {slip.context.get('expected')}.", None
    meant, is_certain = _choices_meant(str(slip.value), expected)
    right = meant[0] if is_certain else None
    if len(expected) == 1:
        return f"{echo} isn't {expected[0]}.", f"Write {expected[0]}, or leave the key out.", right
    hint = did_you_mean(meant[:_MOST_NAMED], f"Use one of {', '.join(expected)}.", quote="`")
    return f"{echo} isn't one of {', '.join(expected)}.", hint, right


def _choices_meant(word: str, expected: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Return the choices that a word was probably meant to be, and whether nothing else can be meant."""
    folded = label_key(word)
    for called, is_certain in ((_SAME_AS, True), (_OFTEN_FOR, False)):
        meant = [name for name in expected if folded in called.get(name, ())]
        if meant:
            return meant, is_certain
    near = equally_near(word, [name for name in expected if not turns_meaning(word, name)])
    return near, len(near) == 1 and is_slip(word, near[0])


def _echo(slip: Slip, document: Document, path: Path) -> str:
    value = slip.value
    if isinstance(value, dict):
        return "This group of keys"
    if isinstance(value, list | tuple):
        return "This list"
    if value is None:
        return "An empty value"
    written = value if isinstance(value, str) else document.written(path) or str(value)
    return f'"{_short(written)}"'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_ECHO else f"{line[: _LONGEST_ECHO - 1]}…"


def _known_keys(slip: Slip) -> set[str]:
    """Return the keys of the model that the unknown key stands in."""
    found: set[str] = set()
    for model in _models_at(slip.model, slip.path[:-1]):
        found |= {*fields_of(model), *_BESIDE.get(model, ())}
    return found


def _models_at(model: type[BaseModel], path: Path) -> Iterator[type[BaseModel]]:
    """Return the models that may stand at a path below `model`."""
    if not path:
        yield model
        return
    for name, field in model.model_fields.items():
        if path[0] in (name, field.alias):
            for inner in _models_in(field.annotation):
                skipped = 1 + (1 if len(path) > 1 and _is_many(field.annotation) else 0)
                yield from _models_at(inner, path[skipped:])


def _is_many(annotation: object) -> bool:
    """Return whether a field holds many values, so that one more step leads into one of them."""
    return any(str(part).startswith(("tuple[", "dict[", "list[")) for part in (annotation, *get_args(annotation)))


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models_in(part)
