"""Reading documents: from untrusted bytes to a draft with a title, and on to paragraphs.

Each format has one reader (`index.reading.reader`); the first in the registry that recognises a
document by its content reads it.
"""

from index.reading.documents import (
    MAX_BYTES,
    MAX_FILE_BYTES,
    Documents,
    read_document,
    read_documents,
)
from index.reading.registry import split

__all__ = [
    "MAX_BYTES",
    "MAX_FILE_BYTES",
    "Documents",
    "read_document",
    "read_documents",
    "split",
]
