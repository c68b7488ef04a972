"""Reading documents: from untrusted bytes to a draft with a title, and on to paragraphs.

Each format has one reader (`index.reading.reader.Reader`); the first in the registry that
recognises a document by its content reads it.
"""

from index.reading.registry import MAX_BYTES, read_document, split

__all__ = ["MAX_BYTES", "read_document", "split"]
