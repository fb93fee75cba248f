"""How colours look to people: contrast by WCAG 2, difference in CIELAB, also to those who see fewer colours."""

from __future__ import annotations

from math import dist

Triple = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, full deficiency, on linear RGB.
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def difference(one: str, other: str, vision: str = "everybody") -> float:
    """Return how far apart in CIELAB (1976) two colours are as somebody sees them."""
    return dist(_lab(_seen(one, vision)), _lab(_seen(other, vision)))


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    return _dot(_linear(colour), (0.2126, 0.7152, 0.0722))


def _seen(colour: str, vision: str) -> Triple:
    linear = _linear(colour)
    red, green, blue = (min(max(_dot(linear, row), 0), 1) for row in VISIONS[vision])
    return red, green, blue


def _dot(one: Triple, other: Triple) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _lab(linear: Triple) -> Triple:
    x = _dot(linear, (0.4124564, 0.3575761, 0.1804375)) / 0.95047
    y = _dot(linear, (0.2126729, 0.7151522, 0.0721750))
    z = _dot(linear, (0.0193339, 0.1191920, 0.9503041)) / 1.08883
    fx, fy, fz = (_root(part) for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
