"""Fields of goals on several metrics, to be laid over the goal that has no findings."""

from __future__ import annotations

NO_SHOW = """
metrics: {no_show: {name: No-show rate, kind: ratio, unit: "%", better: lower, class: quality, aliases: [no-shows,
  taux de rendez-vous manqués, meg nem jelenési arány, 爽约率]}}
title: Patients who come
measurable: {metric: no_show, baseline: 12 %}
realistic: {threshold: 9 %, stretch: 7 %}
"""
STOCK = """
metrics: {stock: {name: Stock accuracy, kind: ratio, unit: "%", better: higher, class: quality, aliases: [
  exactitude du stock, készletpontosság, 库存准确率]}}
title: Shelves as booked
measurable: {metric: stock, baseline: 91 %}
realistic: {threshold: 95 %, stretch: 97 %}
"""
FCR = """
roles: {technical-support: {metrics: [fcr]}}
metrics: {fcr: {variant: no_repeat}}
title: Solved on the first call
measurable: {metric: fcr, baseline: 68 %}
realistic: {threshold: 75 %, stretch: 79 %}
"""
FALLS = """
metrics: {falls: {name: Patient falls, kind: ratio, unit: falls, better: lower, class: quality, aliases: [
  chutes de patients, betegesések száma, 跌倒率]}}
title: Safe on the ward
measurable: {metric: falls, baseline: "4.2"}
realistic: {threshold: "3", stretch: "2.5"}
"""
AHT = """
title: Shorter calls
measurable: {metric: aht, baseline: 390 s}
realistic: {threshold: 345 s, stretch: 320 s}
"""
COMPLAINTS = """
title: Fewer complaints
measurable: {metric: complaints, baseline: 57, window: null, min_sample: null}
realistic: {threshold: 45, stretch: 40}
"""
NPS = """
title: Recommended
measurable: {metric: nps, baseline: 29}
realistic: {threshold: 35, stretch: 38}
"""
CSAT = """
title: Satisfied
measurable: {metric: csat, baseline: 74 %}
realistic: {threshold: 80 %, stretch: 83 %}
"""


def said(fields: str, language: str, text: str) -> str:
    """Return fields with what their goal's text says in a language."""
    return f'{fields}\nlanguage: {language}\nspecific: "{text}"'
