"""A book's ZIP container, byte for byte the same for the same files: `mimetype` first and stored, one fixed time."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold; the real date stands in the package document."""


def pack_book(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An EPUB container (OCF 3.3, clause 4.2) of these files in this order, `mimetype` put before them.

    Args:
        files: (path inside the book, content).
    """
    with BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            _add(book, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
            for name, content in files:
                squeezed = name.endswith((".png", ".jpg"))  # compressed already
                _add(book, name, content, zipfile.ZIP_STORED if squeezed else zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _add(book: zipfile.ZipFile, name: str, content: bytes, how: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3  # the same on every machine
    entry.external_attr = 0o644 << 16
    entry.compress_type = how
    book.writestr(entry, content)
