"""PDFs written by hand: streams that unpack without end, trees that lead back to themselves, actions and attachments."""

import random
from collections.abc import Iterator, Mapping

from tests.hostile.corpus.squeeze import zeros

WORDS = b"BT /F 12 Tf 50 700 Td (At least forty houses were burned, the council said.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(body: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(body), extra, body)


def pdf(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of these objects with a true cross-reference table."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(max(objects) + 1)
    )
    start = len(out)
    return out + b"xref\n0 %d\n%strailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        max(objects) + 1, table, max(objects) + 1, root, trailer, start,
    )  # fmt: skip


def simple(  # noqa: PLR0917 - the parts of a PDF, each left out by most
    content: bytes = WORDS,
    page: bytes = b"",
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    extra: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """One page with this content."""
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%s>>"
            % page,
            4: stream(content, extra),
            5: FONT,
            **(more or {}),
        },
        trailer=trailer,
    )


def files(lure) -> Iterator[tuple[str, bytes]]:
    """PDFs."""
    url, secret = lure.url.encode(), lure.secret.encode()
    yield "good.pdf", simple()
    yield "flate-3g.pdf", simple(zeros(3000, 15), extra=b"/Filter/FlateDecode")
    yield "flate-twice.pdf", simple(zeros(400, 15), extra=b"/Filter[/FlateDecode/FlateDecode]")
    yield "many-filters.pdf", simple(b"41>", extra=b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]")
    yield "run-length.pdf", simple(b"\x81A" * 500_000 + b"\x80", extra=b"/Filter/RunLengthDecode")
    yield (
        "page-loop.pdf",
        pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
    )
    yield (
        "page-fan.pdf",
        pdf(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                **{
                    n: b"<</Type/Pages/Kids[%s]/Count 9999999>>" % (b"%d 0 R " % (n + 1) * 10)
                    for n in range(2, 20)
                },
                20: b"<</Type/Page/MediaBox[0 0 9 9]>>",
            }
        ),
    )
    yield "million-pages.pdf", simple().replace(b"/Count 1>>", b"/Count 999999999>>")
    yield "xref-loop.pdf", simple(trailer=b"/Prev 9")
    yield "xref-far.pdf", simple().rsplit(b"startxref", 1)[0] + b"startxref\n99999999999\n%%EOF"
    yield "xref-size.pdf", simple().replace(b"/Size 6", b"/Size 2147483647")
    yield "length-lie.pdf", simple().replace(b"/Length %d" % len(WORDS), b"/Length 2147483647")
    yield "length-loop.pdf", simple().replace(b"/Length %d" % len(WORDS), b"/Length 4 0 R")
    yield "javascript.pdf", simple(catalog=b"/OpenAction<</S/JavaScript/JS(app.launchURL('%s'))>>" % url)
    yield (
        "launch.pdf",
        simple(catalog=b"/OpenAction<</S/Launch/F(%s)>>/AA<</WC<</S/URI/URI(%s)>>>>" % (secret, url)),
    )
    yield "external-stream.pdf", simple(extra=b"/F(%s)/FFilter/FlateDecode" % secret)
    yield (
        "attachment.pdf",
        simple(
            catalog=b"/Names<</EmbeddedFiles<</Names[(x) 6 0 R]>>>>",
            more={
                6: b"<</Type/Filespec/F(x)/EF<</F 7 0 R>>>>",
                7: stream(zeros(500, 15), b"/Filter/FlateDecode"),
            },
        ),
    )
    yield (
        "encrypted.pdf",
        simple(
            trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]"
            % (b"41" * 32, b"42" * 32)
        ),
    )
    yield "encrypt-lie.pdf", simple(trailer=b"/Encrypt<</Filter/Standard/V 5/R 6/Length 99999>>")
    yield "giant-page.pdf", simple(page=b"").replace(b"[0 0 612 792]", b"[0 0 1e30 1e30]")
    yield "negative-page.pdf", simple().replace(b"[0 0 612 792]", b"[nan 0 -612 -2147483648]")
    yield "deep-arrays.pdf", simple(b"[" * 200_000)
    yield "deep-dicts.pdf", simple(page=b"/X" + b"<</X" * 50_000)
    yield "many-operators.pdf", simple(b"q " * 1_000_000 + WORDS)
    yield (
        "form-loop.pdf",
        simple(
            b"/X Do",
            page=b"",
            more={
                6: stream(
                    b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
                )
            },
        ).replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<"),
    )
    yield (
        "image-900m.pdf",
        simple(
            b"/X Do",
            more={
                6: stream(
                    zeros(860, 15),
                    b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
                )
            },
        ).replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<"),
    )
    yield (
        "font-map.pdf",
        simple(
            more={
                5: b"<</Type/Font/Subtype/Type0/BaseFont/A/ToUnicode 6 0 R>>",
                6: stream(
                    b"1 begincodespacerange<00000000><ffffffff>endcodespacerange 1 beginbfrange<00000000><ffffffff><0000>endbfrange"
                ),
            }
        ),
    )
    yield (
        "object-stream-loop.pdf",
        pdf(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: stream(b"2 0 <<>>", b"/Type/ObjStm/N 99999999/First 4/Extends 2 0 R"),
            }
        ),
    )
    yield (
        "outline-loop.pdf",
        simple(catalog=b"/Outlines 6 0 R", more={6: b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Title(x)>>"}),
    )
    yield "cut.pdf", simple()[:300]
    rng = random.Random(5)
    broken = bytearray(simple())
    for _ in range(60):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    yield "bitten.pdf", bytes(broken)
    yield "late-head.pdf", b"MZ" + b"\0" * 900 + simple()
