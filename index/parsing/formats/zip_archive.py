"""ZIP archives of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from index.errors import UnreadableDocument
from index.parsing.formats.docx import DocxReader
from index.parsing.formats.epub import EpubReader
from index.parsing.formats.jsonl import holds_articles
from index.parsing.formats.odt import OdtReader
from index.parsing.interface import Entry, Source
from index.parsing.left_out import is_left_out_folder, why_left_out
from index.parsing.zip_container import HostileArchive

_DOCUMENTS = (EpubReader(), DocxReader(), OdtReader())
_PDF = b"%PDF-"
_OFFICE = ("[Content_Types].xml", "mimetype")
"""Files that only documents have which are archives themselves."""


class ArchiveReader:
    """Reads the documents in an archive, without hidden ones and what others have made."""

    format = "zip"

    def recognises(self, source: Source) -> bool:
        """Return whether it is an archive, and not one that is a document itself."""
        container = source.container
        if container is None or any(name in container for name in _OFFICE):
            return False
        return not any(reader.recognises(source) for reader in _DOCUMENTS)

    def entries(self, source: Source) -> Iterator[Entry]:
        """The files, in the order of their paths."""
        container = source.container
        assert container is not None  # noqa: S101 - recognised
        left_out: Counter[str] = Counter()
        for path in sorted(container):
            *folders, name = path.split("/")
            if name.startswith(".") or any(map(is_left_out_folder, folders)):
                continue
            try:
                data = container.read(path)
            except HostileArchive:
                raise
            except UnreadableDocument as error:
                yield Entry(path, path, error)
                continue
            why = why_left_out(name)
            is_plain = name.isprintable()  # else it is refused, and that is told of
            is_kept = data.startswith(_PDF) or holds_articles(name, data)
            if why is not None and is_plain and not is_kept:
                left_out[why] += 1
            else:
                yield Entry(path, path, data)
        if left_out:
            kinds = ", ".join(f"{kind}: {count:,}" for kind, count in sorted(left_out.items()))
            container.notes.append(f"Files that are no articles were left out ({kinds}).")
