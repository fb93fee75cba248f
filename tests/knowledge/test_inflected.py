"""Forms of listed verbs."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.inflected import inflected


@pytest.mark.parametrize(
    ("phrase", "list_name", "language", "forms"),
    [
        ("clore", "vague_verbs", "fr", []),
        ("ranger le bois", "concrete_verbs", "fr", ["rangeons le bois", "rangez le bois", "rangera le bois"]),
        ("motiver", "vague_verbs", "fr", ["motive", "motivent"]),
        ("optimiser", "vague_verbs", "fr", ["optimisent"]),
        ("metier", "things", "fr", []),
        ("tamogat*", "vague_verbs", "hu", ["tamogass*"]),
        ("fejleszt* tovabb", "vague_verbs", "hu", ["fejlessz* tovabb"]),
        ("improve", "vague_verbs", "en", []),
    ],
)
def test_inflected(phrase: str, list_name: str, language: str, forms: list[str]) -> None:
    found = list(inflected(phrase, list_name, language))

    assert found[0] == phrase
    assert set(forms) <= set(found[1:])
    assert bool(forms) is (len(found) > 1)


def test_what_is_english_as_well_is_left_out() -> None:
    assert "optimise" not in list(inflected("optimiser", "vague_verbs", "fr"))
