"""Items that are texts, as Drafts: which of an item's bytes are words, and where each word came from."""

from pathlib import PurePath

from witnessmark.errors import UnreadError
from witnessmark.read.texts.draft import Draft, Head
from witnessmark.records import Item

__all__ = ["Draft", "Head", "draft_of", "is_text"]

_BY_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "plain",
    "application/pdf": "pdf",
}
_BY_ENDING = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "plain", ".md": "plain", ".text": "plain",
    ".pdf": "pdf", "": "plain",
}  # fmt: skip
# Types that first bytes give to many things: the ending may say more. Prose with commas can pass for a table.
_UNSURE = {"", "application/octet-stream", "application/x-empty", "text/plain", "text/csv"}


def is_text(item: Item) -> bool:
    """Whether the item is a text to read; tables, images and map data are other rooms' business."""
    return bool(_kind(item))


def draft_of(item: Item, data: bytes) -> Draft:
    """The item's text with its parts and offsets.

    Args:
        item: one for which `is_text` holds.
        data: its bytes.

    Raises:
        UnreadError: empty, damaged, encrypted, too large or too deep, or without a word; says what to do.
    """
    if not data:
        raise UnreadError(f"{item.name}: 0 bytes, nothing to read. Fetch it again and put it in the inbox.")
    kind = _kind(item)
    if kind == "html":
        from witnessmark.read.texts.html import read_html

        return read_html(data, item.name)
    if kind == "pdf":
        from witnessmark.read.texts.pdf import read_pdf

        return read_pdf(data, item.name)
    from witnessmark.read.texts.plain import read_plain

    return read_plain(data, item.name)


def _kind(item: Item) -> str:
    """html, plain, pdf, or "" for what is no text.

    The first bytes decide, the ending helps: a table and a note are both "text/plain" by their bytes,
    and an empty file or a PDF whose head is gone has nothing but its ending.
    """
    ending = PurePath(item.name).suffix.lower()
    if item.media_type in _UNSURE and (ending or item.media_type == "text/plain"):
        return _BY_ENDING.get(ending, "")
    return _BY_TYPE.get(item.media_type, "")
