"""The parts of a Word document: which is the main one, and how they are found from there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.errors import UnreadableDocument
from index.parsing.html.xml_parser import parse_xml
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)
_TYPES = "[Content_Types].xml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.strip("{}").encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""The names that "strict" documents have for the same things."""


class Package:
    """A Word document as an archive of parts.

    Args:
        container: the archive.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._names = {name.replace("\\", "/").casefold(): name for name in container}
        self.main = self._main_part()
        self._related = self._relations(self.main)

    def parse(self, name: str) -> _Element | None:
        """The root of a part, None where there is no such part."""
        stored = self._names.get(name.casefold())
        if stored is None:
            return None
        data = self._container.read(stored)
        for strict, usual in _STRICT if b"purl.oclc.org/ooxml" in data else ():
            data = data.replace(strict, usual)
        return parse_xml(data)

    def related(self, kind: str) -> _Element | None:
        """The root of the part that the main one has of a kind: "styles"."""
        name = next((path for end, path in self._related.values() if end == kind), None)
        return None if name is None else self.parse(name)

    def path_of(self, relation: str) -> str:
        """The path of a part that the main one calls so, "" where there is none."""
        return self._related.get(relation, ("", ""))[1]

    def read(self, path: str) -> bytes:
        """The bytes of a part, none where there is no such part."""
        stored = self._names.get(path.casefold())
        return b"" if stored is None else self._container.read(stored)

    def _main_part(self) -> str:
        for kind, path in self._relations("").values():
            if kind == "officeDocument" and path.casefold() in self._names:
                return path
        found = (name for name in self._names if name.startswith("word/document"))
        if (name := next(found, None)) is None:
            raise UnreadableDocument("The Word document is damaged: its main part is missing.")
        return name

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by name, the last word of the kind, and the path."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        relations = {}
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            target = unquote(relation.get("Target") or "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (relation.get("Type") or "").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                relations[relation.get("Id") or ""] = (kind, path)
        return relations


def is_word(container: Container) -> bool:
    """Return whether an archive is a Word document, whatever its main part is called."""
    if "word/document.xml" in container:
        return True
    if _TYPES not in container:
        return False
    types = container.read(_TYPES)
    return any(kind in types for kind in _MAIN_TYPES)
