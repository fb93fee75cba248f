"""Words of degree and "always" that only tell which things are meant, or what is noted: they promise nothing."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.forms import BY_FORM

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_HUNGARIAN_THE, _HUNGARIAN_IF = frozenset({"a", "az"}), "ha"
# "A rendszeresen hiányzó", "a jelentősen eltérő", "az alaposan átkevert".
_PARTICIPLES, _HUNGARIAN_ADVERBS = ("o", "t"), ("n", "l", "a", "ig")
# "A súlyosabbakat délelőtt": those who are.
_HUNGARIAN_ONES = tuple(
    f"bb{vowel}k{end}" for vowel in "ae" for end in ("at", "et", "nak", "nek", "kal", "kel", "ra", "re")
)
# "给经常缺课的学生".
_CHINESE_TO = frozenset("给对向由与跟和替请从把将")
_CHINESE_NOT = frozenset("不未没非欠")
_CHINESE_TAKES = frozenset("把将")
# What comes behind these is done besides.
_CHINESE_NEXT, _CHINESE_DOES = frozenset(",并且再后则就即而"), ("concrete_verbs", "deliverable_verbs", "vague_verbs")
# How and why something is better praises it: "show why we are better".
_WAYS = frozenset({"how", "why", "who", "comment", "pourquoi", "miert", "怎", "为"})
OWN = frozenset({"we", "our", "i", "my", "nous", "notre", "nos", "je", "mon", "ma", "mes"})
_COULD = frozenset({"could", "should", "might", "pourrions", "pourrait", "devrions", "devrait"})
_JOINED = {"fr": frozenset({"et", "ou", ","}), "hu": frozenset({"es", "vagy", ","})}
_THOSE = ("kat", "ket")
_LATE = ("ett", "ott", "ezebb", "osabb")
_NEAREST, _FARTHEST = 2, 10
_REACH, _LONG_WORD, _SHORT_WORD = 5, 5, 4


def only_tells(context: Context, match: Match) -> bool:
    """Whether a word only says which things something is done with: "把较大的包裹放在底层", "a nagyobb dobozokat"."""
    clause = context.clause(match.first)
    if context.text.language == "zh":
        before = context.text.tokens[match.first - 1].text if match.first else ""
        # "不满意的用户", "未充分加热": what is wrong.
        is_negated = before in _CHINESE_NOT and match.list_name == "qualifiers"
        return is_negated or _is_relative(context, match, clause) or _is_chinese_kind(context, match, clause)
    is_done = clause.first in context.infinitive_clauses or context.acts_within(clause.first, clause.last)
    if context.text.language != "hu" or not is_done:
        return False
    return _in_condition(context, match, clause) or _is_hungarian_kind(context, match, clause)


def _is_chinese_kind(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a kind of thing is noted or taken: "记录有效剂量", "把优秀毕业生照片挂在走廊"."""
    if context.text.at(match.first, "kinds") is None or context.broad:
        return False
    if _is_recorded(context, match, clause):
        return True
    before = context.text.tokens[max(clause.first, match.first - _FARTHEST) : match.first]
    return any(token.text in _CHINESE_TAKES for token in before) and context.acts_within(match.last, clause.last)


def _is_recorded(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a Chinese kind is of what is noted, not how the next thing is done: "登记来电并快速处理"."""
    verbs = context.matches("recording_verbs")
    before = bisect_left(verbs, match.first, key=lambda verb: verb.first) - 1
    if before < 0 or verbs[before].first < max(clause.first, match.first - 2 * _FARTHEST):
        return False
    between = (token.text for token in context.text.tokens[verbs[before].last : match.first])
    if any(word in _CHINESE_NEXT for word in between) or context.acts_within(verbs[before].last, match.first):
        return False
    does = next((verb for name in _CHINESE_DOES if (verb := context.text.at(match.last, name)) is not None), None)
    return does is None or any(
        token.text == "的" for token in context.text.tokens[does.last : does.last + 2 * _FARTHEST]
    )


def _is_relative(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a Chinese relative clause says who or what: "经常迟到的学生由班主任家访"."""
    tokens = context.text.tokens
    last = min(clause.last, match.last + _FARTHEST)
    of = next((place for place in range(match.last, last) if tokens[place].text == "的"), None)
    is_kind = match.list_name == "absolutes" or context.text.at(match.first, "kinds") is not None
    if of is None or of - match.last < _NEAREST or not is_kind:
        return False
    does = context.acts_within(match.last, of) or context.has("light_verbs", match.last, of)
    is_theirs = match.first > 0 and tokens[match.first - 1].text in _CHINESE_TO
    # "删除从不登录的账号".
    is_object = any(
        context.ending_at(name, match.first) is not None for name in ("concrete_verbs", "deliverable_verbs")
    )
    if match.list_name == "absolutes" and (is_theirs or is_object):
        return True
    return not does and (is_theirs or context.acts_within(of, clause.last))


def _is_hungarian_kind(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a kind of thing is noted, or a known one is taken: "a nagyobb csomagokat az alsó polcra tenni"."""
    tokens = context.text.tokens
    if match.last >= clause.last or context.broad:
        return False
    is_known = match.first > 0 and tokens[match.first - 1].text in _HUNGARIAN_THE
    word, after = tokens[match.last - 1].text, tokens[match.last].text
    if is_known and (word.endswith(_HUNGARIAN_ONES) or _before_participle(context, match, clause)):
        return True
    # "A kopottabb gumikat".
    if is_known and match.value == BY_FORM and after.endswith(_THOSE):
        return True
    is_noted = context.has("recording_verbs", clause.first, clause.last)
    is_kind = context.text.at(match.first, "kinds") is not None and after.isalpha()
    return is_kind and (is_known or is_noted)


def _before_participle(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a participle tells of whom or what: "a gyorsan romló áru", "a több gyógyszert szedő betegek"."""
    words = [token.text for token in context.text.tokens[match.last : min(match.last + _REACH, clause.last - 1)]]
    if context.text.tokens[match.last - 1].text.endswith(_HUNGARIAN_ADVERBS):
        # "A soha le nem járó jelszavak".
        long = [word for word in words if len(word) >= _SHORT_WORD][:_NEAREST]
        # "A gyakran rosszul lévő gyerekek".
        behind = next((word for word in long if not word.endswith("ul")), "")
        return behind.endswith(_PARTICIPLES)
    return len(words) > 1 and words[0].endswith("t") and words[1].endswith("o")


def _in_condition(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a Hungarian "if" or question word stands before, in the same part: "felírni, ha soha nem kapott"."""
    for place in range(match.first - 1, max(clause.first, match.first - _FARTHEST) - 1, -1):
        word = context.text.tokens[place].text
        if word in _JOINED["hu"]:
            return False
        if word == _HUNGARIAN_IF or context.text.at(place, "questions") is not None:
            return True
    return False


def is_told(context: Context, match: Match) -> bool:
    """Whether a word is told of others, or asked: "是否从不吸烟", "a soha nem használt fiókok"."""
    return only_tells(context, match) or is_in_question(context, match)


def is_in_question(context: Context, match: Match) -> bool:
    """Whether a word belongs to what is asked of others: "which plan is better", but not "how we work better"."""
    first, tokens = context.clause(match.first).first, context.text.tokens
    if not context.has("questions", first, match.first):
        return False
    words: set[str] = set()
    for place in range(match.first - 1, max(first, match.first - 2 * _FARTHEST) - 1, -1):
        if tokens[place].text in _JOINED.get(context.text.language, ()):
            return False
        question = context.text.at(place, "questions")
        if question is not None and tokens[place].text not in _WAYS:
            return context.text.language == "en" or words.isdisjoint(OWN) or not words.isdisjoint(_COULD)
        words.add(tokens[place].text)
    return False


def is_of_others(context: Context, match: Match) -> bool:
    """Whether a relative clause holds a word: "the parts that the caller might need", "应该退的押金", "登录尝试"."""
    if context.text.language == "zh":
        clause = context.clause(match.first)
        after = [token.text for token in context.text.tokens[match.last : match.last + 2]]
        before = context.text.tokens[match.first - 1].text if match.first else ""
        # "记录病人能够自己走几步".
        is_noted = context.has("recording_verbs", clause.first, match.first)
        is_theirs = is_noted and context.ending_at("others", match.first) is not None
        is_theirs = is_theirs or _is_wish_of_others(context, match, clause)
        is_asked = context.has("questions", clause.first, match.first)
        return "的" in after or before in _CHINESE_TAKES or is_theirs or is_asked or match.last >= clause.last
    if context.text.language == "hu" and (is_whether(context, match) or _is_told_of(context, match)):
        return True
    return context.has("pronouns", max(context.clause(match.first).first, match.first - _REACH), match.first)


def _is_wish_of_others(context: Context, match: Match, clause: Clause) -> bool:
    """Whether a Chinese wish says who is meant: "打算退学的学生由辅导员约谈", but not "希望服务更多的客户"."""
    if context.text.at(match.first, "wishes") is None:
        return False
    words = [token.text for token in context.text.tokens[match.last : min(match.last + _FARTHEST, clause.last)]]
    if "的" not in words or not _CHINESE_TO.isdisjoint(words[: words.index("的")]):
        return False
    people = context.text.at(match.last + words.index("的") + 1, "others")
    return people is not None and people.last < clause.last


def _is_told_of(context: Context, match: Match) -> bool:
    """Whether a Hungarian word tells of somebody or something: "az esetleg lejárt konzerv", "adni szándékozó"."""
    # "Az utasok esetleg lekésett járatait".
    words = [token.text for token in context.text.tokens[match.last : match.last + _NEAREST]]
    if len(words) == _NEAREST and len(words[0]) > _LONG_WORD and words[0].endswith(_LATE) and words[1].isalpha():
        return True
    return match.ending == "o" or (match.first > 0 and context.text.tokens[match.first - 1].text in _HUNGARIAN_THE)


def is_whether(context: Context, match: Match) -> bool:
    """Whether a Hungarian word asks something, or names a thing: "segíthetünk-e", "a szeretnék-kártyák"."""
    last, text = match.last, context.text
    if not text.is_adjacent_or_hyphened(last):
        return False
    return text.tokens[last].text == "e" or len(text.tokens[last].text) >= _LONG_WORD
