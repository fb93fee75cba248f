"""Units as people write them in four languages, and what converts into what."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class Dimension(StrEnum):
    """What a unit measures."""

    TIME = "time"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Unit:
    """A known unit.

    Attributes:
        symbol: Its one name, as in `Metric.unit`: `s`, `%`, `points`, `/5`, `EUR`, `count`, `1/h`.
        dimension: What it measures.
        factor: How many base units of the dimension it is; None converts into nothing but itself.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction | None = None


COUNT = Unit("count", Dimension.COUNT, Fraction(1))
POINTS = Unit("points", Dimension.POINTS)
PERCENT = Unit("%", Dimension.SHARE, Fraction(1))
SECOND = Unit("s", Dimension.TIME, Fraction(1))
MINUTE = Unit("min", Dimension.TIME, Fraction(60))
HOUR = Unit("h", Dimension.TIME, Fraction(3600))
_UNITS = (
    *(COUNT, POINTS, PERCENT, SECOND, MINUTE, HOUR),
    Unit("ms", Dimension.TIME, Fraction(1, 1000)),
    Unit("days", Dimension.TIME, Fraction(86400)),
    Unit("weeks", Dimension.TIME, Fraction(604800)),
    Unit("fraction", Dimension.SHARE, Fraction(100)),
    Unit("‰", Dimension.SHARE, Fraction(1, 10)),
    Unit("pp", Dimension.SHARE),
    Unit("1/min", Dimension.RATE, Fraction(60)),
    Unit("1/h", Dimension.RATE, Fraction(1)),
    # A day's rate isn't 24 times an hour's: nobody works round the clock.
    Unit("1/day", Dimension.RATE),
    Unit("1/week", Dimension.RATE),
    Unit("1/month", Dimension.RATE),
)

# A line is a symbol and its aliases; those after | are Hungarian and take endings.
_WORDS = """
ms: msec, millisecond, milliseconds, milliseconde, millisecondes, 毫秒 | ezredmásodperc
s: sec, secs, second, seconds, seconde, secondes, 秒, 秒钟 | mp, másodperc
min: mins, minute, minutes, mn, m, p, 分钟, 分鐘 | perc
h: hr, hrs, hour, hours, heure, heures, 小时, 小時, 个小时, 时, 钟头 | óra
days: d, day, j, jour, jours, 天, 日 | nap
weeks: wk, wks, week, semaine, semaines, 周, 星期, 个星期 | hét
%: percent, per cent, pct, pour cent, pourcent, 百分之 | %, százalék
fraction: fractions
‰: per mille, permille, pour mille, 千分之 | ‰, ezrelék
pp: p.p, pps, percentage point, percentage points, percent point, percent points, point de pourcentage
pp: points de pourcentage, points de pour cent, %-point, %-points, 百分点, 个百分点 | %-pont, százalékpont
points: point, pt, pts, 分, 点, 个点 | pont
count: x, call, calls, contact, contacts, ticket, tickets, case, cases, chat, chats, email, emails, e-mail, e-mails
count: message, messages, request, requests, complaint, complaints, sale, sales, order, orders, deal, deals, customer
count: customers, client, clients, callback, callbacks, review, reviews, survey, surveys, answer, answers, response
count: responses, error, errors, article, articles, session, sessions, training, trainings, person, persons, people
count: time, times, item, items, piece, pieces, contract, contracts, visit, visits, incident, incidents, lead, leads
count: appel, appels, dossier, dossiers, demande, demandes, réclamation, réclamations, plainte, plaintes, vente, ventes
count: commande, commandes, courriel, courriels, mail, mails, cas, réponse, réponses, erreur, erreurs, fois, personne
count: personnes, rappel, rappels, contrat, contrats, visite, visites, fiche, fiches, formation, formations
count: interaction, interactions, conversation, conversations, évaluation, évaluations, enquête, enquêtes
count: 通, 个, 件, 次, 张, 单, 笔, 条, 位, 名, 人, 份, 例, 起, 宗, 家, 篇, 人次, 通电话, 个电话, 个工单, 张工单, 件投诉
count: 个客户, 位客户, 工单, 电话, 投诉, 客户, 订单, fő, főt, főre, főről, fős
count: ügyfél, levél | hívás, ügy, eset, jegy, panasz, ügyfel
count: | eladás, értékesítés, megkeresés, level, üzenet, rendelés, szerződés, darab, db
count: alkalom | alkalm, hiba, válasz, bejelentés, cikk, tranzakció, beszélgetés, visszahívás
1/min: percenként, 每分钟
1/h: óránként, 每小时, à l'heure, an hour, hourly
1/day: naponta, 每天, a day, daily
1/week: hetente, 每周, a week, weekly
1/month: havonta, 每月, a month, monthly
EUR: €, euro, euros, 欧元 | euró
USD: $, us$, dollars, 美元 | dollár
GBP: £, pound, pounds, livre sterling, livres sterling, 英镑 | font
HUF: forints, 福林 | ft, forint
CNY: ¥, 元, rmb, yuan, yuans, jüan, 人民币, 块
JPY: 円, yen, yens, 日元 | jen
CHF: sfr, swiss francs, franc suisse, francs suisses, 瑞士法郎 | svájci frank
CAD: ca$, c$, can$, 加元
AUD: au$, a$, 澳元
NZD: nz$
HKD: hk$, 港元, 港币
SGD: s$
TWD: nt$, 新台币
BRL: r$
PLN: zł, zl, zloty, zlotys
CZK: kč, koruna
RON: lei, leu
INR: ₹, rupee, rupees
KRW: ₩
TRY: ₺
UAH: ₴
ILS: ₪
"""
_CODES = """
EUR USD GBP HUF CNY JPY CHF CAD AUD NZD HKD SGD TWD BRL PLN CZK RON INR KRW TRY UAH ILS SEK NOK DKK ISK BGN RSD ALL BAM
MKD MDL GEL MXN ARS CLP COP PEN ZAR MAD TND DZD EGP XOF XAF NGN KES AED SAR QAR KZT RUB THB VND IDR MYR PHP
"""
_CURRENCIES: Mapping[str, Unit] = {code: Unit(code, Dimension.MONEY) for code in _CODES.split()}
# These are currencies in capitals only.
_ENGLISH = frozenset({"all", "cop", "mad", "pen", "try"})
# One sign, several meanings: the first where nothing else is known, another where the metric is in it.
_SHARED: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "£": ("GBP", "EGP"),
    "¥": ("CNY", "JPY"),
    "元": ("CNY", "HKD", "TWD"),
    "分": ("points", "min"),
    "pp": ("pp", "points"),
}
# Too short to be a metric's own unit: m may be metres there, and p anything; d and j are what days are written as.
_SHORTHAND = frozenset({"m", "p", "x", "分", "点", "时"})
_PER = {"min": "1/min", "h": "1/h", "days": "1/day", "weeks": "1/week"}
_MONTHS = frozenset({"month", "mois", "honap", "ho", "月"})
_ENDING = re.compile(
    r"-?(?:[eoa]?[kt]|r[ae]|r[oe]l|ig|b[ae]n?|b[oe]l|n[ae][lk]|t[oe]l|h[oe]z|[eo]?[ns]|[ae]t?|[a-z]{1,2}[ae]l|ert"
    r"|[aeo]k(?:at|et|ot|ra|re|rol|kal|kel|nak|nek))"
)
_SCORE = re.compile(r"/ ?([1-9][0-9]{0,3})(?: ?(?:points?|pts?|pont|分))?")
_RATE = re.compile(r"(.*?) ?(?:/|\bper\b|\bpar\b) ?(.+)")
_LONGEST = 60


def fold_unit(text: str) -> str:
    """Return a unit's text without case, accents, doubled spaces and a full stop at the end."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).replace("\u2019", "'")
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(text.casefold().split()).removesuffix(".")


def _split(words: str) -> tuple[str, ...]:
    return tuple(fold_unit(word) for word in words.split(",") if word.strip())


def _read_words() -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    """Return every alias and, the longest first, the stems that take Hungarian endings."""
    symbols = {unit.symbol: unit for unit in _UNITS} | dict(_CURRENCIES)
    aliases = {fold_unit(symbol): unit for symbol, unit in symbols.items() if symbol.lower() not in _ENGLISH}
    stems: dict[str, Unit] = {}
    for line in _WORDS.strip().splitlines():
        symbol, _, words = line.partition(":")
        plain, _, hungarian = words.partition("|")
        stems |= dict.fromkeys(_split(hungarian), symbols[symbol])
        aliases |= dict.fromkeys((*_split(plain), *_split(hungarian)), symbols[symbol])
    return aliases, {stem: stems[stem] for stem in sorted(stems, key=len, reverse=True)}


ALIASES, _STEMS = _read_words()
"""Every folded alias with its unit."""
_BY_SYMBOL: Mapping[str, Unit] = dict(_CURRENCIES) | {unit.symbol: unit for unit in _UNITS}


def find_unit(text: str, like: Unit | None = None) -> Unit | None:
    """Return the unit that `text` names in any of the languages, plurals and Hungarian endings included.

    Args:
        text: The unit alone, such as `seconds`, `%-ra`, `appels/h` or `/5`.
        like: The unit that is expected: it decides where a sign has several meanings ($, ¥, 分).
    """
    if len(text) > _LONGEST or text in _CURRENCIES:
        return _CURRENCIES.get(text)
    folded = fold_unit(text)
    meanings = tuple(_BY_SYMBOL[symbol] for symbol in _SHARED.get(folded, ()))
    if like is None or not meanings:
        return _find(folded)
    kindred = (unit for unit in meanings if unit.dimension is like.dimension)
    return like if like in meanings else next(kindred, meanings[0])


@lru_cache(maxsize=1024)
def _find(folded: str) -> Unit | None:
    return ALIASES.get(folded) or _score(folded) or _rate(folded) or _with_ending(folded)


def _score(folded: str) -> Unit | None:
    found = _SCORE.fullmatch(folded)
    return Unit(f"/{found[1]}", Dimension.POINTS) if found else None


def end_of_scale(unit: str) -> int | None:
    """Return the end of the scale that a unit such as `/5` names; None for any other unit."""
    found = _SCORE.fullmatch(fold_unit(unit))
    return int(found[1]) if found else None


def _rate(folded: str) -> Unit | None:
    found = _RATE.fullmatch(folded)
    if not found or (found[1] and ALIASES.get(found[1]) is not COUNT):
        return None
    if found[2] in _MONTHS:
        return _BY_SYMBOL["1/month"]
    per = ALIASES.get(found[2])
    symbol = _PER.get(per.symbol) if per else None
    return _BY_SYMBOL[symbol] if symbol else None


def _with_ending(folded: str) -> Unit | None:
    for stem, unit in _STEMS.items():
        if folded.startswith(stem) and _ENDING.fullmatch(folded, len(stem)):
            return unit
    return None


@lru_cache(maxsize=1024)
def metric_unit(text: str) -> Unit | None:
    """Return the known unit that a metric's `unit` names; None for a file's own unit text, which never converts."""
    return None if fold_unit(text) in _SHORTHAND else find_unit(text)


def whole_in(text: str) -> Fraction | None:
    """Return what all of something is in a unit of shares, 100 in percent, 1000 in per mille; None in other units."""
    unit = metric_unit(text)
    if unit is None or unit.dimension is not Dimension.SHARE or unit.factor is None:
        return None
    return 100 / unit.factor


def factor_between(source: Unit, target: Unit) -> Fraction | None:
    """Return how many `target` one `source` is, exactly; None where they don't convert."""
    if source.symbol == target.symbol:
        return Fraction(1)
    if source.dimension is not target.dimension:
        return None
    if source.factor is not None and target.factor is not None:
        return source.factor / target.factor
    # 3.5/5 is 3.5 points; a score of five is none of ten.
    return Fraction(1) if source.dimension is Dimension.POINTS and POINTS in (source, target) else None


def convert(value: Decimal | Fraction, source: Unit, target: Unit) -> Fraction | None:
    """Return `value` in another unit, exactly; None where the units don't convert."""
    factor = factor_between(source, target)
    return None if factor is None else Fraction(value) * factor
