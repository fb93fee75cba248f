"""Deadlines with their last day, apart from recurrences and the limits of service levels."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.knowledge.sentence import read_sentence

_TODAY = date(2026, 11, 22)


def _deadline(text: str, language: str, *, fiscal: int = 1, start: date | None = None) -> tuple[str, str] | None:
    sentence = read_sentence(text, language=language, metrics={}, today=_TODAY, fiscal_year_start=fiscal, start=start)
    found = sentence.deadline
    return None if found is None else (found.text, str(found.date))


@pytest.mark.parametrize(
    ("language", "text", "written", "day"),
    [
        ("en", "Publish it by the end of Q3", "by the end of Q3", "2027-09-30"),
        ("en", "Publish it by October 31st", "by October 31st", "2027-10-31"),
        ("en", "Publish it before 1 September 2026", "before 1 September 2026", "2026-08-31"),
        ("en", "Publish it by March 2026", "by March 2026", "2026-03-31"),
        ("en", "Publish it by June 30, 2026", "by June 30, 2026", "2026-06-30"),
        ("en", "Publish it by 2026-06-30", "by 2026-06-30", "2026-06-30"),
        ("en", "Publish it by 30/06/2026", "by 30/06/2026", "2026-06-30"),
        ("en", "Publish it by 05/06/2026", "by 05/06/2026", "None"),
        ("en", "Publish it by 2030", "by 2030", "2030-12-31"),
        ("en", "Publish it by mid-2027", "by mid-2027", "2027-06-30"),
        ("en", "Publish it by mid-March", "by mid-March", "2027-03-15"),
        ("en", "Publish it by early March", "by early March", "None"),
        ("en", "Publish it before March", "before March", "2027-02-28"),
        ("en", "Publish it before 2028", "before 2028", "2027-12-31"),
        ("en", "Publish it before Q3 2027", "before Q3 2027", "2027-06-30"),
        ("en", "Publish it within 6 weeks", "within 6 weeks", "2027-01-03"),
        ("en", "Publish it in a month", "in a month", "2026-12-22"),
        ("en", "Publish it in the first 90 days", "in the first 90 days", "2027-02-20"),
        ("en", "Publish it this year", "this year", "2026-12-31"),
        ("en", "Publish it next quarter", "next quarter", "2027-03-31"),
        ("en", "Publish it during the quarter", "during the quarter", "2026-12-31"),
        ("en", "Publish it by the end of next week", "by the end of next week", "2026-11-29"),
        ("en", "Publish it by Friday", "by Friday", "2026-11-27"),
        ("en", "Publish it by tomorrow", "by tomorrow", "2026-11-23"),
        ("en", "Publish it in FY27", "in FY27", "2027-12-31"),
        ("en", "Publish it before Christmas", "before Christmas", "2026-12-24"),
        ("en", "Publish it by summer", "by summer", "None"),
        ("en", "Publish it by year-end", "by year-end", "2026-12-31"),
        ("en", "Publish it by the end of the sprint", "by the end of the sprint", "None"),
        ("en", "Publish it by mid-Q3", "by mid-Q3", "None"),
        ("en", "Publish it by the end of the day", "by the end of the day", "2026-11-22"),
        ("en", "Publish it within 900 years", "within 900 years", "None"),
        ("en", "Publish it over the weekend of 6 March 2027", "6 March 2027", "2027-03-06"),
        ("fr", "Le publier d'ici fin mars", "d'ici fin mars", "2027-03-31"),
        ("fr", "Le publier avant la fin de l'année", "avant la fin de l'année", "2026-12-31"),
        ("fr", "Le publier au 3e trimestre", "au 3e trimestre", "2027-09-30"),
        ("fr", "Le publier le 1er avril 2027", "le 1er avril 2027", "2027-04-01"),
        ("fr", "Le publier d'ici 3 mois", "d'ici 3 mois", "2027-02-22"),
        ("fr", "Le publier au T2", "au T2", "2027-06-30"),
        ("hu", "Közzétesszük június végéig", "június végéig", "2027-06-30"),
        ("hu", "Közzétesszük 2026. december 31-ig", "2026. december 31-ig", "2026-12-31"),
        ("hu", "Közzétesszük szeptemberig", "szeptemberig", "2027-09-30"),
        ("hu", "Közzétesszük két hónapon belül", "két hónapon belül", "2027-01-22"),
        ("hu", "Közzétesszük fél éven belül", "fél éven belül", "2027-05-22"),
        ("hu", "Közzétesszük mától számítva 30 napon belül", "30 napon belül", "2026-12-22"),
        ("hu", "Közzétesszük július elsejéig", "július elsejéig", "2027-07-01"),
        ("hu", "Idén közzétesszük", "Idén", "2026-12-31"),
        ("hu", "A hibát 6%-ra csökkentjük március 31-ig", "március 31-ig", "2027-03-31"),
        ("zh", "2025年底前发布报告", "2025年底前", "2025-12-31"),
        ("zh", "6月底前发布报告", "6月底前", "2027-06-30"),
        ("zh", "12月31日前发布报告", "12月31日前", "2026-12-31"),
        ("zh", "9月前发布报告", "9月前", "2027-08-31"),
        ("zh", "下季度末前发布报告", "下季度末前", "2027-03-31"),
        ("zh", "半年内发布报告", "半年内", "2027-05-22"),
        ("zh", "到明年3月底发布报告", "到明年3月底", "2027-03-31"),
        ("zh", "明年第二季度发布报告", "明年第二季度", "2027-06-30"),
    ],
)
def test_last_day(language: str, text: str, written: str, day: str) -> None:
    assert _deadline(text, language) == (written, day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Send a report every Friday"),
        ("en", "Answer 80 % of calls in 20 s"),
        ("en", "Reply within 3 days"),
        ("en", "Complete the course within 6 weeks of joining"),
        ("en", "Close all tickets within 2 weeks"),
        ("en", "Do better than last year"),
        ("en", "Grow revenue year over year"),
        ("en", "Start of May: greet callers by name"),
        ("en", "Make 20 calls a day"),
        ("fr", "Envoyer un rapport chaque lundi"),
        ("fr", "Répondre en moins de 20 secondes"),
        ("hu", "Hetente jelentést küldünk"),
        ("hu", "24 órán belül válaszolunk"),
        ("hu", "A felvételtől számított 30 napon belül felhívjuk"),
        ("zh", "每周五提交周报"),
        ("zh", "20秒内接听电话"),
        ("en", "Read the promise aloud on Friday"),
        ("en", "Repeat calls fall to 14 %"),
        ("en", "From January 2027 call each customer back"),
        ("en", "Starting in January 2027, call each customer back"),
        ("en", "Collect what customers said since March 2026"),
        ("fr", "Tenir le guide à jour à partir de janvier 2027"),
        ("fr", "Dès le 1er mars 2027, rappeler chaque client"),
        ("zh", "从2027年1月起回访每位客户"),
        ("hu", "2027 januárjától minden ügyfelet visszahívunk"),
        ("hu", "2027. január 1-től minden ügyfelet visszahívunk"),
        ("hu", "Januártól minden ügyfelet visszahívunk"),
    ],
)
def test_times_that_do_not_bound_the_goal(language: str, text: str) -> None:
    assert _deadline(text, language) is None


def test_a_start_bounds_the_goal_on_its_side() -> None:
    """It is no deadline, and yet the goal isn't open on both ends; what lies behind bounds nothing."""

    def is_bound(text: str) -> bool | None:
        return read_sentence(text, language="en", metrics={}, today=_TODAY).time_bound

    assert is_bound("From January 2027 call each customer back")
    assert not is_bound("Collect what customers said since March 2026")


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "Publish it by the end of March 2027", "2027-03-31"),
        ("en", "Publish it in March 2027", "2027-03-01"),
        ("en", "Publish it in Q3 2027", "2027-07-01"),
        ("en", "Publish it in 2027", "2027-01-01"),
        ("en", "Publish it in H1 2027", "2027-01-01"),
        ("en", "Publish it this quarter", "2026-10-01"),
        ("en", "Publish it next week", "2026-11-23"),
        ("en", "Publish it by 30 June 2027", "2027-06-30"),
        ("zh", "2027年3月发布报告", "2027-03-01"),
        ("hu", "2027 márciusában közzétesszük", "2027-03-01"),
    ],
)
def test_first_day_of_a_period(language: str, text: str, first: str) -> None:
    """Whoever names a month is kept to no day of it."""
    deadline = read_sentence(text, language=language, metrics={}, today=_TODAY).deadline

    assert deadline is not None
    assert str(deadline.first) == first


def test_of_a_start_and_an_end_the_end_counts() -> None:
    assert _deadline("From January 2027 to March 2027 call each customer back", "en") == ("March 2027", "2027-03-31")
    assert _deadline("2027 januárjától márciusig visszahívjuk", "hu") == ("márciusig", "2027-03-31")


def test_without_a_day_only_full_dates_are_settled() -> None:
    def day(text: str) -> date | None:
        found = read_sentence(text, language="en", metrics={}, today=None).deadline
        assert found is not None
        return found.date

    open_ends = (
        "by June",
        "this year",
        "by Friday",
        "by Q2",
        "within 2 weeks",
        "this fiscal year",
        "by tomorrow",
        "by Christmas",
    )
    assert [day(f"Publish it {text}") for text in open_ends] == [None] * len(open_ends)
    assert day("Publish it by 30 June 2027") == date(2027, 6, 30)


def test_fiscal_years_have_the_name_of_their_end() -> None:
    assert _deadline("Publish it by the end of Q1 2027", "en", fiscal=7) == ("by the end of Q1 2027", "2026-09-30")
    assert _deadline("Publish it in FY27", "en", fiscal=4) == ("in FY27", "2027-03-31")
    assert _deadline("Publish it this fiscal year", "en", fiscal=4) == ("this fiscal year", "2027-03-31")
    assert _deadline("Publish it next fiscal year", "en", fiscal=4) == ("next fiscal year", "2028-03-31")


def test_terms_run_from_the_goals_start() -> None:
    assert _deadline("Publish it within 6 weeks", "en", start=date(2027, 1, 1)) == ("within 6 weeks", "2027-02-12")


def test_an_impossible_date_stays_open() -> None:
    assert _deadline("Publish it by 31 February 2027", "en") == ("by 31 February 2027", "None")


def test_the_last_of_several_dates_counts() -> None:
    assert _deadline("Draft by 1 March 2027, publish by 30 June 2027", "en") == ("by 30 June 2027", "2027-06-30")


def test_recurrences_and_limits_have_their_places() -> None:
    sentence = read_sentence("Answer 80 % of calls in 20 s every day", language="en", metrics={}, today=None)

    assert [hit.text for hit in sentence.recurrences] == ["every day"]
    assert [hit.text for hit in sentence.limits] == ["in 20 s"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "before Christmas 2027", "2027-12-24"),
        ("en", "by Christmas 2027", "2027-12-25"),
        ("en", "before Christmas", "2026-12-24"),
        ("en", "before New Year", "2026-12-31"),
        ("en", "by Halloween", "2027-10-31"),
        ("fr", "avant Noël 2027", "2027-12-24"),
        ("fr", "avant la Toussaint 2027", "2027-10-31"),
        ("zh", "2027年国庆节前", "2027-09-30"),
        ("zh", "2027年圣诞节前", "2027-12-24"),
        ("zh", "2027年元旦前", "2026-12-31"),
        ("zh", "2027年春节前", None),
        ("hu", "2027 karácsonya előtt", "2027-12-24"),
        ("hu", "karácsony előtt", "2026-12-24"),
        ("en", "by June '27", "2027-06-30"),
        ("en", "by the end of ’27", "2027-12-31"),
        ("fr", "d'ici juin '27", "2027-06-30"),
        ("hu", "'27 júniusáig", "2027-06-30"),
        ("zh", "27年6月底前", "2027-06-30"),
        ("zh", "27年底前", "2027-12-31"),
        ("en", "by 30/06/27", "2027-06-30"),
        ("en", "by 30.6.27", "2027-06-30"),
        ("en", "by 05/06/27", None),
        ("en", "by 30/06/35", None),
        ("fr", "d'ici le 30/06/27", "2027-06-30"),
        ("hu", "27.06.30-ig", "2027-06-30"),
        ("zh", "27/06/30前", "2027-06-29"),
        ("en", "by 05/06/2027", None),
    ],
)
def test_feasts_and_short_years(language: str, text: str, day: str | None) -> None:
    """A feast has its day, '27 is a year, and what leaves the day open is a deadline to ask about."""
    deadline = read_sentence(f"{text}: NPS 45", language=language, metrics={}, today=date(2026, 11, 22)).deadline

    assert deadline is not None
    assert deadline.text == text.lstrip("'")
    assert (deadline.date.isoformat() if deadline.date else None) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Install version 10.4.22 on all tills"), ("fr", "Appeler le 06.12.34.56.78"), ("zh", "27年经验")],
)
def test_no_short_years(language: str, text: str) -> None:
    """Versions, telephone numbers and years counted are no dates."""
    assert read_sentence(text, language=language, metrics={}, today=None).deadline is None


@pytest.mark.parametrize(("text", "needs_day"), [("by March", True), ("by 05/06/2027", False), ("by 30/06/27", False)])
def test_what_is_open(text: str, needs_day: bool) -> None:  # noqa: FBT001
    """Only a time that the day settles needs one."""
    deadline = read_sentence(f"Reach an NPS of 45 {text}", language="en", metrics={}, today=None).deadline

    assert deadline is not None
    assert deadline.needs_day is needs_day
