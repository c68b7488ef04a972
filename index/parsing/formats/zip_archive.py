"""ZIP archives of documents."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableDocument
from index.parsing.formats.docx import DocxReader
from index.parsing.formats.epub import EpubReader
from index.parsing.formats.odt import OdtReader
from index.parsing.interface import Entry, Source
from index.parsing.left_out import is_left_out_folder
from index.parsing.zip_container import HostileArchive

_DOCUMENTS = (EpubReader(), DocxReader(), OdtReader())
_OFFICE = ("[Content_Types].xml", "mimetype")
"""Files that only documents have which are archives themselves."""


class ArchiveReader:
    """Reads the documents in an archive, without hidden ones and what others have made."""

    format = "zip"

    def recognises(self, source: Source) -> bool:
        """Whether it is an archive, and not one that is a document itself."""
        container = source.container
        if container is None or any(name in container for name in _OFFICE):
            return False
        return not any(reader.recognises(source) for reader in _DOCUMENTS)

    def entries(self, source: Source) -> Iterator[Entry]:
        """The files, in the order of their paths."""
        assert source.container is not None  # noqa: S101 - recognised
        for path in sorted(source.container):
            *folders, name = path.split("/")
            if name.startswith(".") or any(map(is_left_out_folder, folders)):
                continue
            try:
                data = source.container.read(path)
            except HostileArchive:
                raise
            except UnreadableDocument as error:
                yield Entry(path, path, error)
                continue
            yield Entry(path, path, data)
