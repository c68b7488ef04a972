"""Text in the encodings from before Unicode, decoded only where the evidence is clear.

A wrong guess would be quoted as if it were the author's words, so doubt means no. Measured on
XQuAD paragraphs, charset-normalizer is right for Cyrillic, Arabic, Thai and Chinese, and takes
every second Spanish paragraph for something else; Western text is therefore decided here, by
its small words and by which letters its language has.
"""

from __future__ import annotations

from index.parsing.encoding.language_guess import small_word_language

_SAMPLE = 50_000  # bytes that charset-normalizer weighs; it takes about a second per megabyte
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "tis_620",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_WESTERN = 0.25
"""Share of bytes beyond ASCII below which a text is in Latin script."""
_ANYWHERE = set("“”„‘’‚–—…•§°€£©®™«»½¼¾²³·¿¡ªº×´\u00a0\u00adàáâãäåæçèéêëìíîïñòóôõöøùúûüßœÉ")
_LETTERS = {
    "en": "",
    "de": "ÄÖÜ",
    "es": "ÁÍÓÚÑ",
    "fr": "ÀÂÇÈÊËÎÏÔÙÛŒÆ",
    "it": "ÀÈÌÒÙ",
    "pt": "ÁÂÃÀÇÊÍÓÔÕÚ",
    "nl": "ËÏÖÜ",
    "sv": "ÅÄÖ",
}
_EAST_ASIAN = (
    ("cp932", ("\u3041", "\u3096"), 0.2),
    ("euc_jp", ("\u3041", "\u3096"), 0.2),
    ("cp949", ("\uac00", "\ud7a3"), 0.9),
)
"""Encoding, the first and last letter that are its language's own, and their least share."""
_TURKISH = "ğışĞİŞÇÖÜ"


def decode_legacy(data: bytes) -> str | None:
    """The text that `data` is in some encoding that is not Unicode's, or None when in doubt."""
    if is_damaged_utf8(data):
        return None
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return _western(data) if beyond_ascii < _WESTERN * len(data) else _other_script(data)


def is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8, with some damage."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return text.count("\ufffd") < beyond_ascii / 2


def _western(data: bytes) -> str | None:
    """Windows' Western or Turkish text, if it uses no letter that its language lacks."""
    for encoding, letters in (("cp1252", _LETTERS), ("cp1254", {"tr": _TURKISH})):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        own = letters.get(small_word_language(text) or "")
        if own is not None and all(c < "\x80" or c in own or c in _ANYWHERE for c in set(text)):
            return text
    return None


def _other_script(data: bytes) -> str | None:
    if (text := _east_asian(data)) is not None:
        return text
    from charset_normalizer import from_bytes  # costs 50 ms, needed by one file in a thousand

    best = from_bytes(data[:_SAMPLE], cp_isolation=_OTHER_SCRIPTS, enable_fallback=False).best()
    if best is None or best.chaos > 0.1 or best.coherence < 0.2:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None


def _east_asian(data: bytes) -> str | None:
    """Japanese or Korean: kana and Hangul in their places show that the decoding is right."""
    for encoding, own, least in _EAST_ASIAN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text if c > "\x80" and c.isalpha()]
        known = sum(
            "\u3040" <= c <= "\u30ff"
            or "\u4e00" <= c <= "\u9fff"
            or c in "々〆"
            or "\uac00" <= c <= "\ud7a3"
            or "\uff10" <= c <= "\uff5a"
            for c in letters
        )
        share = sum(own[0] <= c <= own[1] for c in letters)
        if letters and share >= least * len(letters) and known >= 0.98 * len(letters):
            return text
    return None
