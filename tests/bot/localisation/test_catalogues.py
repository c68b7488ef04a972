"""Nothing is missing in any language, nothing is left over, everything fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot import Settings, create_bot
from bot.client.bot import EXTENSIONS
from bot.localisation import ENGLISH, LANGUAGES, words_in
from bot.localisation.translator import description_key
from bot.rendering.limits import size
from tests.bot.localisation.catalogues import (
    constants,
    is_description,
    mentioned,
    messages,
    placeholders,
    sentences,
    uses,
)

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
LIMITS = {"button-": 80, "form-": 45, "command-": 100, "choice-": 100, "option-": 100}
"""Discord's limits on sentences by the beginning of their key: labels, titles, descriptions."""
HINT_LIMIT = 100
"""Discord's limit on what stands in an empty field of a form."""


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_all_that_english_says(language: str) -> None:
    assert sentences(language) == sentences(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_needs_the_same_values(language: str) -> None:
    for key in sentences(ENGLISH):
        assert placeholders(language, key) == placeholders(ENGLISH, key), key


def test_the_code_says_only_what_there_is_with_the_values_it_needs() -> None:
    found = list(uses())
    assert len(found) > 30
    for key, given, place in found:
        assert key in messages(ENGLISH), f"{place}: {key}"
        assert given == placeholders(ENGLISH, key), f"{place}: {key}"


def test_everything_in_the_catalogues_is_said_somewhere() -> None:
    left = sentences(ENGLISH) - constants() - mentioned(ENGLISH)
    assert {key for key in left if not key.startswith("reason-")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_forms_and_descriptions_fit(language: str) -> None:
    words = words_in(language)
    for key, message in messages(language).items():
        limit = next((most for start, most in LIMITS.items() if key.startswith(start)), 1000)
        limit = HINT_LIMIT if key.endswith("-hint") and key.startswith("form-") else limit
        given = dict.fromkeys(placeholders(language, key), 1)
        assert 0 < size(words(key, **given)) <= limit, key
        for attribute in message.attributes:
            text = words.description(f"{key}.{attribute.id.name}") or ""
            assert 0 < size(text) <= limit, f"{key}.{attribute.id.name}"


@pytest.mark.parametrize("language", OTHERS)
async def test_every_command_and_option_is_described_in_every_language(
    language: str, settings: Settings
) -> None:
    described = {key async for key in _described(settings)}
    translated = {
        f"{key}.{attribute.id.name}"
        for key, message in messages(language).items()
        for attribute in message.attributes
    }
    translated |= {key for key in messages(language) if is_description(key)}
    assert translated == described
    for key in described:
        text = words_in(language).description(key) or ""
        assert text.endswith(".") == (key.startswith("command-") and "." not in key), key


async def _described(settings: Settings) -> Any:
    async with create_bot(settings) as bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        for command in bot.tree.walk_commands():
            for key in _keys(command):
                yield key


def _keys(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> Iterator[str]:
    context: app_commands.TranslationContext[Any, Any]
    if isinstance(command, app_commands.Group):
        context = app_commands.TranslationContext(Location.group_description, command)
        yield description_key(context) or ""
        return
    context = app_commands.TranslationContext(Location.command_description, command)
    yield description_key(context) or ""
    for parameter in command.parameters:
        context = app_commands.TranslationContext(Location.parameter_description, parameter)
        yield description_key(context) or ""
        for choice in parameter.choices:
            yield (
                description_key(app_commands.TranslationContext(Location.choice_name, choice)) or ""
            )


LONG = (
    "help", "welcome", "privacy-", "cooldown-", "error-", "reason-", "reindex",
    "panel-caution-preview",
)  # fmt: skip
"""Keys of what has several sentences or lines: each of those is short by itself."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_and_have_typographic_quotes(language: str) -> None:
    words = words_in(language)
    for key in sentences(language):
        text = words(key, **dict.fromkeys(placeholders(language, key), 1))
        assert len(text) <= 160 or key.startswith(LONG), f"{key}: {len(text)}"
        assert not set("\"'") & set(text), key
