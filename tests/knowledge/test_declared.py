"""A goal file's metrics, laid over the catalogue."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smartgoal.knowledge.declared import UnknownLike, unknown_likes, with_declared
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass, Reach, Typical
from smartgoal.knowledge.metric_search import find_by_name
from smartgoal.knowledge.metrics import load_catalogue

CATALOGUE = load_catalogue()
NEW: dict[str, object] = {"kind": "ratio", "unit": "%", "better": "higher"}


def _bounds(metric: Metric) -> object:
    """Return the bounds, to be compared with plain numbers."""
    return metric.bounds


def test_override_changes_only_what_is_named() -> None:
    """The rest of the catalogue's metric stays, and so does its place."""
    metrics = with_declared(CATALOGUE, {"qa_score": {"name": "Call review score", "class": "other"}})

    metric = metrics["qa_score"]
    assert (metric.name, metric.metric_class, metric.declared) == ("Call review score", MetricClass.OTHER, True)
    assert (metric.kind, metric.unit, _bounds(metric)) == (Kind.MEAN, "%", (0, 100))
    assert metric.balance == CATALOGUE["qa_score"].balance
    assert list(metrics) == list(CATALOGUE)


def test_catalogue_is_left_as_it_was() -> None:
    """Files of one run don't touch each other."""
    with_declared(CATALOGUE, {"aht": {"name": "Talk", "unit": "min", "aliases": ("talk",)}})

    assert CATALOGUE["aht"].unit == "s"
    assert find_by_name("talk", CATALOGUE) is None


def test_renamed_metric_is_still_found_by_its_old_names() -> None:
    """People go on saying AHT; every language shows the file's own name."""
    metrics = with_declared(CATALOGUE, {"aht": {"name": "Gesprächszeit", "aliases": ["Minuten je Anruf"]}})

    assert set(metrics["aht"].names.values()) == {"Gesprächszeit"}
    for name in ("Gesprächszeit", "minuten je anruf", "Average handle time", "DMT", "平均处理时长", "kezelési idő"):
        assert find_by_name(name, metrics) is metrics["aht"]


def test_renamed_twice_keeps_all_names() -> None:
    """An included file and the file itself may both rename."""
    once = with_declared(CATALOGUE, {"aht": {"name": "One", "aliases": ("first",)}})
    twice = with_declared(once, {"aht": {"name": "Two"}})

    assert [find_by_name(name, twice) is twice["aht"] for name in ("One", "Two", "first", "DMT")] == [True] * 4


def test_every_key_overrides() -> None:
    """Kind, unit, better, class, bounds, reach, balance, columns and typical values."""
    told: dict[str, object] = {
        "kind": Kind.MEAN,
        "unit": "points",
        "better": Better.RANGE,
        "class": "volume",
        "bounds": (Decimal(1), None),
        "moved_by": "team",
        "balance": ("aht",),
        "columns": ("mark", "reviews"),
        "typical": "7 of 10, our last survey",
    }

    metric = with_declared(CATALOGUE, {"csat": told})["csat"]

    assert (metric.kind, metric.unit, metric.better) == (Kind.MEAN, "points", Better.RANGE)
    assert (metric.metric_class, _bounds(metric), metric.moved_by) == (MetricClass.VOLUME, (1, None), Reach.TEAM)
    assert (metric.balance, metric.balance_reason, metric.columns) == (("aht",), "", ("mark", "reviews"))
    assert metric.typical == (Typical("7 of 10, our last survey", "", None),)


def test_null_says_nothing() -> None:
    """A key left empty is a key not said."""
    empty = dict.fromkeys(("name", "unit", "bounds", "variant", "like", "aliases", "typical"))

    assert _bounds(with_declared(CATALOGUE, {"aht": empty})["aht"]) == _bounds(CATALOGUE["aht"])


def test_currency_of_a_money_metric_is_set() -> None:
    """A sign or word becomes the currency's code."""
    metrics = with_declared(CATALOGUE, {"revenue": {"unit": "HUF"}, "cost_per_contact": {"unit": "€"}})

    assert (metrics["revenue"].unit, metrics["cost_per_contact"].unit) == ("HUF", "EUR")
    assert metrics["average_order_value"].unit == "currency"


def test_new_metric_has_defaults() -> None:
    """It is of no class, moved by a person, and called by its id."""
    metrics = with_declared(CATALOGUE, {"parcels_packed": {"kind": "sum", "unit": "parcels", "better": "higher"}})

    metric = metrics["parcels_packed"]
    assert (metric.kind, metric.unit, metric.better) == (Kind.SUM, "parcels", Better.HIGHER)
    assert (metric.metric_class, metric.moved_by, _bounds(metric)) == (MetricClass.OTHER, Reach.PERSON, (None, None))
    assert (metric.name, metric.declared, metric.like) == ("parcels packed", True, None)
    assert list(metrics)[-1] == "parcels_packed"


@pytest.mark.parametrize(
    ("kind", "unit", "bounds"),
    [
        ("ratio", "%", (0, 100)),
        ("mean", "percent", (0, 100)),
        ("nps", "points", (-100, 100)),
        ("sum", "%", (None, None)),
        ("ratio", "s", (None, None)),
        ("mean", "公顷", (None, None)),
        ("mean", "/5", (0, 5)),
        ("median", "/ 10 points", (0, 10)),
        ("sum", "/5", (None, None)),
    ],
)
def test_new_metric_has_the_usual_bounds(kind: str, unit: str, bounds: object) -> None:
    """A ratio or mean in % lies in 0 to 100, a score on its scale, unless the file says otherwise."""
    told = {"kind": kind, "unit": unit, "better": "higher"}

    assert _bounds(with_declared(CATALOGUE, {"own": told})["own"]) == bounds
    wider = with_declared(CATALOGUE, {"own": {**told, "bounds": [0, 150]}})
    assert _bounds(wider["own"]) == (0, 150)


@pytest.mark.parametrize(
    ("metric_id", "told", "bounds"),
    [
        ("csat", {"unit": "points"}, (None, None)),
        ("csi", {"unit": "%"}, (0, 100)),
        ("aht", {"unit": "min"}, (0, None)),
        ("conformance", {"kind": "mean"}, (0, 200)),
        ("nps", {"unit": "%"}, (-100, 100)),
        ("csat_score", {"unit": "/5"}, (0, 5)),
    ],
)
def test_another_unit_brings_fitting_bounds(metric_id: str, told: dict[str, object], bounds: object) -> None:
    """Bounds that came from the unit go with it; the metric's own stay."""
    assert _bounds(with_declared(CATALOGUE, {metric_id: told})[metric_id]) == bounds


@pytest.mark.parametrize(
    ("written", "unit"),
    [("seconds", "s"), ("perc", "min"), ("pour cent", "%"), ("Ft", "HUF"), ("calls", "calls"), ("m", "m")],
)
def test_unit_gets_its_one_name(written: str, unit: str) -> None:
    """Times, percent and money are known by one name; any other text is the file's own."""
    told = {"own": {"kind": "last", "unit": written, "better": "lower"}}

    assert with_declared(CATALOGUE, told)["own"].unit == unit


def test_like_copies_all_but_names() -> None:
    """A metric of one queue is as the whole, under a name of its own."""
    metrics = with_declared(CATALOGUE, {"aht_chat": {"like": "aht", "name": "Handle time in chat", "unit": "min"}})

    metric = metrics["aht_chat"]
    assert (metric.id, metric.name, metric.like) == ("aht_chat", "Handle time in chat", "aht")
    assert (metric.kind, metric.better, metric.metric_class) == (Kind.RATIO, Better.LOWER, MetricClass.SPEED)
    assert (metric.unit, metric.balance) == ("min", CATALOGUE["aht"].balance)
    assert find_by_name("DMT", metrics) is CATALOGUE["aht"]
    assert find_by_name("handle time in chat", metrics) is metric


def test_like_without_a_name_is_called_by_its_id() -> None:
    """Two metrics never share a name by copying."""
    assert with_declared(CATALOGUE, {"aht_chat": {"like": "aht"}})["aht_chat"].name == "aht chat"


def test_likes_chain_in_any_order() -> None:
    """A copy of a copy, of an overridden metric, written before what it copies."""
    declared: dict[str, dict[str, object]] = {
        "aht_vip_chat": {"like": "aht_chat", "aliases": ("VIP",)},
        "aht_chat": {"like": "aht", "class": "other"},
        "aht": {"unit": "min"},
    }

    metrics = with_declared(CATALOGUE, declared)

    assert [metrics[each].unit for each in declared] == ["min"] * 3
    assert metrics["aht_vip_chat"].metric_class is MetricClass.OTHER
    assert find_by_name("vip", metrics) is metrics["aht_vip_chat"]
    assert list(metrics)[-2:] == ["aht_vip_chat", "aht_chat"]


def test_like_of_a_new_metric() -> None:
    """A file's own metrics can be copied too."""
    metrics = with_declared(CATALOGUE, {"own": NEW, "own_chat": {"like": "own", "better": "lower"}})

    assert (_bounds(metrics["own_chat"]), metrics["own_chat"].better) == ((0, 100), Better.LOWER)


def test_catalogue_s_metric_can_become_like_another() -> None:
    """`like` counts before the catalogue."""
    metrics = with_declared(CATALOGUE, {"acw": {"like": "aht"}})

    assert (metrics["acw"].columns, metrics["acw"].name) == (CATALOGUE["aht"].columns, "acw")


def test_long_chains_are_no_trouble() -> None:
    """A hostile file can't exhaust the stack."""
    count = 5000
    declared = {f"m{number}": {"like": f"m{number + 1}"} for number in range(count)} | {f"m{count}": {"like": "aht"}}

    assert with_declared(CATALOGUE, declared)["m0"].kind is Kind.RATIO


def test_variant_settles_the_formula() -> None:
    """The formula is the chosen one and nothing is open any more."""
    metric = with_declared(CATALOGUE, {"service_level": {"variant": "answered_of_offered"}})["service_level"]

    assert (metric.variant, metric.needs_variant) == ("answered_of_offered", False)
    assert metric.formula == "answered within the limit ÷ (answered + abandoned)"
    assert (metric.kind, metric.unit, metric.better) == (Kind.RATIO, "%", Better.HIGHER)


@pytest.mark.parametrize(
    ("variant", "kind", "unit", "better", "bounds"),
    [
        ("ease_mean", Kind.MEAN, "points", Better.HIGHER, (0, 100)),
        ("effort_mean", Kind.MEAN, "points", Better.LOWER, (0, 100)),
        ("ease_share", Kind.RATIO, "%", Better.HIGHER, (0, 100)),
    ],
)
def test_variant_of_effort_changes_its_nature(
    variant: str, kind: Kind, unit: str, better: Better, bounds: object
) -> None:
    """The wording of the question decides the direction."""
    metric = with_declared(CATALOGUE, {"ces": {"variant": variant}})["ces"]

    assert (metric.kind, metric.unit, metric.better, _bounds(metric)) == (kind, unit, better, bounds)
    assert metric.is_share is (variant == "ease_share")
    assert not metric.direction_is_open


def test_words_of_the_file_count_before_the_variant() -> None:
    """Variant first, then what stands beside it."""
    metric = with_declared(CATALOGUE, {"ces": {"variant": "ease_mean", "bounds": [1, 7], "better": "lower"}})["ces"]

    assert (_bounds(metric), metric.better) == ((1, 7), Better.LOWER)


def test_copy_takes_the_variant_and_may_choose_another() -> None:
    """One queue by survey, the other by repeats."""
    declared: dict[str, dict[str, object]] = {
        "fcr": {"variant": "survey"},
        "fcr_a": {"like": "fcr"},
        "fcr_b": {"like": "fcr", "variant": "no_repeat"},
    }

    metrics = with_declared(CATALOGUE, declared)

    assert [metrics[each].variant for each in declared] == ["survey", "survey", "no_repeat"]


def test_unknown_like_names_the_nearest() -> None:
    """The fault says which metric, what it is like and what was meant."""
    with pytest.raises(UnknownLike, match=r'There is no metric "ath" to be like\.') as caught:
        with_declared(CATALOGUE, {"aht_chat": {"like": "ath"}})

    fault = caught.value
    assert (fault.metric_id, fault.like, fault.hint) == ("aht_chat", "ath", "Did you mean `aht`?")


def test_unknown_like_may_mean_a_metric_of_the_file() -> None:
    """Near names come from the file too; where none is near it says what to do."""
    near, far = unknown_likes(CATALOGUE, {"parcels": NEW, "a": {"like": "parcel"}, "b": {"like": "x" * 99}})

    assert near.hint == "Did you mean `parcels`?"
    assert far.hint == "Name a metric of this file or of the catalogue."
    assert str(far) == f'There is no metric "{"x" * 39}…" to be like.'


def test_fault_is_told_once_for_all_that_lean_on_it() -> None:
    """One cause is one fault; it names every metric that can't be made."""
    declared: dict[str, dict[str, object]] = {
        "c": {"like": "b"},
        "b": {"like": "a"},
        "a": {"like": "nothing at all"},
        "d": {"like": "b"},
        "e": NEW,
    }

    (fault,) = unknown_likes(CATALOGUE, declared)

    assert fault.metric_id == "a"
    assert fault.unusable == ["c", "b", "a", "d"]
    rest = {name: told for name, told in declared.items() if name not in fault.unusable}
    assert with_declared(CATALOGUE, rest)["e"].kind is Kind.RATIO


@pytest.mark.parametrize(
    ("declared", "way"),
    [
        ({"a": {"like": "a"}}, "a → a"),
        ({"aht": {"like": "aht"}}, "aht → aht"),
        ({"a": {"like": "b"}, "b": {"like": "a"}}, "a → b → a"),
        ({"x": {"like": "a"}, "a": {"like": "b"}, "b": {"like": "a"}}, "a → b → a"),
        ({each: {"like": after} for each, after in zip("abcd", "bcda", strict=True)}, "a → b → c → … → a"),
    ],
)
def test_circles_are_faults(declared: dict[str, dict[str, object]], way: str) -> None:
    """Metrics can't be like each other; one fault a circle."""
    (fault,) = unknown_likes(CATALOGUE, declared)

    assert str(fault) == f"These metrics are like each other in a circle: {way}."
    assert fault.like == declared[fault.metric_id]["like"]
    assert fault.unusable == list(declared)


@pytest.mark.parametrize(
    ("metric_id", "variant", "message", "hint"),
    [
        ("fcr", "surveys", 'The metric fcr has no variant "surveys".', "Did you mean `survey`?"),
        ("fcr", "best", 'The metric fcr has no variant "best".', "Use one of survey, no_repeat."),
        ("aht", "best", "The metric aht has no variants.", "Take `variant` out."),
    ],
)
def test_unknown_variant_is_a_fault(metric_id: str, variant: str, message: str, hint: str) -> None:
    """It isn't about `like`, and what copies the metric can't be made either."""
    declared = {metric_id: {"variant": variant}, "copy": {"like": metric_id}}

    (fault,) = unknown_likes(CATALOGUE, declared)

    assert (fault.like, str(fault), fault.hint) == (None, message, hint)
    assert fault.unusable == [metric_id, "copy"]


def test_new_metric_has_no_variants() -> None:
    """Only the catalogue's metrics come with formulas to choose from."""
    (fault,) = unknown_likes(CATALOGUE, {"own": {**NEW, "variant": "survey"}})

    assert str(fault) == "The metric own has no variants."


def test_faults_stand_in_the_order_of_the_file() -> None:
    """So that findings do."""
    declared = {"b": {"like": "gone"}, "aht": {"variant": "x"}, "a": {"like": "lost"}}

    assert [fault.metric_id for fault in unknown_likes(CATALOGUE, declared)] == ["b", "aht", "a"]
