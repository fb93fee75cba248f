"""Forms of listed verbs that follow from the form listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBS = frozenset({"direction", "hedges"})
# Of these the third person says as much as the infinitive, and is no noun: "note" and "visite" are.
_TOLD = frozenset({"vague_verbs", "unobservable_verbs", "hedges"})
_FRENCH_VERB = re.compile(r"([a-z]{2,})er((?: .*)?)")
_WE_AND_YOU, _ONE_AND_THEY = ("ons", "ez", "era", "erons", "eront"), ("e", "ent")
# Before "j" a final "t" is told as "ss": támogat, támogassuk; fejleszt, fejlesszük.
_HUNGARIAN_T = re.compile(r"([a-z]+[aeiou])t\*((?: .*)?)")
_HUNGARIAN_SZT = re.compile(r"([a-z]+)szt\*((?: .*)?)")


def inflected(phrase: str, list_name: str, language: str) -> Iterator[str]:
    """Yield a folded phrase, and for a verb's the forms that follow from it."""
    yield phrase
    if not (list_name.endswith("_verbs") or list_name in _VERBS):
        return
    if language == "fr":
        yield from _french(phrase, list_name)
    elif language == "hu":
        yield from _hungarian(phrase)


def _french(phrase: str, list_name: str) -> Iterator[str]:
    found = _FRENCH_VERB.fullmatch(phrase)
    if found is None:
        return
    stem, rest = found.groups()
    for ending in (*_WE_AND_YOU, *(_ONE_AND_THEY if list_name in _TOLD else ())):
        # "Maximise" is as much English.
        if ending == "e" and stem.endswith("is"):
            continue
        soft = "e" if stem.endswith("g") and ending == "ons" else ""
        yield f"{stem}{soft}{ending}{rest}"


def _hungarian(phrase: str) -> Iterator[str]:
    for pattern, ending in ((_HUNGARIAN_T, "ss*"), (_HUNGARIAN_SZT, "ssz*")):
        found = pattern.fullmatch(phrase)
        if found is not None:
            yield f"{found[1]}{ending}{found[2]}"
