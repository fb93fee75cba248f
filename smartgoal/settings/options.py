"""What the command line says, laid over the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from smartgoal.errors import SettingsError
from smartgoal.settings.model import SEVERITIES, STATUSES, Settings
from smartgoal.settings.wrong import key_of, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.settings.model import Verb


def with_options(
    settings: Settings,
    verb: Verb,
    *,
    select: str | None = None,
    ignore: str | None = None,
    severity: Iterable[str] = (),
    fail_on: str | None = None,
    max_rejects: str | None = None,
) -> Settings:
    """Return the settings with what the command line says laid over them; `ignore` and `severity` add.

    Raises:
        SettingsError: An option has a wrong value.
    """
    told = settings.model_dump(by_alias=True, exclude_unset=True)
    if select is not None:
        told["select"] = select
    if ignore is not None:
        told["ignore"] = [*settings.ignore, *ignore.split(",")]
    if fail_on is not None:
        told["fail-on"] = fail_on
    if max_rejects is not None:
        told["max-rejects"] = max_rejects
    if levels := dict(_pair(one) for one in severity):
        told["severity"] = {**settings.severity, **levels}
    try:
        laid_over = Settings.model_validate(told, context=settings.origin)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise SettingsError(f"--{key_of(first)}: {reason(first)}") from error
    if fail_on is not None:
        _require_words_of(verb, laid_over.fail_on or ())
    return laid_over


def _require_words_of(verb: Verb, words: Iterable[str]) -> None:
    """Raise where `--fail-on` has a word of the other verb: it would be passed over in silence."""
    mine = SEVERITIES if verb == "check" else (*STATUSES, "never")
    for word in words:
        if word not in mine:
            raise SettingsError(f'--fail-on: "{word}" is nothing that {verb} finds; use {", ".join(mine)}.')


def _pair(written: str) -> tuple[str, str]:
    code, equals, level = written.replace(" ", "").partition("=")
    if not equals:
        raise SettingsError(f'--severity "{written}" isn\'t CODE=LEVEL, such as S104=error.')
    return code, level
