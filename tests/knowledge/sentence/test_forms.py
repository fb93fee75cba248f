"""What the form of a word says where no list holds it."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.sentence.forms import told_by_form
from smartgoal.knowledge.sentence.numerals import hungarian_value
from smartgoal.knowledge.words import load_words, tokenise


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("hu", "Alaposabban söpörni", [("qualifiers", "alaposabban")]),
        ("hu", "A legalaposabban", []),
        ("hu", "Emeletenként egy vödör", [("all_words", "emeletenkent")]),
        ("hu", "Háromhetente", [("recurrences", "haromhetente")]),
        ("hu", "A hegesztővizsgát", [("certificates", "hegesztovizsgat")]),
        ("hu", "Elő kell mozdítani", [("set_apart", ""), ("vague_verbs", "mozditani")]),
        ("hu", "Küldjék ki", [("set_apart", "kuldjek")]),
        ("hu", "Ki mit", []),
        ("fr", "Balayer plus soigneusement", [("qualifiers", "plus soigneusement")]),
        ("fr", "Le plus soigneusement", []),
        ("fr", "Il n'est plus disponible", []),
        ("fr", "Plus balai", []),
        ("fr", "J'organise", [("activity_verbs", "organise")]),
        ("en", "Sweep more thoroughly", []),
        ("hu", "Felvennénk két ápolót", [("hedges", "felvennenk")]),
        ("hu", "Indítanánk egy járatot", [("hedges", "inditanank")]),
        ("hu", "A hírcsatornánk", []),
        ("hu", "Kezelhetőbb sorok", [("qualifiers", "kezelhetobb")]),
        ("hu", "Lehet, hogy lesz", [("hedges", "lehet")]),
        ("hu", "Itt is lehet futni", []),
        ("zh", "药品备得足足的", [("qualifiers", "足 足 的")]),
        ("zh", "说得出来", []),
        ("zh", "讲得透彻些", [("qualifiers", "彻 些")]),
        ("zh", "写得像样一点", [("qualifiers", "样 一 点"), ("noise", "一 点")]),
        ("zh", "听三场报告", [("activity_verbs", "听 三 场"), ("needs_activity", "听 三 场")]),
        ("zh", "卖三本书", []),
        ("zh", "场上", []),
        ("zh", "多拍照片", [("qualifiers", "多")]),
        ("zh", "最多拍照", []),
    ],
)
def test_told_by_form(language: str, text: str, said: list[tuple[str, str]]) -> None:
    words, tokens = load_words(language), tokenise(fold(text).text)
    starts = [words.phrases.at(tokens, place) for place in range(len(tokens))]

    found = told_by_form(tokens, starts, words)

    told = {(match.list_name, " ".join(token.text for token in tokens[match.first : match.last])) for match in found}
    assert {one for one in said if one[1]} <= told
    assert bool(said) is bool(told)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("tizenotezer", 15_000),
        ("haromszazra", 300),
        ("ezerotszaz", 1500),
        ("szazezer", 100_000),
        ("hatvanhat", 66),
        ("otven", None),
        ("hatarido", None),
        ("harmincotodik", None),
    ],
)
def test_hungarian_numerals(word: str, value: int | None) -> None:
    assert hungarian_value(word) == value
