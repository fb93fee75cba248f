"""The catalogue holds what its specification fixes."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
import yaml

from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass, Reach, Typical
from smartgoal.knowledge.metric_search import names_of
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.names import label_key

FIXED = """\
speed aht ratio s lower
speed acw ratio s lower
speed asa ratio s lower T V
speed service_level ratio % higher T V
speed first_reply_time median s lower
speed resolution_time median s lower
speed answered_in_target_rate ratio % higher
speed contacts_per_hour ratio 1/h higher
quality csat ratio % higher
quality csat_score mean points higher
quality csi mean points higher
quality nps nps points higher
quality ces mean points higher V
quality fcr ratio % higher V
quality repeat_contact_rate ratio % lower
quality transfer_rate ratio % lower
quality escalation_rate ratio % lower
quality reopen_rate ratio % lower
quality churn_rate ratio % lower
quality complaint_rate ratio % lower
quality abandonment_rate ratio % lower T
quality qa_score mean % higher
quality error_accuracy ratio % higher
quality documentation_rate ratio % higher
quality promises_kept_rate ratio % higher
quality on_time_rate ratio % higher
quality knowledge_score mean % higher
quality certification_rate ratio % higher
quality complaints sum count lower
volume contacts_handled sum count higher
volume tickets_solved sum count higher
volume sales_count sum count higher
volume revenue sum currency higher
other backlog last tickets lower T
other occupancy ratio % range T
other utilization ratio % range T
other adherence ratio % higher
other conformance ratio % range
other absence_rate ratio % lower
other attendance_rate ratio % higher
other punctuality_rate ratio % higher
other attrition_rate ratio % lower T
other retention_rate ratio % higher
other response_rate ratio % higher
other conversion_rate ratio % higher
other profit_margin ratio % higher
other average_order_value ratio currency higher
other cost_per_contact ratio currency lower T
other training_hours sum h higher
other enps nps points higher
"""
NOT_SHARES = {"conformance": (0, 200), "attrition_rate": (0, None), "profit_margin": (None, 100)}

CATALOGUE = load_catalogue()
EACH = pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)


def _line(metric: Metric) -> str:
    marks = ["T"] * (metric.moved_by is Reach.TEAM) + ["V"] * metric.needs_variant
    return " ".join((metric.metric_class, metric.id, metric.kind, metric.unit, metric.better, *marks))


def test_the_fifty_metrics_are_as_fixed() -> None:
    """Class, kind, unit, direction, reach and the need for a variant, in the catalogue's order."""
    assert [_line(metric) for metric in CATALOGUE.values()] == FIXED.splitlines()
    assert len(CATALOGUE) == 50
    assert all(metric_id == metric.id for metric_id, metric in CATALOGUE.items())


def test_variants_are_as_fixed() -> None:
    """Each open definition has its published formulas."""
    variants = {metric.id: [each.id for each in metric.variants] for metric in CATALOGUE.values() if metric.variants}

    assert variants == {
        "service_level": [
            "with_quick_abandons",
            "answered_of_answered",
            "answered_of_offered",
            "without_quick_abandons",
            "with_short_abandons",
        ],
        "fcr": ["survey", "no_repeat"],
        "asa": ["queue", "ringing_only"],
        "ces": ["ease_mean", "effort_mean", "ease_share"],
    }


def test_only_effort_changes_its_nature_with_the_variant() -> None:
    """What a variant leaves open is as in the metric."""
    changes = [
        (each.id, each.kind, each.unit, each.better, each.bounds)
        for metric in CATALOGUE.values()
        for each in metric.variants
        if (each.kind, each.unit, each.better, each.bounds) != (None, None, None, None)
    ]

    assert changes == [
        ("ease_mean", None, None, Better.HIGHER, None),
        ("effort_mean", None, None, Better.LOWER, None),
        ("ease_share", Kind.RATIO, "%", Better.HIGHER, (0, 100)),
    ]


def test_direction_is_open_for_effort_alone() -> None:
    """Whether a high effort score is good depends on its question."""
    assert [metric.id for metric in CATALOGUE.values() if metric.direction_is_open] == ["ces"]


def test_bounds_exclude_the_impossible_alone() -> None:
    """Shares lie in 0..100, an NPS in -100..100, times and counts above 0."""
    for metric in CATALOGUE.values():
        bounds: object = metric.bounds
        if metric.kind is Kind.NPS:
            assert bounds == (-100, 100)
        elif metric.unit == "%":
            assert bounds == NOT_SHARES.get(metric.id, (0, 100))
        elif metric.unit == "points":
            assert metric.bounds[0] == 0
        else:
            assert bounds == ((None, None) if metric.id == "revenue" else (0, None))


def test_shares_are_ratios_of_parts() -> None:
    """Where the numerator can't pass the denominator the reader may say so."""
    assert CATALOGUE["fcr"].is_share
    assert not CATALOGUE["qa_score"].is_share
    assert not any(CATALOGUE[metric_id].is_share for metric_id in NOT_SHARES)


@EACH
def test_every_metric_is_named_in_four_languages(metric: Metric) -> None:
    """Each language has a name and people's other words for it."""
    assert tuple(metric.names) == LANGUAGES
    assert tuple(metric.aliases) == LANGUAGES
    assert all(metric.aliases.values())
    assert metric.name == metric.names["en"]
    assert not metric.declared


@EACH
def test_no_language_says_a_name_twice(metric: Metric) -> None:
    """A name that folds to another of its language adds nothing."""
    for language in LANGUAGES:
        folded = [label_key(each) for each in (metric.names[language], *metric.aliases[language])]
        assert len(set(folded)) == len(folded)


@EACH
def test_names_are_written_cleanly(metric: Metric) -> None:
    """Names are in composed form, of one line, and Chinese ones hold Chinese."""
    names = list(names_of(metric))
    assert names == [" ".join(unicodedata.normalize("NFC", each).split()) for each in names]
    assert all(any("\u4e00" <= char <= "\u9fff" for char in each) for each in metric.aliases["zh"])
    for language in ("en", "fr", "hu"):
        assert metric.names[language][0].isupper() or metric.id == "enps"
        assert all(each.isascii() for each in metric.aliases["en"])


def test_a_name_belongs_to_one_metric() -> None:
    """Folded, no name of any language means two metrics."""
    owners: dict[str, set[str]] = {}
    for metric in CATALOGUE.values():
        for name in names_of(metric):
            owners.setdefault(label_key(name), set()).add(metric.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    "word",
    [
        *(
            "calls",
            "call",
            "service",
            "quality",
            "score",
            "time",
            "rate",
            "satisfaction",
            "average",
            "sales",
            "turnover",
        ),
        *("tickets", "open tickets", "calls handled", "training", "attendance", "punctuality", "utilisation", "QA"),
        *(
            "appels",
            "qualité",
            "qualité de service",
            "temps",
            "délai",
            "taux",
            "note",
            "rappels",
            "ça",
            "le",
            "ces clients",
        ),
        *("respect des délais", "taux de retour", "turnover", "dossiers", "formation", "ventes"),
        *("电话", "服务", "质量", "服务质量", "满意度", "时间", "效率", "成本", "率", "分", "考勤", "流失率", "利用率"),
        *("hívás", "hívások", "idő", "arány", "minőség", "elégedettség", "pontszám", "ca.", "panasz", "lemorzsolódás"),
    ],
)
def test_words_that_mean_many_things_name_nothing(word: str) -> None:
    """They would misread sentences."""
    names = {label_key(each) for metric in CATALOGUE.values() for each in names_of(metric)}

    assert label_key(word) not in names


@EACH
def test_every_metric_says_how_it_is_made(metric: Metric) -> None:
    """The columns fit the kind: two for a ratio or mean, three for an NPS, one for the rest."""
    expected = {Kind.RATIO: 2, Kind.MEAN: 2, Kind.NPS: 3}
    assert metric.formula
    assert len(metric.columns) == expected.get(metric.kind, 1)


@EACH
def test_balance_names_other_metrics_and_why(metric: Metric) -> None:
    """What it is balanced with exists, is another metric, and has a reason."""
    assert set(metric.balance) <= set(CATALOGUE) - {metric.id}
    assert bool(metric.balance) is bool(metric.balance_reason)


def test_speed_is_balanced_with_quality() -> None:
    """Each speed metric that has partners has one that tells of quality or staff."""
    for metric in CATALOGUE.values():
        if metric.metric_class is MetricClass.SPEED and metric.balance:
            assert any(CATALOGUE[each].metric_class is MetricClass.QUALITY for each in metric.balance)


def test_typical_values_have_a_source() -> None:
    """None is invented: where nothing is published, there is none."""
    told = {metric.id for metric in CATALOGUE.values() if metric.typical}

    assert told == {
        *("aht", "asa", "service_level", "abandonment_rate", "fcr", "csat", "csat_score", "nps", "ces"),
        *("occupancy", "utilization", "adherence", "qa_score", "error_accuracy"),
    }
    assert all(each.says and each.source for metric in CATALOGUE.values() for each in metric.typical)
    assert CATALOGUE["asa"].typical[1] == Typical("8.97 s without time in the queue", "Talkdesk KPI report", 2017)


def test_the_catalogue_is_the_same_without_the_c_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML is also built without libyaml."""
    monkeypatch.delattr(yaml, "CBaseLoader")

    assert load_catalogue.__wrapped__() == CATALOGUE


def test_numbers_are_exact() -> None:
    """No bound passes through a binary float."""
    bounds = [limit for metric in CATALOGUE.values() for limit in metric.bounds if limit is not None]

    assert all(isinstance(limit, Decimal) for limit in bounds)
