"""What somebody should be instead of do: "be nice to callers", "become a reliable partner"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.praise import has_praise

if TYPE_CHECKING:
    from collections.abc import Container

    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

# "Edzővé", "csapattá", but not "jobbá".
_INTO = re.compile(r"(?:v|([cdfghjklmnprstz])\1|ssz|ggy|nny|tty|lly|ccs)[ae]$")
# "做一名…的班长", but "做一个书架".
_CHINESE_A = frozenset(("一", counted) for counted in "名位家支")
_DEGREES, _IDENTITY_REACH, _CHINESE_REACH = 2, 3, 10


def attitude(context: Context, flagged: Container[int]) -> tuple[int, int] | None:
    """Return the first and last token of the first attitude that is all its clause asks for: "be nice to callers"."""
    for match in context.matches("attitudes"):
        clause = context.clause(match.first)
        being = _being(context, match)
        if being is not None and clause.first not in flagged and not context.has_figure(clause):
            return min(being.first, match.first), max(being.last, match.last)
    return _becoming(context, flagged) or _identity(context, flagged)


def _identity(context: Context, flagged: Container[int]) -> tuple[int, int] | None:
    """Return the tokens of what somebody should be, where nothing else is said: "be a reliable partner"."""
    for verb in context.matches("being"):
        clause, first = context.clause(verb.first), verb.last
        is_plain = clause.first not in flagged and not context.has_figure(clause) and not has_praise(context, clause)
        several = context.text.at(first, "identities")
        if is_plain and several is not None and context.text.word(several.last - 1).endswith("s"):
            return verb.first, several.last
        if is_plain and context.text.at(first, "articles") is not None:
            roles = (match for match in context.matches("identities") if 0 < match.first - first <= _IDENTITY_REACH)
            role = next(roles, None)
            if role is not None:
                return verb.first, role.last
    return None


def _becoming(context: Context, flagged: Container[int]) -> tuple[int, int] | None:
    """Return the tokens of what somebody should become: "成为一名称职的班组长", "kedvelt edzővé válni"."""
    for verb in context.matches("becoming"):
        clause, tokens = context.clause(verb.first), context.text.tokens
        if context.text.language == "hu":
            is_plain = (
                clause.first not in flagged and not has_praise(context, clause) and not context.has_figure(clause)
            )
            if is_plain and verb.first > clause.first + 1 and _INTO.search(tokens[verb.first - 1].text) is not None:
                return clause.first, verb.last
            continue
        words = tuple(token.text for token in tokens[verb.last : verb.last + 2])
        if verb.last - verb.first == 1 and words not in _CHINESE_A:
            continue
        of = next((at for at in range(clause.last - 2, verb.last, -1) if tokens[at].text == "的"), 0)
        is_plain = clause.first not in flagged and not has_praise(context, clause)
        if of and is_plain and clause.last - of <= _CHINESE_REACH and not context.matches("certificates"):
            return verb.first, clause.last
    return None


def _being(context: Context, match: Match) -> Match | None:
    """Return the verb that asks for an attitude: right before it, in Hungarian and Chinese anywhere in its clause."""
    clause, text = context.clause(match.first), context.text
    if text.language in {"hu", "zh"}:
        return next((verb for verb in context.matches("being") if clause.first <= verb.first < clause.last), None)
    near = (verb for verb in context.matches("being") if 0 <= match.first - verb.last <= _DEGREES)
    return next((verb for verb in near if not context.has("articles", verb.last, match.first)), None)
