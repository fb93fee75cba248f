"""Metrics that are missing, unknown, without source or open in their formula."""

from __future__ import annotations

import pytest

from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Criterion, Severity
from tests.check.rules.found import checked, checked_with_include, codes, found
from tests.conftest import laid_over


@pytest.mark.parametrize(
    ("measurable", "is_missing"),
    [
        ("{metric: null, deliverable: [a guide]}", False),
        ("{metric: [aht]}", False),
        ("[aht]", False),
        ("{metric: null, metrik: aht}", False),
        ("{metric: null, what_we_count: aht}", False),
        ("{metric: null, min_sample: many}", True),
        ("{metric: null, guardrails: [{metric: aht}]}", True),
    ],
)
def test_unreadable_metric_or_deliverable_isnt_missing(measurable: str, *, is_missing: bool) -> None:
    """What stands there has its finding already; what is wrong beside it hides nothing."""
    assert bool(found("M201", f"measurable: {measurable}")) is is_missing
    assert [one.code for one in checked(f"measurable: {measurable}").findings if one.code in {"F003", "F004"}] != []


def test_draft_may_lack_its_metric() -> None:
    """It is said, but as a note."""
    assert [one.severity for one in found("M201", "{status: draft, measurable: null}")] == [Severity.INFO]


def test_vision_needs_no_metric() -> None:
    """A vision without figures is spared every rule on figures."""
    assert codes("{level: vision, measurable: null, realistic: null, time_bound: null, achievable: null}") == []


def test_vision_with_metric_needs_no_target_yet() -> None:
    """A vision may have a metric and a period; it has to have neither."""
    fragment = "{level: vision, owner: null, measurable: {baseline: null}, realistic: null, time_bound: null}"

    assert codes(fragment) == []


@pytest.mark.parametrize(
    "declared",
    [
        "metrics: {parcels: {kind: sum, better: higher}}",
        "metrics: {parcels: {kind: sum, better: higher, unit: parcels, like: nothing}}",
        "metrics: [parcels]",
    ],
)
def test_metric_that_was_declared_wrongly_isnt_unknown(declared: str) -> None:
    """One cause gives one finding, and that one stands where the metric is declared."""
    fragment = f"{{{declared}, measurable: {{metric: parcels, window: null}}}}"

    assert not found("M202", fragment)
    assert [one.code for one in checked(fragment).findings if one.code.startswith("F")] != []


@pytest.mark.parametrize(
    "included",
    [
        None,
        "people: {Eva: {}",
        "metrics: {parcels: {kind: 5}}",
        "metrics: {parcels: {kind: sum}}",
        "metrcs: {parcels: {like: aht}}",
        "include: [even-more.yaml]",
    ],
)
def test_metric_may_come_from_an_include_that_cant_be_read(included: str | None) -> None:
    """Nobody knows what that file declares; what is wrong in it is told there, once."""
    result = checked_with_include("{measurable: {metric: parcels}}", included)
    wrong = [(one.path, one.code) for one in result.findings if one.severity == "error"]

    assert [path for path, _ in wrong] == ["goals.yaml" if included is None else "more.yaml"]
    assert wrong[0][1].startswith("F")


def test_metric_may_be_declared_behind_a_yaml_error() -> None:
    """Nobody knows what the rest of the file declares."""
    text = laid_over("measurable: {metric: parcels}") + "metrics: {parcels: [\n"

    assert [one.code for one in checked(text).findings] == ["F001"]


def test_alias_is_replaced_by_its_id() -> None:
    """An alias belongs to one metric only, so its id means the same."""
    (one,) = found("M202", "measurable: {metric: 平均处理时长}")

    assert one.fix is not None
    assert (one.fix.text, one.field) == ("aht", "measurable.metric")


def test_slip_is_no_ground_for_an_edit() -> None:
    """A near name is proposed, not written."""
    (one,) = found("M202", "measurable: {metric: avarage handle time}")

    assert "`aht`" in one.hint
    assert one.fix is None


def test_many_unknown_names_stay_quick() -> None:
    """Only so many names are compared with all others; the rest get the general hint."""
    goals = ", ".join(
        f"{{id: g{number}, measurable: {{metric: repeat_contact_rates_{number}}}}}" for number in range(60)
    )
    hints = [one.hint for one in found("M202", f"goals: [{goals}]")]

    assert len(hints) == 60
    assert [hint.startswith("Did you mean") for hint in (hints[0], hints[-1])] == [True, False]


def test_shared_metric_of_several_owners_is_unknown_once() -> None:
    """It is written once."""
    assert len(found("M202", "{owner: null, owners: {Anna Kovács: {}, Bence Tóth: {}}, measurable: {metric: x}}")) == 1


def test_wrong_unit_counts_against_measurable() -> None:
    """Although the loader finds it, it is no fault of the file's form."""
    result = checked("realistic: {threshold: 14 min}")

    assert result.goals[0].criteria[Criterion.MEASURABLE] is Verdict.NOT_MET
    assert result.goals[0].criteria[Criterion.REALISTIC] is Verdict.MET
    assert [one.code for one in result.findings] == ["M203"]


@pytest.mark.parametrize(
    ("sources", "is_missing"),
    [
        ("[{files: a.csv, metrics: {aht: AHT}}]", False),
        ("[{files: a.csv, metrics: {aht: {value: AHT}}}, {files: b.csv}]", False),
        ("[{files: a.csv, metrics: {aht: {value: AHT}}}, {files: b.csv, metrics: {csat: {value: CSAT}}}]", True),
        ("[{files: a.csv, metrics: {Taux de réitération: {numerator: A, denominator: B}}}]", False),
        ("[{files: a.csv, metrics: {aht: {value: AHT}}, colour: red}]", False),
        ("[]", False),
    ],
)
def test_source_is_missing_only_where_all_sources_are_known(sources: str, *, is_missing: bool) -> None:
    """Tidy files bring what their rows say, and an unreadable source may bring anything."""
    assert bool(found("M210", f"sources: {sources}")) is is_missing


def test_copy_of_a_metric_needs_its_own_source() -> None:
    """A queue's handle time isn't everybody's."""
    fragment = (
        "{metrics: {aht_chat: {like: aht}}, measurable: {metric: aht_chat}, realistic: {threshold: 300, stretch: 280},"
        " sources: [{files: a.csv, metrics: {aht: {value: AHT}}}]}"
    )

    assert [one.message for one in found("M210", fragment)] == ["None of the sources brings aht_chat."]


def test_copy_of_an_open_metric_is_open() -> None:
    """Until its formula is chosen."""
    fragment = "{{metrics: {{sl_chat: {{like: service_level{}}}}}, measurable: {{metric: sl_chat}}}}"

    assert [one.message.partition(" ")[0] for one in found("M212", fragment.format(""))] == ["sl_chat"]
    assert not found("M212", fragment.format(", variant: answered_of_offered"))


def test_variant_that_there_isnt_is_one_finding() -> None:
    """Somebody has chosen; which one was meant stands in the list of variants."""
    fragment = "{metrics: {fcr: {variant: foo}}, measurable: {metric: fcr}}"

    assert not found("M212", fragment)
    assert found("F004", fragment)


def test_guardrails_keep_their_numbers() -> None:
    """Those that can't be used for another reason are counted."""
    rails = "[{metric: 5, at_most: 1}, {metric: aht, at_most: 8 min}, 3, {metric: ath, at_most: 8 min}]"
    (one,) = found("M202", f"measurable: {{guardrails: {rails}}}")

    assert (one.field, one.message) == ("measurable.guardrails.3.metric", 'The metric "ath" isn\'t known.')
