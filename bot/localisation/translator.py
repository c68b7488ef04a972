"""Descriptions of commands and options in Discord's languages; their names stay English."""

from __future__ import annotations

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.localisation.words import ENGLISH, LANGUAGES, words_in

_COMMANDS = (Location.command_description, Location.group_description)


class CommandTranslator(app_commands.Translator):
    """Looks up what commands do in the catalogues.

    The English descriptions stand beside the commands; the other catalogues have a message for
    each command, as in `command-library-show`, with an attribute for each option.
    """

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a description in a language; None leaves the English one, or a name, as it is."""
        language = locale.value.partition("-")[0]
        key = description_key(context)
        if key is None or language == ENGLISH or language not in LANGUAGES:
            return None
        return words_in(language).description(key)


def description_key(context: app_commands.TranslationContextTypes) -> str | None:
    """Return the key of what a command, option or choice is described by; None for a name."""
    data = context.data
    if context.location in _COMMANDS and isinstance(
        data, app_commands.Command | app_commands.Group
    ):
        return _command(data.qualified_name)
    if isinstance(data, app_commands.Parameter) and (
        context.location is Location.parameter_description
    ):
        return f"{_command(data.command.qualified_name)}.{data.name}"
    if isinstance(data, app_commands.Choice) and context.location is Location.choice_name:
        return f"choice-{data.value}"
    return None


def _command(name: str) -> str:
    return f"command-{name.replace(' ', '-')}"
