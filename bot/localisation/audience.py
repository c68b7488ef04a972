"""Who reads a reply, and so in which words it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.localisation.words import ENGLISH, Words, words_in

if TYPE_CHECKING:
    import discord  # half a second that `quoth ask` does without


@dataclass(frozen=True, slots=True)
class Audience:
    """The words for one conversation.

    Attributes:
        private: for what only the member sees.
        public: for what everybody in the channel sees.
    """

    private: Words
    public: Words

    @classmethod
    def of(cls, interaction: discord.Interaction[Any]) -> Audience:
        """Return the words for whoever gave a command or clicked, and for those around them."""
        around = interaction.guild_locale or interaction.locale
        chosen = interaction.client.server_settings.language_of(interaction.guild_id)
        return cls(words_in(interaction.locale.value), words_in(chosen or around.value))

    @classmethod
    def around(cls, guild: discord.Guild | None, chosen: str | None = None) -> Audience:
        """Return the words for a message: Discord does not say which language its author reads.

        Args:
            guild: where it is; None for direct messages.
            chosen: the language that the server's managers have chosen, if any.
        """
        words = words_in(chosen or (guild.preferred_locale.value if guild else ENGLISH))
        return cls(words, words)

    def words(self, *, private: bool) -> Words:
        """Return the words for a reply that only the member sees, or that everybody sees."""
        return self.private if private else self.public


def private_words(interaction: discord.Interaction[Any]) -> Words:
    """Return the words of whoever gave a command or clicked."""
    return words_in(interaction.locale.value)
