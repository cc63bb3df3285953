"""Pictures: huge areas in few bytes, heads that lie, frames without end, and metadata that points elsewhere."""

import struct
import zlib
from collections.abc import Iterator

from tests.hostile.corpus.squeeze import zeros


def chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk with its check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, data: bytes, more: bytes = b"", depth: int = 8, kind: int = 0) -> bytes:  # noqa: PLR0917 - the fields of its head
    """A PNG of this claim and these packed lines."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(entries: list[tuple[int, int, int, int]], tail: bytes = b"", following: int = 0) -> bytes:
    """A little-endian TIFF of one directory: (tag, type, count, value)."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + struct.pack("<I", following) + tail


def grey_tiff(
    width: int, height: int, extra: list[tuple[int, int, int, int]] | None = None, following: int = 0
) -> bytes:
    """A grey TIFF that claims one strip of this size."""
    fields = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, min(width * height, 2**32 - 1)),
    ]
    return tiff(fields + (extra or []), bytes(64), following)


def gif(width: int, height: int, frames: int) -> bytes:
    """A GIF of many frames, each of one colour."""
    frame = b"\x21\xf9\x04\0\0\0\0\0,\0\0\0\0" + struct.pack("<HH", width, height) + b"\0\x02\x02\x44\x01\0"
    return (
        b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff" + frame * frames + b";"
    )


def files(lure) -> Iterator[tuple[str, bytes]]:
    """PNG, GIF, TIFF, JPEG, WebP and others."""
    small = png(4, 4, zlib.compress(b"\0\1\2\3\4" * 4))
    yield "good.png", small
    yield "png-900m.png", png(30_000, 30_000, zeros(860, 15))
    yield "png-169m.png", png(13_000, 13_000, zeros(162, 15))
    yield "png-63m.png", png(7_900, 7_900, zeros(60, 15))
    yield "png-max.png", png(2**31 - 1, 2**31 - 1, zeros(1, 15))
    yield "png-16bit-rgba.png", png(8_000, 8_000, zeros(490, 15), depth=16, kind=6)
    yield (
        "png-text-bombs.png",
        png(
            4,
            4,
            zlib.compress(bytes(20)),
            b"".join(chunk(b"zTXt", b"k%d\0\0" % n + zeros(60, 15)) for n in range(8)),
        ),
    )
    yield "png-icc-bomb.png", png(4, 4, zlib.compress(bytes(20)), chunk(b"iCCP", b"p\0\0" + zeros(300, 15)))
    yield "png-many-chunks.png", png(4, 4, zlib.compress(bytes(20)), chunk(b"tEXt", b"a\0b") * 100_000)
    yield "png-cut.png", small[:40]
    yield "png-length-lie.png", small.replace(b"\0\0\0\x0dIHDR", b"\x7f\xff\xff\xffIHDR")
    yield "png-apng.png", png(2_000, 2_000, zeros(4, 15), chunk(b"acTL", struct.pack(">II", 100_000, 0)))
    yield "gif-frames.gif", gif(4, 4, 60_000)
    yield "gif-large-frames.gif", gif(8_000, 8_000, 2_000)
    yield "gif-giant.gif", gif(65_535, 65_535, 3)
    yield "gif-endless-comment.gif", gif(4, 4, 1)[:-1] + b"\x21\xfe" + (b"\xff" + b"a" * 255) * 20_000
    yield "tiff-giant.tif", grey_tiff(200_000, 200_000)
    yield "tiff-max.tif", grey_tiff(2**32 - 1, 2**32 - 1)
    yield "tiff-loop.tif", grey_tiff(4, 4, following=8)
    yield "tiff-tag-far.tif", grey_tiff(4, 4, [(305, 2, 2**31 - 1, 2**31 - 1)])
    yield "tiff-many-strips.tif", grey_tiff(4, 60_000, [(34675, 7, 2**30, 8)])
    yield (
        "tiff-many-samples.tif",
        tiff(
            [
                (256, 4, 1, 1000),
                (257, 4, 1, 1000),
                (258, 3, 65_535, 8),
                (259, 3, 1, 1),
                (262, 3, 1, 1),
                (273, 4, 1, 8),
                (277, 3, 1, 65_535),
                (278, 4, 1, 1000),
                (279, 4, 1, 9),
            ]
        ),
    )
    yield "bigtiff-cut.tif", b"II+\0\x08\0\0\0" + struct.pack("<Q", 2**63)
    yield (
        "tiff-deflate-bomb.tif",
        tiff(
            [
                (256, 4, 1, 60_000),
                (257, 4, 1, 60_000),
                (258, 3, 1, 8),
                (259, 3, 1, 8),
                (262, 3, 1, 1),
                (273, 4, 1, 122),
                (277, 3, 1, 1),
                (278, 4, 1, 60_000),
                (279, 4, 1, 3_000_000),
            ],
            zeros(3000, 15),
        ),
    )
    jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    yield (
        "jpeg-giant.jpg",
        jpeg
        + b"\xff\xc0\0\x0b\x08\xff\xff\xff\xff\1\1\x11\0"
        + b"\xff\xda\0\x08\1\1\0\0?\0"
        + b"\0" * 1000
        + b"\xff\xd9",
    )
    yield "jpeg-markers.jpg", jpeg + b"\xff\xe1\0\x02" * 300_000 + b"\xff\xd9"
    yield "jpeg-cut.jpg", jpeg[:12]
    yield (
        "jpeg-progressive.jpg",
        jpeg
        + b"\xff\xc2\0\x0b\x08\x40\0\x40\0\1\1\x11\0"
        + b"\xff\xda\0\x08\1\1\0\0\0\0\0" * 20_000
        + b"\xff\xd9",
    )
    exif = b"Exif\0\0" + tiff([(34665, 4, 1, 8), (34853, 4, 1, 8), (33432, 2, 2**31 - 1, 8)], following=8)
    yield "jpeg-exif-loop.jpg", b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xd9"
    xmp = f'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="{lure.url}/manifest.c2pa"/></rdf:RDF></x:xmpmeta>'.encode()
    yield (
        "jpeg-remote-manifest.jpg",
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + b"\xff\xd9",
    )
    webp = b"VP8X\x0a\0\0\0\x02\0\0\0\xff\xff\xff\xff\xff\xff"
    yield "webp-giant.webp", b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp
    yield "webp-length-lie.webp", b"RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff\x2f\xff\xff\xff\x0f"
    yield (
        "bmp-giant.png",
        b"BM"
        + struct.pack("<IHHIIiiHHIIiiII", 70, 0, 0, 54, 40, 2**31 - 1, -(2**31), 1, 24, 0, 0, 0, 0, 0, 0),
    )
    yield "psd.png", b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 56, 300_000, 300_000, 8, 3)
    yield "eps.jpg", f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n({lure.secret}) (r) file\n".encode()
