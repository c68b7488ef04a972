"""Reading a document: from untrusted bytes under some name to drafts of articles."""

from __future__ import annotations

from msgspec.structs import replace

from index.errors import UnreadableDocument
from index.model import Draft, Paragraph
from index.parsing.encoding.decoding import shown_name
from index.parsing.encoding.language_guess import guess_language
from index.parsing.interface import CollectionReader, Contents, Entry, Source
from index.parsing.left_out import require_article
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.metadata.title_from_name import title_from_name, told_apart
from index.parsing.outline import assemble
from index.parsing.overrides import NO_OVERRIDES, Overrides, address, in_utf8
from index.parsing.registry import COLLECTIONS, STRUCTURED, split
from index.parsing.results import MAX_BYTES, MAX_FILE_BYTES, Documents

MAX_ARTICLES = 10_000
"""Articles that are read of one file."""

TEXT_FORMATS = frozenset({"markdown", "text"})
"""Formats whose files are text as a whole, and so must not be larger than a text."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def read(
    data: bytes, name: str, *, origin: str | None = None, overrides: Overrides = NO_OVERRIDES
) -> Documents:
    """Read a document and all the articles in it, as `index.parsing.read_documents` does."""
    shown = shown_name(name)
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(shown, MAX_FILE_BYTES)
    _check_name(name)
    source = _source(data, name, overrides)
    collection = next((r for r in COLLECTIONS if r.recognises(source)), None)
    origin = name if origin is None else origin
    if collection is None:
        return _read_one(source, origin, Metadata(language=overrides.language), overrides)
    return _read_many(collection, source, origin, overrides)


def _read_many(
    collection: CollectionReader, source: Source, origin: str, overrides: Overrides
) -> Documents:
    if source.container is None:  # what it holds is decoded already
        overrides = Overrides(overrides.language)
    drafts: list[Draft] = []
    failed: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []
    paragraphs: list[tuple[Paragraph, ...]] = []
    for entry in collection.entries(source):
        if len(drafts) + len(failed) >= MAX_ARTICLES:
            failed.append((source.name, f"Only the first {MAX_ARTICLES:,} articles are read."))
            break
        try:
            own = f"{origin}#{entry.key}"
            found = _read_entry(collection.format, entry, own, overrides)
            drafts += found.drafts
            failed += found.failed
            notes += found.notes
            paragraphs += found.paragraphs
        except UnreadableDocument as error:
            failed.append((shown_name(entry.name), str(error)))
    if source.container is not None:
        notes += [(shown_name(source.name), note) for note in source.container.notes]
    if not drafts:
        shown = shown_name(source.name)
        if failed or notes:
            name, told = (*failed, *notes)[0]
            raise UnreadableDocument(f"{shown} has no article I can read ({name}: {told})")
        raise UnreadableDocument(f"{shown} has no article I can read.")
    notes += _damage(source)
    return Documents(tuple(drafts), tuple(failed), tuple(notes), tuple(paragraphs))


def _read_entry(format_: str, entry: Entry, origin: str, overrides: Overrides) -> Documents:
    given = Metadata(language=overrides.language).or_else(entry.metadata)
    if isinstance(entry.found, UnreadableDocument):
        raise entry.found
    if isinstance(entry.found, Contents):
        return _structured(entry.found, format_, entry.name, origin, given)
    source = _source(entry.found, entry.name, overrides)
    inner = next((r for r in COLLECTIONS if r.recognises(source)), None)
    if inner is None:
        return _read_one(source, origin, given)
    if inner.format == format_:
        raise UnreadableDocument(
            f"{shown_name(entry.name)} is an archive within an archive; unpack it first."
        )
    return _read_many(inner, source, origin, overrides)


def _read_one(
    source: Source, origin: str, given: Metadata, overrides: Overrides = NO_OVERRIDES
) -> Documents:
    """The single article of a document; what is `given` about it goes before what it says."""
    _check_name(source.name)
    shown = shown_name(source.name)
    if not source.data.strip():
        raise UnreadableDocument(f"{shown} is empty; add a document with some text.")
    reader = next((r for r in STRUCTURED if r.recognises(source)), None)
    if reader is None:
        raise UnreadableDocument(f"{shown} is empty; add a document with some text.")
    if reader.format in TEXT_FORMATS:
        if len(source.data) > MAX_BYTES:
            raise _too_large(shown, MAX_BYTES)
        require_article(source)
    contents = reader.read(source)
    found = _structured(contents, reader.format, source.name, origin, given, overrides)
    return found._replace(notes=(*found.notes, *_damage(source)))


def _structured(
    contents: Contents,
    format_: str,
    name: str,
    origin: str,
    given: Metadata,
    overrides: Overrides = NO_OVERRIDES,
) -> Documents:
    text, outline = assemble(contents.pieces)
    said = given.or_else(contents.metadata)
    paragraphs = split(text, format_, outline)
    if not paragraphs:
        raise _no_text(said, shown_name(name))
    draft = replace(_draft(said, name, text, format_, origin), outline=outline)
    draft = replace(
        draft,
        title=told_apart(draft.title, overrides.title, name),
        url=draft.url or address(said.path, overrides),
    )
    notes = tuple((shown_name(name), note) for note in contents.notes)
    return Documents((draft,), notes=notes, paragraphs=(paragraphs,))


def _damage(source: Source) -> list[tuple[str, str]]:
    """A note where decoding has replaced characters that the document did not have itself."""
    text = source.__dict__.get("text", "")  # only where a reader has asked for it
    if "\ufffd" not in text or "\ufffd".encode() in source.data:
        return []
    return [(shown_name(source.name), "Damaged characters were replaced by “\ufffd”.")]


def _draft(said: Metadata, name: str, text: str, format_: str, origin: str) -> Draft:
    return Draft(
        title=one_line(said.title or "") or title_from_name(name),
        text=text,
        format=format_,
        origin=origin,
        language=said.language or guess_language(text),
        url=said.url,
        author=said.author,
        date=said.date,
    )


def _source(data: bytes, name: str, overrides: Overrides) -> Source:
    encoding = overrides.encoding
    return Source(data if encoding is None else in_utf8(data, name, encoding), name)


def _check_name(name: str) -> None:
    if _TURNING.intersection(name):
        raise UnreadableDocument(
            f"The name of {shown_name(name)} has invisible characters that can hide what kind of "
            "file it is; rename it and add it again."
        )


def _too_large(shown: str, limit: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"{shown} is larger than {limit // 1024**2} MB; split it into smaller documents."
    )


def _no_text(said: Metadata, shown: str) -> UnreadableDocument:
    if said.title:
        return UnreadableDocument(f"{shown} has a title but no text; add some text below it.")
    return UnreadableDocument(f"{shown} is empty; add a document with some text.")
