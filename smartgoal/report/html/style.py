"""How the page looks: one style sheet for screens light and dark, phones and paper."""

from __future__ import annotations

import base64
import hashlib

LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "soft": "#5b6470",
    "rule": "#dde1e6",
    "grid": "#eceef1",
    "band1": "#c3c8cf",
    "band2": "#dadee3",
    "band3": "#edeff2",
    "blue": "#00659e",
    "blue-tint": "#e3f1f9",
    "green": "#1f6f43",
    "green-tint": "#e4f3ea",
    "yellow": "#8f5b00",
    "yellow-tint": "#fbf0da",
    "magenta": "#9c1463",
    "magenta-tint": "#fbe7f1",
    "grey": "#5b6470",
    "grey-tint": "#eef0f3",
}
DARK = {
    "paper": "#15191e",
    "ink": "#e8ebee",
    "soft": "#a2abb6",
    "rule": "#343b44",
    "grid": "#252b32",
    "band1": "#596069",
    "band2": "#434a53",
    "band3": "#2e343c",
    "blue": "#63b7ea",
    "blue-tint": "#11293a",
    "green": "#7bd0a0",
    "green-tint": "#12301f",
    "yellow": "#ecc25c",
    "yellow-tint": "#35290b",
    "magenta": "#f58cc2",
    "magenta-tint": "#3d1029",
    "grey": "#8d96a1",
    "grey-tint": "#272d34",
}
_HUES = ("blue", "green", "yellow", "magenta", "grey")
_COLUMN = 6.1
"""How many pixels a column of a chart's text takes."""

_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:28px 24px 40px;background:var(--paper);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;
font-variant-numeric:tabular-nums;font-variant-emoji:text;overflow-wrap:break-word}
h1{font-size:26px;line-height:1.2;margin:0 0 6px;letter-spacing:-.01em}
h2{font-size:18px;margin:36px 0 10px}
h3{font-size:16.5px;line-height:1.3;margin:0;min-width:0}
h3,p,dd,li{overflow-wrap:anywhere}
p{margin:0 0 8px}
a{color:inherit;text-decoration-color:var(--rule);text-underline-offset:3px}
a:hover,a:focus-visible{text-decoration-color:currentColor}
small,.soft,figcaption{color:var(--soft);font-size:13px}
.verdict{font-size:19px;line-height:1.4;max-width:46em;margin:14px 0 18px}
.sample{border:1px solid var(--rule);border-left:4px solid var(--yellow);padding:6px 12px;margin:12px 0}
.tiles{display:grid;grid-template-columns:repeat(7,1fr);gap:8px;list-style:none;margin:0 0 22px;padding:0}
.tiles li{border-radius:8px;padding:8px 12px;font-size:13.5px;white-space:nowrap}
.tiles b{display:block;font-size:26px;line-height:1.15}
.tiles .zero{background:none;box-shadow:inset 0 0 0 1px var(--rule);color:var(--soft)}
.s{display:inline-block;border-radius:99px;padding:1px 10px;font-size:13.5px;font-weight:600;white-space:nowrap}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:7px 12px 7px 0;border-bottom:1px solid var(--rule)}
thead th{font-size:13px;font-weight:600;color:var(--soft);white-space:nowrap}
tbody th{font-weight:600;overflow-wrap:anywhere}
.goals th:first-child,.together th:first-child{min-width:11em}
th small,td small{display:block;font-weight:400}
.goals td:nth-child(3){min-width:9.5em}.goals td:nth-child(6){min-width:8em}
.card{border:1px solid var(--rule);border-radius:10px;padding:16px 18px;margin:0 0 16px;break-inside:avoid}
.card header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;margin-bottom:4px}
dl{display:grid;grid-template-columns:repeat(auto-fill,76px minmax(205px,1fr));gap:3px 6px;
margin:10px 0 0;font-size:14px}
.key dl{grid-template-columns:max-content 1fr;gap:3px 18px}
dt{color:var(--soft)}
dd{margin:0 16px 0 0}
.steps{list-style:none;margin:10px 0 0;padding:0;font-size:14px}
.steps li{margin:2px 0}
.smart{letter-spacing:.35em;font-weight:600}
code{font:13px/1.4 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
details{margin-top:10px;font-size:14px}
summary{cursor:pointer;color:var(--soft);width:max-content;max-width:100%}
details table{width:auto;margin-top:4px}
details th,details td{padding:2px 28px 2px 0}
details tbody th{font-weight:400}
.notes{margin:0;padding-left:20px}
.notes li{margin:3px 0}
footer{margin-top:40px;border-top:1px solid var(--rule);padding-top:12px}
footer,footer p,footer li,footer details{font-size:13px;color:var(--soft)}
svg{display:block;overflow:visible}
path{vector-effect:non-scaling-stroke;fill:none}
text{font-size:11px;fill:var(--soft)}
.plot{margin-top:14px;padding:0 var(--right) 0 var(--left)}
.chart{width:100%}
.bullet{width:140px;height:20px}
.spark{width:84px;height:20px}
.y{text-anchor:end;transform:translate(-6px,4px);paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.g{stroke:var(--grid)}
.j{stroke:var(--soft);stroke-opacity:.45;stroke-dasharray:1 2}
.e{fill:var(--soft);fill-opacity:.16}
.d{stroke:var(--soft)}
.m{text-anchor:middle;font-weight:600}
.t{stroke:var(--ink);stroke-width:2.5}
.s1{stroke:var(--green);stroke-width:2;stroke-dasharray:9 4}
.p{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:3 3}
.f{stroke:var(--blue);stroke-width:2;stroke-dasharray:2 3}
.fa{fill:var(--blue);fill-opacity:.14}
.b{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 2}
.a{stroke:var(--blue);stroke-width:1.75;stroke-linejoin:round}
.o{fill:var(--paper);stroke:var(--blue);stroke-width:1.5}
.k{fill:var(--soft)}
.h{fill:var(--blue)}
.v{fill:var(--blue);stroke:var(--paper);stroke-width:1}
.w{stroke:var(--blue);stroke-width:7}
.q{fill:var(--green)}
.b1,.b2,.b3{stroke:var(--band1);stroke-width:13}
.b2{stroke:var(--band2)}
.b3{stroke:var(--band3)}
text.l{stroke:none;transform:translate(5px,4px);font-size:11.5px}
text.v,text.f{fill:var(--blue)}
text.v,text.t{font-weight:700}
text.t{fill:var(--ink)}
text.s1{fill:var(--green)}
@media(max-width:960px){tr>:nth-child(5){display:none}thead th{white-space:normal}
.goals td:nth-child(6){min-width:5em}}
@media(max-width:760px){.tiles{grid-template-columns:repeat(4,1fr)}}
@media(max-width:600px){body{padding:16px 14px 32px}h1{font-size:22px}.verdict{font-size:17px}
.tiles{gap:6px}.tiles li{padding:6px 8px;font-size:12.5px}.tiles b{font-size:22px}
.goals thead{display:none}.goals tbody,.goals tr,.goals th,.goals td{display:block}
.goals tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 12px;padding:9px 0;
border-bottom:1px solid var(--rule)}
.goals tr>*{border:0;padding:0;min-width:0!important}.goals td:nth-child(2){grid-column:2;grid-row:1}
.goals td:nth-child(n+5){display:none}
.together th:first-child{min-width:7em}.together thead th{white-space:normal}.together td{padding-right:8px}
.card{padding:12px}details th,details td{padding-right:14px}
.plot{padding:0 var(--narrow) 0 2px}.l tspan{display:none}
.y{text-anchor:start;transform:translate(2px,-3px)}}
@page{size:A4;margin:13mm}
@media print{*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0;font-size:12.5px}.tiles{grid-template-columns:repeat(7,1fr)}
.tiles li{padding:6px 8px;font-size:11.5px}.tiles b{font-size:20px}.verdict{font-size:15.5px}
.goals,.together{font-size:12px}tr>:nth-child(5){display:none}.goals th:first-child{min-width:15em}
thead th{white-space:normal}.goals td:nth-child(6){min-width:5em}
th,td{padding:4px 10px 4px 0}.bullet{width:120px}
.s{font-size:11.5px;padding:0 8px}
.card{padding:10px 14px;display:grid;grid-template-columns:minmax(0,1fr) 255px;gap:0 18px;margin-bottom:12px}
.card>*{grid-column:1/-1}.card p{margin:0 0 3px}h3{font-size:14.5px}.card .plot{grid-column:1;padding-left:2px}
dl{grid-template-columns:58px minmax(0,1fr);gap:1px 4px;align-content:start}dd{margin:0}.plot+dl{grid-column:2}
dl,.steps,small,.soft{font-size:11px}
.y{text-anchor:start;transform:translate(2px,-3px)}
details{display:none}a{text-decoration:none}h2,thead{break-after:avoid}tr,.tiles li,.notes li{break-inside:avoid}}
"""


def style_sheet(left: int = 0, right: int = 0, narrow: int = 0) -> str:
    """Return the style sheet; what is given are the columns of text beside the charts, `narrow` those on a phone."""
    margins = f"--left:{_pixels(left)}px;--right:{_pixels(right)}px;--narrow:{_pixels(narrow)}px"
    hues = "".join(f".{hue}{{color:var(--{hue});background:var(--{hue}-tint)}}" for hue in _HUES)
    return (
        f":root{{color-scheme:light dark;{margins};{_variables(LIGHT)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
        f"{_RULES}{hues}"
    ).replace("\n", "")


def _pixels(columns: int) -> int:
    return round(columns * _COLUMN) + 10


def _variables(colours: dict[str, str]) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def policy(sheet: str) -> str:
    """Return the content security policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
