"""Word lists: every language has the same, and they find their phrases."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.words import Phrases, load_words, tokenise

_LISTS_OF_ONE_LANGUAGE = {
    "becoming",
    "occasion_verbs",
    "name_heads",
    "wishes",
    "changing_verbs",
    "degrees",
    "each_of",
    "endings",
    "ending_roles",
    "ends",
    "heads",
    "if_escapes",
    "kinds",
    "mentions",
    "modals",
    "not_certificates",
    "not_conditions",
    "not_open_ended",
    "others",
    "payment_verbs",
    "provide_verbs",
    "recording_verbs",
    "running",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_list(language: str) -> None:
    names = set(load_words("en").names) | _LISTS_OF_ONE_LANGUAGE

    assert set(load_words(language).names) | _LISTS_OF_ONE_LANGUAGE == names


@pytest.mark.parametrize("language", [*LANGUAGES, "languages"])
def test_no_phrase_is_left_with_marks_of_yaml(language: str) -> None:
    words = load_words(language)

    for name in words.names:
        for phrase, _ in words.entries(name):
            assert '"' not in phrase
            assert any(char.isalnum() or char in "*/;%+≥≤=<>~(.€$£¥…、?_" for char in phrase), (name, phrase)


@pytest.mark.parametrize(
    ("folded", "tokens"),
    [
        ("answer 80% in 20s", ["answer", "80", "%", "in", "20", "s"]),
        ("by 2026-06-30", ["by", "2026-06-30"]),
        ("1,250.5 calls, 12 500", ["1,250.5", "calls", ",", "12 500"]),
        ("d'ici q3", ["d", "ici", "q3"]),
        ("从78%到85%", ["从", "78", "%", "到", "85", "%"]),
        ("二十万元", ["二十万", "元"]),
        ("2h30", ["2", "h", "30"]),
        ("30.06.2026", ["30.06.2026"]),
        ("24/7", ["24", "/", "7"]),
    ],
)
def test_tokens(folded: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(folded)] == tokens


def _found(phrases: Phrases, text: str) -> list[str]:
    folded = fold(text)
    tokens = tokenise(folded.text)
    matches = (match for place in range(len(tokens)) for match in phrases.at(tokens, place))
    return [folded.hit(tokens[match.first].start, tokens[match.last - 1].end).text for match in matches]


def test_phrases_of_several_words_are_found_as_they_are_written() -> None:
    phrases = Phrases()
    phrases.add("rapport", "objects")
    phrases.add("customer service", "objects")

    assert _found(phrases, "Build RAPPORT, then customer  service") == ["RAPPORT", "customer  service"]
    assert _found(phrases, "Answer the customer") == []


def test_star_stands_for_any_ending_and_tilde_for_the_languages_own() -> None:
    phrases = Phrases(endings=["t", "ban"])
    for phrase in ("hivas~", "javit*", "iso *"):
        phrases.add(phrase, "test")

    assert _found(phrases, "hívást hívásban hívásmentes javítgatni ISO 9001 iso") == [
        "hívást",
        "hívásban",
        "javítgatni",
        "ISO 9001",
    ]


@pytest.mark.parametrize(("language", "text"), [("hu", "minoseget"), ("fr", "AMELIORER")])
def test_unaccented_writing_is_found(language: str, text: str) -> None:
    assert text in _found(load_words(language).phrases, text)


def test_phrases_tell_list_value_and_ending() -> None:
    phrases = Phrases(endings=["ban"])
    phrases.add("junius~", "months", "6")
    tokens = tokenise(fold("Júniusban").text)

    (match,) = phrases.at(tokens, 0)

    assert (match.list_name, match.value, match.ending) == ("months", "6", "ban")


def test_an_unknown_list_is_empty() -> None:
    assert load_words("zh").entries("nothing") == ()
