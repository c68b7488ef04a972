"""What the bot says, in the language of whoever reads it.

The sentences stand in `config/locales/<language>/*.ftl`, in Fluent's notation; English is the
one that is complete by definition. `words("key", name=value)` is a sentence; the words to use
are the member's own for what only they see (`private_words`), the server's for what everybody
sees (`Audience.public`).
"""

from bot.localisation.audience import Audience, private_words
from bot.localisation.errors import explain
from bot.localisation.reasons import reason
from bot.localisation.words import ENGLISH, LANGUAGES, Value, Words, load_catalogues, words_in

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Audience",
    "Value",
    "Words",
    "explain",
    "load_catalogues",
    "private_words",
    "reason",
    "words_in",
]
