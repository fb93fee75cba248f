"""Settings: every key, every error with its file and line, and what the command line lays over them."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from smartgoal.errors import SettingsError
from smartgoal.settings import FAIL_ON, NAMES, Settings, find_settings, show_settings, with_options

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF, exclude_characters="\x7f"), max_size=8),
    st.sampled_from(
        ["5 %", "5%%", "6 months", "1 GB", "S1", "M2,T5", "error", "missed", "9" * 5000, "nan", "1e999999999"]
    ),
).map(json.dumps)
NUMBERS = st.sampled_from(
    ["0", "-1", "3", "1e999999999", "1e-999999999", "1e99999999999999999999", "nan", "-inf", f"0x{'f' * 5000}", "true"]
)
PLAIN = st.one_of(
    TEXTS, NUMBERS, st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str), st.dates().map(str)
)
VALUES = st.one_of(
    PLAIN,
    st.lists(PLAIN, max_size=3).map(lambda several: f"[{', '.join(several)}]"),
    st.dictionaries(TEXTS, PLAIN, max_size=2).map(
        lambda pairs: f"{{{', '.join(f'{k} = {v}' for k, v in pairs.items())}}}"
    ),
)
"""What TOML can give a key, odd values first."""

EVERY_KEY = """\
fail-on = ["warning", "missed", "stale"]
select = ["S", "M2"]
ignore = "S104, t501"
severity = {S104 = "error", m205 = "info"}
per-file-ignores = {"drafts/*.yaml" = ["R4"]}
known = "known.json"
max-goals-per-owner = 3
large-jump = "40 %"
large-jump-points = 15
long-period = "9 months"
on-track-gap = 0.15
at-risk-gap = "30 %"
at-risk-miss = "5%"
fiscal-year-start = 7
max-rejects = "5 %"
max-file-size = "20 MB"
store = "../store"
"""


def read(folder: Path, text: str, name: str = "smartgoal.toml") -> Settings:
    """Return the settings that a file of this text gives."""
    (folder / name).write_text(text, "utf-8")
    return find_settings(str(folder))


def test_every_key(tmp_path: Path) -> None:
    """Lists as lists or texts, shares as numbers or in percent, codes in capitals."""
    told = read(tmp_path, EVERY_KEY)

    assert (told.store_folder, told.known_file) == (tmp_path / "../store", tmp_path / "known.json")
    assert (
        told.model_dump()
        == Settings.model_construct(
            fail_on=("warning", "missed", "stale"),
            select=("S", "M2"),
            ignore=("S104", "T501"),
            severity={"S104": "error", "M205": "info"},
            per_file_ignores={"drafts/*.yaml": ("R4",)},
            known="known.json",
            max_goals_per_owner=3,
            large_jump=Decimal(40),
            large_jump_points=Decimal(15),
            long_period=9,
            on_track_gap=Decimal("0.15"),
            at_risk_gap=Decimal("0.3"),
            at_risk_miss=Decimal("0.05"),
            fiscal_year_start=7,
            max_rejects="5%",
            max_file_size=20_000_000,
            store="../store",
        ).model_dump()
    )
    assert {line.partition(" ")[0] for line in EVERY_KEY.splitlines()} == set(NAMES)


@pytest.mark.parametrize(
    ("written", "size"), [("1000", 1000), ('"1000"', 1000), ('"5 kB"', 5000), ('"1GB"', 10**9), ('"7 B"', 7)]
)
def test_sizes(tmp_path: Path, written: str, size: int) -> None:
    """With or without a unit."""
    assert read(tmp_path, f"max-file-size = {written}").max_file_size == size


@pytest.mark.parametrize(("written", "limit"), [("3", "3"), ('"3"', "3"), ('"5%"', "5%"), ('"5 %"', "5%")])
def test_rejects(tmp_path: Path, written: str, limit: str) -> None:
    """A number of rows or a share."""
    assert read(tmp_path, f"max-rejects = {written}").max_rejects == limit


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("selct = []", 'the setting "selct" isn\'t known; did you mean select?'),
        ("colour = 1", f'the setting "colour" isn\'t known; use one of {", ".join(NAMES)}.'),
        ('select = ["S10O"]', 'select: "S10O" is no rule or beginning of one, such as S104, S1 or S.'),
        ("select = [1]", 'select: "1" is no rule or beginning of one, such as S104, S1 or S.'),
        ("select = 1", "select: a list such as [S104, M2] is expected."),
        ('fail-on = ["eror"]', 'fail-on: "eror" is no severity, status or qualifier; did you mean error?'),
        ('fail-on = ["x"]', f'fail-on: "x" is no severity, status or qualifier; use {", ".join(FAIL_ON)}.'),
        ("fail-on = 3", "fail-on: a list such as [S104, M2] is expected."),
        ('severity = {S104 = "fatal"}', "severity: error, warning or info is expected."),
        ('severity = {S1 = "error"}', 'severity: "S1" is no rule, such as S104.'),
        ('severity = "error"', "severity: a group of keys and values is expected."),
        ("max-goals-per-owner = 0", "max-goals-per-owner: at least 1 is expected."),
        ('max-goals-per-owner = "many"', "max-goals-per-owner: a whole number is expected."),
        ("max-goals-per-owner = 1.5", "max-goals-per-owner: a whole number is expected."),
        ("large-jump = 0", "large-jump: more than 0 is expected."),
        ('large-jump = "half"', "large-jump: a number is expected."),
        ('long-period = "2 years"', "long-period: a whole number is expected."),
        ("on-track-gap = 2", "on-track-gap: at most 1 is expected."),
        ("fiscal-year-start = 13", "fiscal-year-start: at most 12 is expected."),
        ('max-rejects = "some"', "max-rejects: a number of rows such as 0, or a share such as 5%, is expected."),
        ("max-rejects = true", "max-rejects: a number of rows such as 0, or a share such as 5%, is expected."),
        ('max-file-size = "10 TB"', "max-file-size: a whole number is expected."),
        ("store = 1", "store: a text in quotes is expected."),
        ("max-goals-per-owner = 2026-01-01", "max-goals-per-owner: a whole number is expected."),
        ("large-jump = []", "large-jump: a number is expected."),
        ('at-risk-miss = "abc %"', "at-risk-miss: a number is expected."),
        ('at-risk-gap = "5 % %"', "at-risk-gap: a number is expected."),
        ("large-jump = nan", "large-jump: a number is expected."),
        ("large-jump = 1e999999999", "large-jump: at most 1000000 is expected."),
        ("max-file-size = 1e999999999", "max-file-size: a whole number is expected."),
        ("large-jump = 1e9", "large-jump: at most 1000000 is expected."),
        ("large-jump = 1e99999999999999999999", "large-jump: a number is expected."),
        ("at-risk-miss = 1e-999999999", "at-risk-miss: a number of at most 15 decimals is expected."),
        ("at-risk-miss = 0.1234567890123456", "at-risk-miss: a number of at most 15 decimals is expected."),
        (f'max-goals-per-owner = "{"9" * 5000}"', "max-goals-per-owner: a smaller number is expected."),
        (f"max-goals-per-owner = 0x{'f' * 5000}", "max-goals-per-owner: at most 1000000 is expected."),
        (f"max-rejects = 0x{'f' * 5000}", "max-rejects: another kind of value is expected."),
        (f"select = [0x{'f' * 5000}]", "select: another kind of value is expected."),
        (f"large-jump = {'9' * 5000}", "the number has too many digits; mend it there."),
        ("long-period = 100000", "long-period: at most 1200 is expected."),
        ("max-goals-per-owner = true", "max-goals-per-owner: a whole number is expected."),
        ("large-jump = true", "large-jump: a number is expected."),
        ("store = false", "store: a text in quotes is expected."),
        ('max-rejects = "150%"', "max-rejects: at most 100% is expected."),
        ("on-track-gap = 0.5", "on-track-gap: at most 0.25, the at-risk-gap, is expected."),
        ('at-risk-gap = "9 %"', "at-risk-gap: at least 0.10, the on-track-gap, is expected."),
    ],
    ids=lambda written: written[:40],
)
def test_every_error_names_its_line(tmp_path: Path, written: str, message: str) -> None:
    """The file, the line, what is wrong and what to write."""
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, f"# ours\nlong-period = 6\n{written}\n" if "long-period" not in written else f"\n\n{written}")
    assert str(caught.value).removeprefix(f"{tmp_path}/") == f"smartgoal.toml, line 3: {message}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NAMES), VALUES)
def test_no_value_ends_otherwise(tmp_path: Path, key: str, value: str) -> None:
    """Settings that can be shown, or an error that names the key; never anything else."""
    told = ""
    try:
        found = read(tmp_path, f"{key} = {value}")
        assert tomllib.loads(show_settings(found, found))
    except SettingsError as error:
        told = str(error)
    assert not told or re.search(rf"smartgoal\.toml, line 1: ({key}|on-track-gap|at-risk-gap): .", told)


def test_the_line_is_the_one_in_our_table(tmp_path: Path) -> None:
    """Other tools have settings of the same name, and names that begin alike."""
    text = "[tool.ruff]\nselect = []\n[tool.smartgoal]\nlarge-jump-points = 20\nlarge-jump = 0\n"

    with pytest.raises(SettingsError, match=r"pyproject.toml, line 5: large-jump: more than 0 is expected\."):
        read(tmp_path, text, "pyproject.toml")


@pytest.mark.parametrize(
    "text",
    ['[tool]\nsmartgoal.severity.S104 = "fatal"', '[tool.smartgoal.severity]\nS104 = "fatal"', '"severity".S104 = "f"'],
)
def test_keys_written_otherwise(tmp_path: Path, text: str) -> None:
    """A dotted key, a table or quotes; where the line isn't found the file's first is named."""
    name = "smartgoal.toml" if text.startswith('"') else "pyproject.toml"

    with pytest.raises(SettingsError, match=rf"{name}, line 1: severity: error, warning or info is expected"):
        read(tmp_path, text, name)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """smartgoal.toml before pyproject.toml, a folder before those above it."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "smartgoal.toml").write_text("long-period = 1", "utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.smartgoal]\nlong-period = 2", "utf-8")
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1", "utf-8")
    (inner / "goals.yaml").write_text("smartgoal: 1", "utf-8")

    settings = find_settings(str(inner / "goals.yaml"))

    assert (settings.long_period, settings.file) == (2, str(tmp_path / "a" / "pyproject.toml"))
    (tmp_path / "a" / "smartgoal.toml").write_text("long-period = 3", "utf-8")
    assert find_settings(str(inner)).long_period == 3


def test_settings_that_are_no_table(tmp_path: Path) -> None:
    """They can't be meant as none."""
    with pytest.raises(
        SettingsError, match=r"pyproject\.toml: tool\.smartgoal: a group of keys and values is expected"
    ):
        read(tmp_path, "[tool]\nsmartgoal = 3", "pyproject.toml")


@pytest.mark.parametrize("text", ["tool = 3 # smartgoal", "[tool]\nother = 3 # smartgoal", 'name = "smartgoal"'])
def test_a_project_without_settings(tmp_path: Path, text: str) -> None:
    """Naming smartgoal isn't enough."""
    assert read(tmp_path, text, "pyproject.toml") == Settings()


def test_somebody_elses_broken_file_is_theirs(tmp_path: Path) -> None:
    """A pyproject.toml that can't be read and doesn't speak of smartgoal stops nobody."""
    assert read(tmp_path, "[tool.other\n", "pyproject.toml") == Settings()


@pytest.mark.parametrize("name", ["smartgoal.toml", "pyproject.toml"])
def test_a_broken_file_of_ours(tmp_path: Path, name: str) -> None:
    """It is named with the place that TOML gives."""
    with pytest.raises(SettingsError, match=rf"{name}: not TOML \(.*line 1.*\); mend it there\."):
        read(tmp_path, "[tool.smartgoal\n", name)


@pytest.mark.parametrize("name", ["smartgoal.toml", "pyproject.toml"])
def test_brackets_without_end(tmp_path: Path, name: str) -> None:
    """More of them than a reader has patience for."""
    with pytest.raises(SettingsError, match=rf"{name}: brackets are nested too deeply; mend it there\."):
        read(tmp_path, f"[tool.smartgoal]\nselect = {'[' * 20_000}{']' * 20_000}", name)


def test_a_file_that_isnt_utf8(tmp_path: Path) -> None:
    """It isn't TOML."""
    (tmp_path / "smartgoal.toml").write_bytes(b"store = '\xe9'")

    with pytest.raises(SettingsError, match="not TOML"):
        find_settings(str(tmp_path))


def test_a_file_that_vanishes_or_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named with the reason."""
    (tmp_path / "smartgoal.toml").write_text("", "utf-8")

    def refuse(*_arguments: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    with pytest.raises(SettingsError, match=r"can't be read \(Permission denied\); check its permissions"):
        find_settings(str(tmp_path))


def test_files_are_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short where the file lies below the current folder."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SettingsError, match=r"^smartgoal\.toml, line 1: "):
        read(tmp_path, "x = 1")


def test_options_go_over_settings() -> None:
    """`select`, `fail-on` and `max-rejects` replace, `ignore` and `severity` add."""
    settings = Settings.model_validate({"ignore": "S1", "severity": {"S104": "info"}, "select": "S", "long-period": 3})

    told = with_options(
        settings, "check", select="m2", ignore="T5, R4", severity=["S104=error", "m205 = info"], fail_on="warning"
    )

    assert told.select == ("M2",)
    assert told.ignore == ("S1", "T5", "R4")
    assert told.severity == {"S104": "error", "M205": "info"}
    assert told.fail_on_of("check") == ("warning",)
    assert told.long_period == 3
    assert with_options(settings, "progress", max_rejects="5 %").max_rejects == "5%"
    assert with_options(settings, "check") == settings


def test_each_verb_has_its_own_words() -> None:
    """Severities fail check, statuses and qualifiers progress; in a file both may stand."""
    settings = Settings.model_validate({"fail-on": "warning, missed, stale"})

    assert settings.fail_on_of("check") == ("warning",)
    assert settings.fail_on_of("progress") == ("missed", "stale")
    assert with_options(settings, "progress", fail_on="never").fail_on_of("progress") == ()


@pytest.mark.parametrize(
    ("verb", "option", "message"),
    [
        (
            "check",
            {"fail_on": "missed"},
            '--fail-on: "missed" is nothing that check finds; use error, warning, info, never',
        ),
        ("progress", {"fail_on": "error"}, '--fail-on: "error" is nothing that progress finds; use missed, off_track,'),
        ("check", {"fail_on": "erorr"}, '--fail-on: "erorr" is no severity, status or qualifier; did you mean error?'),
        ("check", {"select": "S10O"}, '--select: "S10O" is no rule or beginning of one, such as S104, S1 or S.'),
        ("check", {"severity": ["S104"]}, '--severity "S104" isn\'t CODE=LEVEL, such as S104=error.'),
        ("check", {"severity": ["S104=fatal"]}, "--severity: error, warning or info is expected."),
        ("progress", {"max_rejects": "few"}, "--max-rejects: a number of rows such as 0, or a share such as 5%, is"),
    ],
)
def test_wrong_options(verb: str, option: dict[str, str], message: str) -> None:
    """Each names the option."""
    with pytest.raises(SettingsError) as caught:
        with_options(Settings(), verb, **option)  # type: ignore[arg-type]  # what a user may type
    assert str(caught.value).startswith(message)


def test_show_settings(tmp_path: Path) -> None:
    """As TOML that can be kept, each with where it comes from."""
    settings = read(tmp_path, 'store = "a \\"b\\""\nper-file-ignores = {"x.yaml" = ["S1"]}\nlong-period = 6\n')
    in_force = with_options(settings, "check", select="S,M")

    shown = show_settings(settings, in_force)

    assert shown.replace(str(settings.file), "FILE") == snapshot("""\
# fail-on isn't set
select = ["S", "M"]                      # command line
ignore = []                              # default
severity = {}                            # default
per-file-ignores = {"x.yaml" = ["S1"]}   # FILE
# known isn't set
max-goals-per-owner = 5                  # default
large-jump = 50                          # default
large-jump-points = 20                   # default
long-period = 6                          # FILE
on-track-gap = 0.10                      # default
at-risk-gap = 0.25                       # default
at-risk-miss = 0.05                      # default
fiscal-year-start = 1                    # default
max-rejects = "0"                        # default
max-file-size = 10000000                 # default
store = "a \\"b\\""                        # FILE
""")
    told = tomllib.loads(shown, parse_float=Decimal)
    assert Settings.model_validate(told).model_dump() == in_force.model_dump()


def test_show_settings_without_a_file() -> None:
    """Everything is a default."""
    lines = show_settings(Settings(), Settings()).splitlines()

    assert all(line.endswith(("# default", "isn't set")) for line in lines)
