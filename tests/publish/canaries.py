"""Pictures that carry a secret word in every place where a file can hold words beside its pixels.

Each place gets a random word of its own, so that a hit names the place. Nothing here is anybody's picture.
"""

import hashlib
import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

PLACES = {
    "png": (
        "tEXt", "zTXt", "iTXt", "XMP", "EXIF comment", "EXIF place", "ICC description", "sPLT name", "private chunk",
        "after IEND", "behind the pixels",
    ),
    "jpeg": (
        "comment", "EXIF description", "EXIF comment", "EXIF place", "thumbnail", "XMP", "IPTC", "ICC description", "APP5",
        "APP11", "after EOI",
    ),
    "tiff": ("description", "artist", "copyright", "XMP", "IPTC", "photoshop", "GDAL metadata", "private tag"),
    "webp": ("EXIF", "XMP", "ICC description", "unknown chunk"),
    "gif": ("comment", "application", "after the end"),
}  # fmt: skip
"""Kind of file -> the places in it: 37 in all."""


def word(kind: str, place: str) -> str:
    """The secret of one place: 20 letters that nothing else holds."""
    return "q" + hashlib.sha256(f"{kind}/{place}".encode()).hexdigest()[:19]


def words() -> dict[str, str]:
    """Every secret -> where it was planted."""
    return {word(kind, place): f"{kind} {place}" for kind, places in PLACES.items() for place in places}


def planted() -> dict[str, bytes]:
    """Kind of file -> a picture of that kind with all its secrets."""
    return {"png": png(), "jpeg": jpeg(), "tiff": tiff(), "webp": webp(), "gif": gif()}


def pixels(seed: int = 3) -> Image.Image:
    """A small picture with some shapes."""
    image = Image.new("RGB", (96, 64), (176, 160, 130))
    image.paste((52, 46, 42), (10 + seed, 10, 50, 50))
    return image


def png() -> bytes:
    """Text chunks, EXIF, profile, palette name, a chunk of our own, bytes behind the pixels and after the end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", word("png", "tEXt"))
    info.add_text("Description", word("png", "zTXt"), zip=True)
    info.add_itxt("Title", word("png", "iTXt"), lang="en")
    info.add_itxt("XML:com.adobe.xmp", xmp(word("png", "XMP")))
    info.add(b"sPLT", word("png", "sPLT name").encode() + b"\0\x08\1\2\3\xff\0\1")
    info.add(b"prVt", word("png", "private chunk").encode())
    exif = exif_of(comment=word("png", "EXIF comment"), place=word("png", "EXIF place"))
    made = encoded("PNG", pnginfo=info, exif=exif, icc_profile=profile(word("png", "ICC description")))
    return behind_pixels(made, word("png", "behind the pixels").encode()) + word("png", "after IEND").encode()


def jpeg() -> bytes:
    """A comment, EXIF with a thumbnail, XMP, IPTC, profile, two application segments, bytes after the end."""
    exif = exif_of(
        description=word("jpeg", "EXIF description"), comment=word("jpeg", "EXIF comment"),
        place=word("jpeg", "EXIF place"),
    )  # fmt: skip
    made = encoded(
        "JPEG", quality=90, comment=word("jpeg", "comment").encode(), exif=exif, xmp=xmp(word("jpeg", "XMP")).encode(),
        icc_profile=profile(word("jpeg", "ICC description")),
    )  # fmt: skip
    small = encoded("JPEG", quality=40, comment=word("jpeg", "thumbnail").encode())
    segments = (
        segment(0xE1, b"Exif\0\0" + thumbnail(small)), segment(0xED, photoshop(word("jpeg", "IPTC"))),
        segment(0xE5, word("jpeg", "APP5").encode()), segment(0xEB, b"JP" + word("jpeg", "APP11").encode()),
    )  # fmt: skip
    return made[:2] + b"".join(segments) + made[2:] + word("jpeg", "after EOI").encode()


def tiff() -> bytes:
    """Tags with words, XMP, IPTC, Photoshop's block, GDAL's metadata and a tag of our own."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270], tags[315], tags[33432] = (
        word("tiff", place) for place in ("description", "artist", "copyright")
    )
    tags[700], tags[33723] = xmp(word("tiff", "XMP")).encode(), iptc(word("tiff", "IPTC"))
    tags[34377], tags[42112] = (
        word("tiff", "photoshop").encode(),
        f"<GDALMetadata>{word('tiff', 'GDAL metadata')}</GDALMetadata>",
    )
    tags[65000], tags.tagtype[65000] = word("tiff", "private tag"), 2
    for tag in (700, 33723, 34377):
        tags.tagtype[tag] = 1
    return encoded("TIFF", tiffinfo=tags)


def webp() -> bytes:
    """EXIF, XMP, profile and a chunk that nobody knows."""
    made = encoded(
        "WEBP", exif=exif_of(description=word("webp", "EXIF")), xmp=xmp(word("webp", "XMP")).encode(),
        icc_profile=profile(word("webp", "ICC description")),
    )  # fmt: skip
    body = word("webp", "unknown chunk").encode()
    made += b"ZZZZ" + struct.pack("<I", len(body)) + body
    return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]


def gif() -> bytes:
    """A comment, an application block and bytes after the end."""
    made = encoded("GIF", comment=word("gif", "comment").encode())
    body = word("gif", "application").encode()
    block = b"\x21\xff\x0bXMP DataXMP" + bytes([len(body)]) + body + b"\0"
    return made[:-1] + block + b";" + word("gif", "after the end").encode()


def encoded(kind: str, **options) -> bytes:
    """The picture as a file of a kind."""
    with io.BytesIO() as out:
        pixels().save(out, kind, **options)
        return out.getvalue()


def exif_of(description: str = "", comment: str = "", place: str = "") -> Image.Exif:
    """EXIF with words in three of its directories."""
    exif = Image.Exif()
    exif[0x010E] = description or "none"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + comment.encode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[0x1B] = "N", (34.0, 42.0, 36.0), b"ASCII\0\0\0" + place.encode()
    return exif


def xmp(said: str) -> str:
    """An XMP packet that says something."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><said>{said}</said></x:xmpmeta>'


def profile(said: str) -> bytes:
    """A colour profile whose description says something."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    size = struct.unpack(">I", made[:4])[0]
    extra = said.encode().ljust(24, b"\0")
    return struct.pack(">I", size + len(extra)) + made[4:] + extra


def iptc(said: str) -> bytes:
    """An IPTC record with a caption."""
    return b"\x1c\x02\x78" + struct.pack(">H", len(said)) + said.encode()


def photoshop(said: str) -> bytes:
    """Photoshop's segment with an IPTC record in it."""
    body = iptc(said)
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(body)) + body


def thumbnail(small: bytes) -> bytes:
    """The TIFF part of an EXIF segment whose second directory is a small JPEG."""
    entries = struct.pack("<HHII", 0x0201, 4, 1, 8 + 6 + 2 + 24 + 4) + struct.pack(
        "<HHII", 0x0202, 4, 1, len(small)
    )
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + struct.pack("<HI", 0, 14)
        + struct.pack("<H", 2)
        + entries
        + bytes(4)
        + small
    )


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def behind_pixels(made: bytes, said: bytes) -> bytes:
    """A PNG with words behind the end of its compressed pixels, inside the last IDAT chunk."""
    at = made.rindex(b"IDAT")
    size = struct.unpack(">I", made[at - 4 : at])[0]
    body = made[at + 4 : at + 4 + size] + said
    whole = struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    return made[: at - 4] + whole + made[at + 8 + size :]
