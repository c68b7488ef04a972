"""How much a server's library may hold."""

from __future__ import annotations

from index.errors import QuotaExceeded
from index.model import Article
from index.reports import LibraryStatus, Quota

_MB = 1_000_000


def require_room(
    quota: Quota, status: LibraryStatus, article: Article, known: Article | None
) -> None:
    """Make sure that an article does not make its library larger than it may be.

    Args:
        quota: the bounds; a library beyond them may still be made smaller.
        status: what the library holds now.
        article: what is to be stored.
        known: the version that it replaces, None when it is new.

    Raises:
        QuotaExceeded: it would; the sentence says which bound it is.
    """
    growth = {
        "articles": 1 if known is None else 0,
        "paragraphs": len(article.paragraphs) - (len(known.paragraphs) if known else 0),
        "bytes": _size(article) - (_size(known) if known else 0),
    }
    for name, more in growth.items():
        allowed, held = getattr(quota, name), getattr(status, name)
        if allowed is not None and more > 0 and held + more > allowed:
            raise QuotaExceeded(
                f"This server’s library may hold {_shown(allowed, name)} and has "
                f"{_shown(held, name)}; remove some articles first."
            )


def _size(article: Article) -> int:
    return len(article.text.encode())


def _shown(number: int, name: str) -> str:
    if name == "bytes" and number >= _MB:
        return f"{number / _MB:,.1f} MB of text"
    noun = name.removesuffix("s") if number == 1 else name
    return f"{number:,} {noun}{' of text' if name == 'bytes' else ''}"
