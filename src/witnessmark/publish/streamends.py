r"""Stream ends that every validator reads alike, in a PDF as Typst writes it.

PDF/A (ISO 19005-2, 6.1.7.1) counts a stream's bytes up to the line end before `endstream`. Compressed bytes end in a
carriage return once in 256 streams; followed by Typst's line feed it looks like one line end of two bytes, and the length
seems one too long: page-validation 0.11 found it in 2 of 5 records. The bytes were right, only their border was not plain.
"""

import re

_STREAM = re.compile(rb"/Length (\d{1,10})[^\r\n]{0,2000}?>>\nstream\n")


def settle_stream_ends(pdf: bytes) -> bytes:
    r"""The same PDF, with "\r\n" before `endstream` where the stream's own last byte is "\r".

    The byte is taken from the line break before `stream`, so that no offset in the cross-reference table moves.
    """
    settled: list[bytes] = []
    kept, at = 0, 0
    while found := _STREAM.search(pdf, at):
        start, end = found.end(), found.end() + int(found.group(1))
        if pdf[end : end + 10] != b"\nendstream":
            at = start
            continue
        if pdf[end - 1 : end] == b"\r":
            settled += [pdf[kept : start - len(b"\nstream\n")], b"stream\n", pdf[start:end], b"\r"]
            kept = end
        at = end
    return b"".join((*settled, pdf[kept:]))
