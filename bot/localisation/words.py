"""The sentences of one language, from its Fluent catalogues."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from bot.settings import config_dir

_TIED = re.compile(r" (?=[:;?!%»])|(?<=«) ")
"""Blanks at which no line may end: French ones before signs, those before a percent sign."""
LANGUAGES = {"en": "en_GB", "de": "de", "es": "es", "fr": "fr"}
"""The languages that there are catalogues of, each with the rules for its numbers and dates."""
ENGLISH = "en"

Value = str | int | float
"""What a sentence may be given: Markdown, already escaped, or a number."""

_log = logging.getLogger(__name__)


class Words:
    """How things are said in one language; what it lacks is said in English.

    Attributes:
        language: ISO 639-1 code.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._rules = LANGUAGES[language]
        self._bundle = FluentBundle([self._rules], use_isolating=False)
        for path in sorted((config_dir() / "locales" / language).glob("*.ftl")):
            text = _TIED.sub("\N{NO-BREAK SPACE}", path.read_text(encoding="utf-8"))
            self._bundle.add_resource(FluentResource(text))

    def __call__(self, key: str, /, **values: Value) -> str:
        """Return the sentence of this key with its values in their places.

        Raises:
            KeyError: not even English has it.
        """
        pattern = self._pattern(key)
        if pattern is None:
            return words_in(ENGLISH)._said(key, values)
        text, errors = self._bundle.format_pattern(pattern, values)
        for error in errors:
            _log.error("The sentence %s in %s: %s", key, self.language, error)
        return str(text)

    def description(self, key: str) -> str | None:
        """Return what a command or option does, or None where this language has no words for it.

        Args:
            key: of the command, as in "command-ask", or of an option, as in
                "command-ask.question".
        """
        pattern = self._pattern(key)
        return None if pattern is None else str(self._bundle.format_pattern(pattern)[0])

    def listed(self, items: Sequence[str], how: Literal["and", "or"] = "and") -> str:
        """Return some words as a list, as in "a, b and c"."""
        style: Literal["standard", "or"] = "standard" if how == "and" else "or"
        return format_list(items, style, self._rules)

    def number(self, number: int) -> str:
        """Return a whole number as it is written, as in "2,000"."""
        return str(format_decimal(number, locale=self._rules))

    def name_of(self, language: str) -> str:
        """Return what a language is called, or its code where that is not known."""
        return str(Locale.parse(self._rules).languages.get(language, language))

    def date(self, iso: str | None) -> str:
        """Return an ISO 8601 date as "3 April 2025", or as it is where it is not one."""
        if not iso:
            return ""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        return format_date(day, "long", self._rules)

    def short_date(self, day: datetime.date) -> str:
        """Return a day without its year, as in "3 Apr"."""
        return str(format_skeleton("MMMd", day, locale=self._rules))

    def _said(self, key: str, values: dict[str, Value]) -> str:
        if not self._bundle.has_message(key):
            raise KeyError(key)
        return self(key, **values)

    def _pattern(self, key: str) -> Pattern | None:
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value


@cache
def words_in(locale: str) -> Words:
    """Return the words of a language by its code or a locale such as "es-419"; else English."""
    language = locale.partition("-")[0].lower()
    known = language if language in LANGUAGES else ENGLISH
    return Words(known) if known == locale else words_in(known)


def load_catalogues() -> None:
    """Read all catalogues, which takes a tenth of a second, so that no reply waits for one."""
    for language in LANGUAGES:
        words_in(language)
