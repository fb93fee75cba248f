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
    from collections.abc import Iterator, Mapping
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
DAY = Unit("days", Dimension.TIME, Fraction(86400))

# A day's rate isn't 24 times an hour's: nobody works round the clock.
_WORDS: tuple[tuple[Unit, str], ...] = (
    (Unit("ms", Dimension.TIME, Fraction(1, 1000)),
     "ms, msec, millisecond, milliseconds, milliseconde, millisecondes, ezredmásodperc, 毫秒"),
    (SECOND, "s, sec, secs, second, seconds, seconde, secondes, mp, másodperc, 秒, 秒钟"),
    (MINUTE, "min, mins, minute, minutes, mn, m, perc, p, 分钟, 分鐘"),
    (HOUR, "h, hr, hrs, hour, hours, heure, heures, óra, ó, 小时, 小時, 个小时, 时, 钟头"),
    (DAY, "d, day, days, j, jour, jours, nap, 天, 日"),
    (Unit("weeks", Dimension.TIME, Fraction(604800)), "wk, wks, week, weeks, semaine, semaines, hét, 周, 星期, 个星期"),
    (PERCENT, "%, percent, per cent, pct, pour cent, pourcent, pour-cent, százalék, 百分之, 个百分比"),
    (Unit("fraction", Dimension.SHARE, Fraction(100)), "fraction"),
    (Unit("‰", Dimension.SHARE, Fraction(1, 10)), "‰, per mille, permille, pour mille, ezrelék, 千分之"),
    (Unit("pp", Dimension.SHARE),
     "pp, p.p, pps, percentage point, percentage points, percent points, point de pourcentage, points de pourcentage,"
     "point de pour cent, points de pour cent, %-point, %-points, %-pont, százalékpont, 百分点, 个百分点"),
    (POINTS, "point, points, pt, pts, pont, 分, 点, 个点"),
    (COUNT,
     "count, x, call, calls, contact, contacts, ticket, tickets, case, cases, chat, chats, email, emails, e-mail,"
     "e-mails, message, messages, request, requests, complaint, complaints, sale, sales, order, orders, deal, deals,"
     "customer, customers, client, clients, callback, callbacks, review, reviews, survey, surveys, answer, answers,"
     "response, responses, error, errors, article, articles, session, sessions, training, trainings, person, people,"
     "time, times, item, items, piece, pieces, contract, contracts, visit, visits, incident, incidents, lead, leads,"
     "appel, appels, dossier, dossiers, demande, demandes, réclamation, réclamations, plainte, plaintes, vente, ventes,"
     "commande, commandes, courriel, courriels, mail, mails, cas, réponse, réponses, erreur, erreurs, fois, personne,"
     "personnes, rappel, rappels, contrat, contrats, visite, visites, fiche, fiches, formation, formations,"
     "interaction, interactions, conversation, conversations, évaluation, évaluations, enquête, enquêtes,"
     "hívás, hívások, ügy, ügyek, eset, esetek, jegy, jegyek, panasz, panaszok, eladás, eladások, értékesítés, ügyfél,"
     "ügyfelek, megkeresés, megkeresések, levél, levelek, üzenet, üzenetek, rendelés, rendelések, szerződés,"
     "szerződések, darab, db, fő, alkalom, hiba, hibák, válasz, válaszok, bejelentés, bejelentések, cikk, cikkek,"
     "通, 个, 件, 次, 张, 单, 笔, 条, 位, 名, 人, 份, 例, 起, 宗, 家, 篇, 通电话, 个电话, 个工单, 张工单, 件投诉, 个客户, 位客户,"
     "工单, 电话, 投诉, 客户, 订单, 人次"),
    (Unit("1/h", Dimension.RATE, Fraction(1)), "1/h, óránként, 每小时, à l'heure, a l’heure, an hour"),
    (Unit("1/min", Dimension.RATE, Fraction(60)), "1/min, percenként, 每分钟"),
    (Unit("1/day", Dimension.RATE), "1/day, naponta, 每天, a day"),
    (Unit("1/week", Dimension.RATE), "1/week, hetente, 每周, a week"),
    (Unit("1/month", Dimension.RATE), "1/month, havonta, 每月, a month"),
)  # fmt: skip
_PER = {"s": None, "min": "1/min", "h": "1/h", "days": "1/day", "weeks": "1/week"}
_MONTHS = frozenset({"month", "mois", "honap", "ho", "月"})

_MONEY = (
    "EUR: €, euro, euros, euró, 欧元",
    "USD: $, us$, dollar, dollars, dollár, 美元",
    "GBP: £, pound, pounds, livre sterling, livres sterling, font, 英镑",
    "HUF: ft, forint, forints, 福林",
    "CNY: ¥, 元, rmb, yuan, yuans, jüan, 人民币, 块",
    "JPY: 円, yen, yens, jen, 日元",
    "CHF: sfr, swiss francs, franc suisse, francs suisses, svájci frank, 瑞士法郎",
    "CAD: ca$, c$, can$, 加元",
    "AUD: au$, a$, 澳元",
    "NZD: nz$",
    "HKD: hk$, 港元, 港币",
    "SGD: s$",
    "TWD: nt$, 新台币",
    "PLN: zł, zloty, zlotys",
    "CZK: kč, koruna",
    "RON: lei, leu",
    "BRL: r$",
    "INR: ₹, rupee, rupees",
    "KRW: ₩",
    "TRY: ₺",
    "UAH: ₴",
    "ILS: ₪",
    *"SEK NOK DKK ISK BGN RSD ALL BAM MKD MDL GEL MXN ARS CLP COP PEN ZAR MAD TND DZD EGP XOF XAF NGN KES".split(),
    *"AED SAR QAR KZT RUB THB VND IDR MYR PHP".split(),
)
# One sign, several meanings: the first where nothing else is known, another where the metric is in it.
_SHARED: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "£": ("GBP", "EGP"),
    "¥": ("CNY", "JPY"),
    "元": ("CNY", "HKD", "TWD"),
    "分": ("points", "min"),
    "pp": ("pp", "points"),
}
# Too short to be a metric's own unit: m may be metres there, and p, j, d anything.
_SHORTHAND = frozenset({"m", "p", "j", "d", "o", "x", "分", "点", "日", "时"})
_HUNGARIAN = (
    "másodperc perc óra nap hét mp százalék % százalékpont %-pont pont forint ft euró dollár font hívás ügy eset"
)
_HUNGARIAN_STEMS = f"{_HUNGARIAN} jegy panasz eladás ügyfel level üzenet rendelés szerződés darab db fő hiba válasz"
_ENDING = re.compile(
    r"-?(?:(?:e|o|a|ő)?[kt]|r[ae]|r[oe]l|ig|b[ae]n?|b[oe]l|n[ae]l|n[ae]k|t[oe]l|[ht]o?z|[ht]ez|[eo]?n|[eo]?s|[ae]|[aeo]t"
    r"|[a-z]{1,2}[ae]l|ert|[ae]nkent|onkent)"
)
_SCORE = re.compile(r"/ ?([1-9][0-9]{0,3})(?: ?(?:points?|pts?|pont|分))?")
_RATE = re.compile(r"(.*?) ?(?:/|\bper\b|\bpar\b) ?(.+)")


def fold_unit(text: str) -> str:
    """Return a unit's text without case, accents, doubled spaces and a full stop at the end."""
    plain = text.casefold() if text.isascii() else _without_accents(text.casefold())
    return " ".join(plain.split()).removesuffix(".")


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _entries() -> Iterator[tuple[str, Unit]]:
    for unit, words in _WORDS:
        for word in (unit.symbol, *words.split(",")):
            yield fold_unit(word), unit
    for line in _MONEY:
        code, _, words = line.partition(":")
        unit = Unit(code, Dimension.MONEY)
        for word in (code, *filter(str.strip, words.split(","))):
            yield fold_unit(word), unit


ALIASES: Mapping[str, Unit] = dict(_entries())
"""Every folded alias with its unit."""
_BY_SYMBOL: Mapping[str, Unit] = {unit.symbol: unit for unit in ALIASES.values()}
_STEMS = tuple(sorted(map(fold_unit, _HUNGARIAN_STEMS.split()), key=len, reverse=True))


def find_unit(text: str, like: Unit | None = None) -> Unit | None:
    """Return the unit that `text` names in any of the languages, plurals and Hungarian endings included.

    Args:
        text: The unit alone, such as `seconds`, `%-ra`, `appels/h` or `/5`.
        like: The unit that is expected: it decides where a sign has several meanings ($, ¥, 分).
    """
    folded = fold_unit(text)
    if like is not None and like.symbol in _SHARED.get(folded, ()):
        return like
    return _find(folded)


@lru_cache(maxsize=1024)
def _find(folded: str) -> Unit | None:
    return ALIASES.get(folded) or _score(folded) or _rate(folded) or _with_ending(folded)


def _score(folded: str) -> Unit | None:
    found = _SCORE.fullmatch(folded)
    return Unit(f"/{found[1]}", Dimension.POINTS) if found else None


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
    for stem in _STEMS:
        if folded.startswith(stem) and _ENDING.fullmatch(folded, len(stem)):
            return ALIASES.get(stem, COUNT)
    return None


def metric_unit(text: str) -> Unit | None:
    """Return the known unit that a metric's `unit` names; None for a file's own unit text, which never converts."""
    return None if fold_unit(text) in _SHORTHAND else find_unit(text)


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
