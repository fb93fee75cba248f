"""Findings as people see them: an excerpt with its caret, the letters, a summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from smartgoal.check.finding import CheckResult, SilencedFinding, Verdict
from smartgoal.check.rule import Criterion, Fix, Severity
from smartgoal.goals.show import show_day
from smartgoal.goals.yaml.span import Span
from smartgoal.report.escape import for_log
from smartgoal.report.style import Style, cells
from smartgoal.report.text.check import concise, text
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import COMMANDS, HOSTILE, is_harmless

TYPO = """\
smartgoal: 1
goals:
  - id: warm-calls
    title: Warm calls
    owner: Bence Tóth
    parnet: first-time-right
    parent: first-time-rihgt
  - id: first-time-right
    title: First time right
"""


def with_long_hint(result: CheckResult) -> CheckResult:
    """Return a result of one finding, its hint as long as hints get."""
    hint = "Name the person or team that answers for it, and nobody who only helps."
    return replace(result, findings=(replace(result.findings[2], hint=hint),))


def test_findings() -> None:
    """Each with its line, the hint beside the caret; then the goals, then a summary."""
    result = checked(TYPO)
    without_fixes = replace(result, findings=tuple(replace(finding, fix=None) for finding in result.findings))

    assert text(without_fixes, Style(width=80)) == snapshot("""\
goals.yaml:6:5: error[F003] The key "parnet" isn't known here.
  |
6 |     parnet: first-time-right
  |     ^^^^^^ Did you mean `parent`?
  |
  = goal: warm-calls (Bence Tóth)          more: smartgoal explain F003

goals.yaml:7:13: error[P704] `parent` names "first-time-rihgt", which is no goal of these files.
  |
7 |     parent: first-time-rihgt
  |             ^^^^^^^^^^^^^^^^ Did you mean `first-time-right`?
  |
  = goal: warm-calls (Bence Tóth)          more: smartgoal explain P704

goals.yaml:8:5: error[S116] The goal "First time right" has no owner.
  |
8 |   - id: first-time-right
  |     ^^ Name the person or team that answers for it.
  |
  = goal: first-time-right                 more: smartgoal explain S116

  ✗ warm-calls        Warm calls                                      S M ? ? T
  ✗ first-time-right  First time right                                · M ? ? T

3 errors in 1 of 1 file (0 goals fine, 2 not).
""")


def test_hint_at_80_columns() -> None:
    """A hint that doesn't fit beside the caret stands below it."""
    assert text(with_long_hint(checked(TYPO)), Style(width=80)) == snapshot("""\
goals.yaml:8:5: error[S116] The goal "First time right" has no owner.
  |
8 |   - id: first-time-right
  |     ^^
  | Name the person or team that answers for it, and nobody who only helps.
  |
  = goal: first-time-right                 more: smartgoal explain S116

  ✔ warm-calls        Warm calls                                      S M ? ? T
  ✗ first-time-right  First time right                                · M ? ? T

1 error in 1 of 1 file (1 goal fine, 1 not).
""")


def test_hint_at_100_columns() -> None:
    """The hint stands beside the caret where there is room."""
    assert text(with_long_hint(checked(TYPO)), Style(width=100)) == snapshot("""\
goals.yaml:8:5: error[S116] The goal "First time right" has no owner.
  |
8 |   - id: first-time-right
  |     ^^ Name the person or team that answers for it, and nobody who only helps.
  |
  = goal: first-time-right                 more: smartgoal explain S116

  ✔ warm-calls        Warm calls                                      S M ? ? T
  ✗ first-time-right  First time right                                · M ? ? T

1 error in 1 of 1 file (1 goal fine, 1 not).
""")


def test_concise() -> None:
    """One line a finding, infos too."""
    assert concise(checked(TYPO), Style()) == snapshot("""\
goals.yaml:6:5: error[F003] The key "parnet" isn't known here.
goals.yaml:7:13: error[P704] `parent` names "first-time-rihgt", which is no goal of these files.
goals.yaml:8:5: error[S116] The goal "First time right" has no owner.
""")


def test_colours() -> None:
    """The severity is painted, what the file says isn't."""
    shown = concise(checked(TYPO), Style(colour=True)).splitlines()[0]

    assert shown.startswith("\x1b[1mgoals.yaml:6:5:\x1b[0m \x1b[31;1merror[F003]\x1b[0m ")


def excerpt_of(source: str, *, width: int = 60, at: str) -> list[str]:
    """Return the excerpt's lines, the caret under `at`, for a finding in the second line of a file."""
    result = checked(f"smartgoal: 1\n{source}\n")
    finding = result.findings[0]
    column = source.index(at) + 1
    moved = replace(finding, span=Span(2, column, 2, column + len(at)), hint="Do it.")
    return text(replace(result, findings=(moved,)), Style(width=width)).splitlines()[2:4]


def test_caret_under_wide_characters() -> None:
    """CJK before and under the caret counts two columns each."""
    assert excerpt_of("首次解决率提高: 是", at="提高") == [
        "2 | 首次解决率提高: 是",
        "  |           ^^^^ Do it.",
    ]


def test_caret_after_tabs() -> None:
    """A tab is shown as one blank, so the caret stands where the text does."""
    assert excerpt_of("wrong:\t\tyes # \tdone", at="yes") == [
        "2 | wrong: yes #  done",
        "  |        ^^^ Do it.",
    ]


def test_caret_in_a_long_line() -> None:
    """The part around the place is shown, with ellipses where it was cut."""
    source = f"wrong: {'left ' * 40}HERE {'right ' * 40}"

    shown, caret = excerpt_of(source, at="HERE")

    assert shown == snapshot("2 | …ft left left HERE right right right right right right …")
    assert caret.index("^") == shown.index("HERE")
    assert caret.count("^") == 4
    assert cells(shown) <= 60


def test_caret_at_the_end_of_a_long_line() -> None:
    """Nothing is to the right, and the place is still seen."""
    source = f"wrong: {'left ' * 40}HERE"

    shown, caret = excerpt_of(source, at="HERE")

    assert shown.endswith("HERE")
    assert caret.index("^") == shown.index("HERE")


def test_caret_in_a_long_line_of_wide_characters() -> None:
    """It stays on the screen, though the line has fewer characters than the screen has columns."""
    shown, caret = excerpt_of(f"wrong: {'首次' * 20}提高{'首次' * 3}", at="提高")

    assert cells(shown) <= 60
    assert cells(shown[: shown.index("提高")]) == caret.index("^")


def test_a_place_wider_than_the_screen() -> None:
    """The caret ends with the screen."""
    shown, caret = excerpt_of(f"wrong: {'x' * 300}", at="x" * 300)

    assert cells(shown) == 60
    assert caret.count("^") == 60 - len("2 | wrong: ")


def test_a_place_of_several_lines() -> None:
    """The caret marks the rest of the first line, without blanks at its end."""
    result = checked("smartgoal: 1\nwrong: |\n  a\n  b\n")
    moved = replace(result.findings[0], span=Span(2, 1, 4, 4), hint="Do it.")

    shown = text(replace(result, findings=(moved,)), Style()).splitlines()

    assert shown[2:4] == ["2 | wrong: |", "  | ^^^^^^^^ Do it."]


def test_an_empty_line_has_no_excerpt() -> None:
    """The hint alone stands below the finding."""
    result = checked("smartgoal: 1\nwrong: 1\n\n")
    moved = replace(result.findings[0], span=Span(3, 1, 3, 1), hint="Do it.")

    assert text(replace(result, findings=(moved,)), Style()).splitlines()[1:4] == ["  |", "  | Do it.", "  |"]


def test_identical_findings_are_grouped_after_three() -> None:
    """Three are shown, the third names the places of the others."""
    many = "".join(f"  - {{id: goal-{number}, title: One of many, parent: missing-goal}}\n" for number in range(6))

    shown = text(checked(f"smartgoal: 1\ngoals:\n{many}"), Style(width=80))

    assert shown.count("error[S116]") == 3
    assert [line.strip() for line in shown.splitlines() if "more like this" in line] == snapshot(
        [
            "= and 3 more like this: goals.yaml:6, goals.yaml:7, goals.yaml:8",
            "= and 3 more like this: goals.yaml:6, goals.yaml:7, goals.yaml:8",
        ]
    )


def test_places_of_identical_findings_end_with_the_line() -> None:
    """An ellipsis says that there are more."""
    many = "".join(f"  - {{id: goal-{number}, title: One of many}}\n" for number in range(60))

    for width in (60, 100):
        shown = text(checked(f"smartgoal: 1\ngoals:\n{many}"), Style(width=width))
        told = [line for line in shown.splitlines() if "and 57 more like this: goals.yaml:6, " in line]
        assert told
        assert all(width - 15 < cells(line) <= width and line.endswith(", …") for line in told)


def test_a_long_name_is_named_once() -> None:
    """Where no place fits there is one all the same."""
    many = "".join(f"  - {{id: goal-{number}, title: One of many}}\n" for number in range(5))

    shown = text(checked(f"smartgoal: 1\ngoals:\n{many}", name=f"{'x' * 80}.yaml"), Style(width=60))

    assert f"= and 2 more like this: {'x' * 80}.yaml:6, …\n" in shown


def test_goals_left_out_are_counted() -> None:
    """Two hundred rows are listed."""
    shown = text(checked(file_of(*(goal(f"g{number}") for number in range(203)))), Style())

    assert shown.count("  ✗ g") == 200
    assert "\n  ✗ g199  Warm calls" in shown
    assert shown.splitlines()[-3:-1] == ["  and 3 more goals", ""]


def test_goals_have_letters() -> None:
    """Met, not met and not judged; the mark says how bad it is."""
    result = checked(file_of(goal("a", "没有名字的目标"), goal("b", more=", owner: Anna")))
    lettered = replace(
        result,
        goals=(replace(result.goals[0], criteria=dict.fromkeys(Criterion, Verdict.NOT_JUDGED)), *result.goals[1:]),
    )

    assert [line for line in text(lettered, Style()).splitlines() if line.startswith(("  ✗", "  ✔"))] == (
        snapshot(
            [
                "  ✗ a  没有名字的目标                                  ? ? ? ? ?",
                "  ✔ b  Warm calls                                      S M ? ? T",
            ]
        )
    )


def test_a_warning_has_its_own_mark() -> None:
    """The worst finding of a goal decides."""
    result = checked(file_of(goal("a")))
    softened = tuple(replace(finding, severity=Severity.WARNING) for finding in result.findings)

    shown = text(replace(result, findings=softened), Style())

    assert "  ▲ a  Warm calls" in shown
    assert shown.endswith("1 warning in 1 of 1 file (0 goals fine, 1 not).\n")


def test_of_many_goals_only_those_with_findings_are_listed() -> None:
    """Forty goals that are fine would hide the one that isn't."""
    fine = [goal(f"fine-{number}", more=", owner: Anna, level: vision") for number in range(50)]

    shown = text(checked(file_of(*fine, goal("wrong"))), Style())

    assert "fine-1" not in shown
    assert "✗ wrong" in shown


def test_a_file_without_goals_has_no_letters() -> None:
    """Only the finding and the summary are shown."""
    assert text(checked("smartgoal: 1\ngoal: []\n"), Style()).count("\n\n") == 1


def test_ascii() -> None:
    """A stream without our glyphs gets letters for them."""
    long = file_of(goal("a" * 70, "Calls " * 30, more=f", owner: Anna, wrong: {'x' * 200}"))

    assert text(checked(long), Style(unicode=False)).isascii()


def test_all_well() -> None:
    """One line."""
    assert text(checked("{}"), Style()) == "✔ 1 goal, all SMART.\n"


def test_all_well_with_notes_visions_and_what_was_silenced() -> None:
    """Counts of all that isn't shown."""
    result = checked(file_of(goal("a"), goal("b", more=", level: vision, specific: Right at once.")))
    note = replace(result.findings[0], severity=Severity.INFO)
    known = SilencedFinding(note, "known", known=True)
    shown = replace(
        result,
        findings=(note,),
        silenced=(known, SilencedFinding(note, "by hand")),
        stale_known=("0123", "4567"),
        goals=(replace(result.goals[0], criteria={Criterion.SPECIFIC: Verdict.NOT_JUDGED}), *result.goals[1:]),
    )

    assert text(shown, Style()) == (
        "✔ 1 goal and 1 vision, nothing to mend, 1 not judged in full, 1 note (see -f concise). "
        "1 ignored. 1 known. 2 known findings gone: write the list anew with --write-known FILE.\n"
    )


def test_a_draft_is_called_one() -> None:
    """What it leaves open are notes, so that nobody takes it for done."""
    result = checked(file_of(goal("a", more=", status: draft"), goal("b", more=", owner: Anna")))

    assert text(result, Style()).startswith("✔ 2 goals, nothing to mend, 2 not judged in full, 1 draft, ")


def noted(fail_on: tuple[str, ...]) -> CheckResult:
    """Return a result of a goal with a note and one with two, another file without, judged by these severities."""
    result = checked(file_of(goal("a"), goal("b"), goal("c", more=", owner: Anna")))
    notes = tuple(replace(one, severity=Severity.INFO) for one in (*result.findings, result.findings[0]))
    return replace(result, findings=notes, fail_on=fail_on)


def test_notes_that_fail_the_run_are_listed() -> None:
    """A run that fails shows what made it."""
    shown = text(noted((Severity.INFO,)), Style())

    assert shown.count("info[S116]") == 3
    assert "  ▲ a  Warm calls" in shown
    assert "  ✔ c  Warm calls" in shown
    assert shown.endswith("3 notes in 1 of 1 file (1 goal fine, 2 not).\n")
    assert text(noted((Severity.WARNING,)), Style()).startswith("✔ 3 goals, ")


def test_notes_that_arent_listed_are_counted_apart() -> None:
    """The count of files is of what is listed; how to see the others is said."""
    result = noted((Severity.ERROR,))
    error = checked(file_of(goal("a")), name="other.yaml").findings[0]

    shown = text(replace(result, findings=(*result.findings, error), files=result.files * 3), Style())

    assert shown.endswith("1 error in 1 of 3 files (3 goals fine, 0 not). 3 notes (see -f concise).\n")


def test_goals_with_known_findings_are_neither_fine_nor_at_fault() -> None:
    """No tick beside a letter that isn't met; of many goals they aren't listed again."""
    result = checked(file_of(goal("a"), goal("b"), goal("c", more=", owner: Anna")))
    new, old = result.findings
    shown = replace(result, findings=(new,), silenced=(SilencedFinding(old, "known", known=True),))

    lines = text(shown, Style()).splitlines()

    assert [line[:5] for line in lines[-5:-2]] == ["  ✗ a", "  ○ b", "  ✔ c"]
    assert lines[-1] == "1 error in 1 of 1 file (1 goal fine, 1 not, 1 with known findings). 1 known."
    assert "  ○ b" not in text(replace(shown, goals=result.goals * 20), Style())


def test_all_well_without_goals() -> None:
    """Nothing is called SMART that isn't there."""
    assert text(checked("smartgoal: 1\ngoals: []\n"), Style()) == "✔ 0 goals.\n"


def test_next_deadline() -> None:
    """With a day to judge by, the next deadline is told; the year only where it isn't this one."""
    assert text(checked("{}", today=date(2026, 11, 22)), Style()) == (
        "✔ 1 goal, all SMART. Next deadline: fewer-repeat-calls, Thu 31 Dec (39 days).\n"
    )
    assert text(checked("{}", today=date(2027, 1, 1)), Style()) == "✔ 1 goal, all SMART.\n"
    assert show_day(date(2026, 12, 25), date(2025, 12, 25)) == "Fri 25 Dec 2026"


def test_fixable_findings_are_counted() -> None:
    """The summary says what a machine could do."""
    result = checked(TYPO)
    fixed = tuple(replace(finding, fix=Fix("Write it.", "parent")) for finding in result.findings)

    assert text(replace(result, findings=fixed), Style()).rstrip().endswith(f"{len(fixed)} fixable with --fix.")


def test_infos_that_are_only_counted_can_be_found() -> None:
    """The text has the others in full; who reads a number asks where the rest is."""
    result = checked(TYPO)
    mixed = (replace(result.findings[0], severity=Severity.INFO), *result.findings[1:])

    assert " 1 note (see -f concise)." in text(replace(result, findings=mixed), Style())
    assert "concise" not in text(result, Style())


@given(HOSTILE, HOSTILE)
@settings(max_examples=100, deadline=None)
def test_hostile_findings_stay_in_their_lines(message: str, path: str) -> None:
    """Whatever a finding quotes, each of its parts is one harmless line."""
    result = checked(TYPO)
    finding = replace(result.findings[0], message=message, hint=message, path=path, goal=message)
    shown: CheckResult = replace(result, findings=(finding,))

    for written in (text(shown, Style()), concise(shown, Style())):
        assert is_harmless(written.replace("\n", ""))
        assert not any(line.lstrip().lower().startswith(COMMANDS) for line in for_log(written).split("\n"))
    assert concise(shown, Style()).count("\n") == 1


@given(HOSTILE.filter(lambda words: words.strip() != ""), st.integers(60, 200))
@settings(max_examples=100, deadline=None)
def test_hostile_sources_never_break_the_excerpt(words: str, width: int) -> None:
    """The excerpt of any line fits, and its caret stands inside it."""
    escaped = "".join(char if char.isprintable() and char not in '"\\' else "?" for char in words)
    result = checked(f'smartgoal: 1\nwrong: "{escaped}"\n')

    lines = text(result, Style(width=width)).splitlines()

    assert cells(lines[2]) <= width
    assert is_harmless("".join(lines))


@pytest.mark.parametrize("width", [60, 80, 200])
def test_titles_of_any_script_keep_the_columns(width: int) -> None:
    """The letters stand below each other."""
    lines = text(
        checked(file_of(goal("a", "首次联系解决率" * 20), goal("b", "é" * 300), goal("c" * 60, "מטרה"))),
        Style(width=width),
    ).splitlines()

    rows = [line for line in lines if line.startswith("  ✗")]
    assert len({cells(row) for row in rows}) == 1
    assert cells(rows[0]) <= width
