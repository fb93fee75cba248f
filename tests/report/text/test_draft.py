"""Drafts on the screen: what was found is marked under the words, every letter has its reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from smartgoal import api
from smartgoal.report.style import Style, cells
from smartgoal.report.text.draft import draft
from smartgoal.settings import Settings
from tests.report.test_escape import HOSTILE, is_harmless


def shown(text: str, width: int = 80) -> list[str]:
    """Return the lines that drafts of a text are shown as."""
    return draft(api.draft(text, Settings()), Style(width)).splitlines()


def reasons(text: str) -> dict[str, str]:
    """Return each letter with its mark and reason."""
    return {line[2]: line[4:] for line in shown(text, 200) if line[2:3] in "SMART" and line[3:4] == " "}


def test_a_sentence() -> None:
    """Its slots below it, a line a letter, its questions, and what to do next."""
    assert shown("Keep CSAT at 85 % until 30 June 2026, owner: Anna") == [
        "  Keep CSAT at 85 % until 30 June 2026, owner: Anna",
        "  ──── ────    ──── ──────────────────         ────",
        "  keep metric  target                          owner",
        "                    deadline",
        "",
        "  S ✔  it names csat (Customer satisfaction)",
        "  M ✔  at least 85 %",
        "  A ?  not judged by a sentence: it takes the means and the owner's role",
        "  R ?  not judged by a sentence: it takes the baseline and who agreed",
        '  T ✔  "until 30 June 2026" is 2026-06-30',
        "",
        "  A coach would ask:",
        "    window     Over which days is it judged: 4 weeks, period or latest?",
        "    means      What makes it possible: training, tools, time?",
        "    agreed_by  Who agrees on it: the owner, and who else?",
        "    why        Why this, and why now?",
        "    start      From which day on?",
        "    review     How often will you look at it: weekly, fortnightly, monthly?",
        "",
        'With --format yaml: this goal as a goal file, "# ?" at each question.',
    ]


def test_wide_characters() -> None:
    """The marks stand under the words, which take two columns a character."""
    assert shown("2025年底前将客户满意度从78%提高到85%")[:3] == [
        "  2025年底前将客户满意度从78%提高到85%",
        "  ──────────  ──────────  ────────────",
        "  deadline    metric      from, to",
    ]


def test_a_long_sentence() -> None:
    """A slot that runs over a line's end is marked on both and named once."""
    lines = shown("In each and every call with each and every customer, we reduce the average handle time.")

    assert lines[0].endswith("reduce the average")
    assert lines[1].strip().split() == ["──────", "───────"]
    assert lines[2].strip().split() == ["down", "metric"]
    assert lines[3:6] == ["  handle time.", "  ───────────", ""]


def test_a_very_long_sentence() -> None:
    """The beginning is shown, and how much more there is."""
    lines = shown("Answer each call. " * 500)

    assert "Answer each call." in lines[11]
    assert lines[12].startswith("  … and ")
    assert lines[12].endswith(" more characters")


def test_several_sentences() -> None:
    """One after the other, with a count; blank lines are left out."""
    lines = shown("- Improve service\n\n- Keep CSAT at 85 % until 30 June 2026\n", 200)

    assert [line for line in lines if line.startswith("  -")] == [
        "  - Improve service",
        "  - Keep CSAT at 85 % until 30 June 2026",
    ]
    assert lines[-1] == (
        "2 sentences: 1 specific, 1 measurable, 1 time-bound. "
        'With --format yaml: all of them as a goal file, "# ?" at each question.'
    )


@pytest.mark.parametrize(
    ("text", "letter", "reason"),
    [
        ("Reduce AHT", "S", "✔  it names aht (Average handle time)"),
        ("Attend 10 talks", "S", "✔  it names what can be seen, heard or counted"),
        ("Improve service", "S", '·  "Improve" names no result'),
        ("Have more efficient calls", "S", '·  "more efficient" doesn\'t say how much'),
        ("Understand the products", "S", '·  "Understand" happens where nobody can see it'),
        ("Build rapport with the customers", "S", '·  "Build rapport" is wider than anything one could see'),
        ("The customers and we", "S", "·  it names nothing that could be seen, heard or counted"),
        ("hi", "S", "?  not judged: no language that is read could be told; name it with --language"),
        ("Improve service", "M", "·  no figure, no frequency, nothing to hand over"),
        ("Cut AHT by 20 %", "M", "✔  a change by -20 %"),
        ("Raise CSAT by 5 %", "M", "✔  a change by +5 %"),
        ("Change the price by 5 %", "M", "✔  a change by 5 %"),
        ("Cut AHT from 6 min to 5:45", "M", "✔  from 6 min to 5 min 45 s"),
        ("Occupancy between 75 and 85 %", "M", "✔  between 75 % and 85 %"),
        ("Keep AHT at most 5 min", "M", "✔  at most 5 min"),
        ("Cut AHT to 5 min", "M", "✔  a target of 5 min"),
        ("Reach 40 by June 2026", "M", "✔  a target of 40"),
        ("Attend a team meeting every Friday", "M", '✔  "every Friday" says how often'),
        ("Reply to each mail within 4 hours", "M", "✔  at most 4 h"),
        ("Finish training within a month of joining", "M", '✔  "within a month" is a limit to hold'),
        ("Publish the guide by 1 May 2026", "M", "✔  whether it is done can be told"),
        ("hi", "M", "?  not judged: no language that is read could be told; name it with --language"),
        ("Cut AHT by 1 May 2026", "T", '✔  "by 1 May 2026" is 2026-05-01'),
        ("Cut AHT by 1 May", "T", '✔  "by 1 May" is no full date; --as-of DATE settles it'),
        ("Cut AHT by 05/06/2027", "T", '✔  "by 05/06/2027" leaves the day open; write it as YYYY-MM-DD'),
        ("Raise CSAT by 6 points to 84 %", "M", "✔  a change by +6 points to 84 %"),
        ("Increase sales by 5 to 10 %", "M", "✔  a change by +5 % to +10 %"),
        ("Improve service soon", "T", '·  "soon" is no day'),
        ("Attend a team meeting every Friday", "T", '·  "every Friday" says how often, not until when'),
        ("Reduce AHT", "T", "·  no last day"),
        ("hi", "T", "?  not judged: no language that is read could be told; name it with --language"),
    ],
)
def test_reasons(text: str, letter: str, reason: str) -> None:
    """One for each letter, in the text's own words where it has any."""
    assert reasons(text)[letter] == reason


def test_findings() -> None:
    """With their code, below the letters."""
    assert any(line.startswith("  M205  ") for line in shown("Cut AHT by 20 %"))


def test_what_a_stream_can_show() -> None:
    """Colours where they may be used, ASCII where there is nothing else."""
    plain = draft(api.draft("Reduce AHT", Settings()), Style(unicode=False))

    assert plain.isascii()
    assert "\x1b[" in draft(api.draft("Reduce AHT", Settings()), Style(colour=True))


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_any_text_is_harmless(text: str) -> None:
    """Nothing paints or hides, and no line is wider than the screen."""
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    for line in shown(f"x {text} AHT 5 min"):
        assert is_harmless(line)
        assert cells(line) <= 80
