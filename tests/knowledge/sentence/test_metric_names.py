"""Metrics named in a text: those that come with smartgoal, and a file's own before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.knowledge.metrics import load_catalogue, with_declared
from smartgoal.knowledge.sentence import metric_names, read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pytest

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.words import Phrases

_OWN = {"kind": "mean", "unit": "points", "better": "higher"}


def named(text: str, metrics: Mapping[str, Metric]) -> list[str]:
    """Return the ids of the metrics that a text names."""
    said = read_sentence(text, language="en", metrics=metrics, today=None)
    return [hit.metric_id for hit in said.metrics]


def test_a_files_own_metric_is_found_beside_the_others() -> None:
    """Under its own name, in any language; what comes with smartgoal stays."""
    metrics = with_declared(load_catalogue(), {"smile_score": {**_OWN, "name": "smile index"}})
    assert named("Raise the smile index from 3 to 4 while AHT stays at 300 s", metrics) == ["smile_score", "aht"]


def test_a_files_own_name_wins() -> None:
    """Whoever calls a metric of their own by a known name means their own."""
    metrics = with_declared(load_catalogue(), {"our_aht": {**_OWN, "name": "average handling time"}})
    assert named("Cut the average handling time to 300 s", metrics) == ["our_aht"]
    assert named("Cut the average handling time to 300 s", load_catalogue()) == ["aht"]


def test_a_metric_described_anew_has_its_new_names() -> None:
    """And is found once."""
    metrics = with_declared(load_catalogue(), {"aht": {"name": "talk clock"}})
    assert named("Cut the talk clock to 300 s", metrics) == ["aht"]


def test_a_metric_that_isnt_there_isnt_named() -> None:
    """Whatever the catalogue knows beside it."""
    metrics = {name: metric for name, metric in load_catalogue().items() if name != "aht"}
    assert named("Cut AHT to 300 s", metrics) == []


def test_the_names_that_come_with_smartgoal_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file with metrics of its own costs those alone."""
    named("Cut AHT to 300 s", load_catalogue())
    compiled: list[int] = []
    compile_names = metric_names._compile  # noqa: SLF001  (what is done again isn't seen from outside)

    def counted(metrics: Iterable[Metric], language: str) -> Phrases:
        listed = list(metrics)
        compiled.append(len(listed))
        return compile_names(listed, language)

    monkeypatch.setattr(metric_names, "_compile", counted)
    for number in range(3):
        metrics = with_declared(load_catalogue(), {f"own_{number}": _OWN})
        assert named("Cut AHT to 300 s", metrics) == ["aht"]
        assert named("Raise CSAT to 80 %", metrics) == ["csat"]
    assert compiled == [1, 1, 1]
