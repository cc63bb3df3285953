"""What passes for something else: playlists as films, pickles as arrays, fonts, JSON, and files of two kinds at once."""

import pickle
import struct
from collections.abc import Iterator

from tests.hostile.corpus.archives import zipped
from tests.hostile.corpus.papers import simple
from tests.hostile.corpus.pictures import png


class _Opens:
    """Unpickled, it would open a file: the classic proof that a pickle is a program."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return open, (self.path,)


def box(kind: bytes, body: bytes, size: int | None = None) -> bytes:
    """An MP4 box; `size` when it lies about it."""
    return struct.pack(">I", len(body) + 8 if size is None else size) + kind + body


def files(lure) -> Iterator[tuple[str, bytes]]:
    """Playlists, films, arrays, fonts, JSON and files of two kinds."""
    film = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
    yield (
        "hls.mp4",
        f"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n{lure.url}/a.ts\n#EXTINF:1,\nfile://{lure.secret}\n".encode(),
    )
    yield "concat.mp4", f"ffconcat version 1.0\nfile '{lure.secret}'\nfile '{lure.url}/x'\n".encode()
    yield (
        "dash.mp4",
        f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1"><BaseURL>{lure.url}/x</BaseURL></Representation></AdaptationSet></Period></MPD>'.encode(),
    )
    yield "sdp.mp4", f"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=control:{lure.url}\n".encode()
    yield (
        "data-reference.mp4",
        film
        + box(
            b"moov",
            box(
                b"trak",
                box(
                    b"mdia",
                    box(
                        b"minf",
                        box(
                            b"dinf",
                            box(
                                b"dref",
                                struct.pack(">II", 0, 1)
                                + box(b"url ", b"\0\0\0\0" + lure.url.encode() + b"\0"),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
    yield "deep-boxes.mp4", film + b"".join(struct.pack(">I", 2**31 - 1) + b"moov" for _ in range(100_000))
    yield (
        "box-size-lie.mp4",
        film + box(b"moov", b"", size=2**32 - 1) + box(b"mdat", bytes(100), size=1) + b"\xff" * 16,
    )
    yield (
        "sample-table.mp4",
        film
        + box(
            b"moov",
            box(
                b"trak",
                box(b"mdia", box(b"minf", box(b"stbl", box(b"stsz", struct.pack(">III", 0, 0, 2**32 - 1))))),
            ),
        ),
    )
    yield "cut.mp4", film[:12]
    yield (
        "matroska-lie.mkv",
        b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff" + b"\x18\x53\x80\x67\x01" + b"\xff" * 200,
    )
    yield "avi-lie.avi", b"RIFF\xff\xff\xff\xffAVI LIST\xff\xff\xff\xffhdrlavih" + b"\xff" * 200
    yield (
        "wav-lie.wav",
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\xff\xff\xff\xff\xff\xff"
        + b"\xff" * 20
        + b"data\xff\xff\xff\xff",
    )
    yield "mp3-tag.mp3", b"ID3\4\0\0\x7f\x7f\x7f\x7fAPIC\x7f\x7f\x7f\x7f" + bytes(200)
    yield (
        "pickle.npy",
        b"\x93NUMPY\1\0"
        + struct.pack("<H", 70)
        + b"{'descr':'|O','fortran_order':False,'shape':(1,)}".ljust(69)
        + b"\n"
        + pickle.dumps(_Opens(lure.secret)),
    )
    yield (
        "giant.npy",
        b"\x93NUMPY\1\0"
        + struct.pack("<H", 80)
        + b"{'descr':'<f8','fortran_order':False,'shape':(99999999999,)}".ljust(79)
        + b"\n",
    )
    yield "model.pkl", pickle.dumps(_Opens(lure.secret))
    yield "deep.json", b"[" * 300_000
    yield "number.json", b'{"a":' + b"9" * 2_000_000 + b"}"
    yield (
        "report.json",
        f'{{"status":"x","media":[{{"urls":["{lure.url}","file://{lure.secret}"]}}]}}'.encode(),
    )
    yield (
        "anchors.yaml",
        b"a0: &a0 [x,x]\n"
        + b"".join(b"a%d: &a%d [*a%d,*a%d,*a%d]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(1, 40)),
    )
    yield "yaml-object.yaml", f"!!python/object/apply:os.system ['cat {lure.secret}']\n".encode()
    yield "font.ttf", b"\0\1\0\0\xff\xff\0\0\0\0\0\0" + b"glyf" + b"\xff" * 12
    yield "font.woff2", b"wOF2\0\1\0\0" + struct.pack(">IHHIII", 100, 65_535, 0, 2**31, 2**31, 0) + bytes(80)
    yield "document.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600
    yield (
        "macro.rtf",
        b"{\\rtf1"
        + b"{\\object" * 100_000
        + f"{{\\field{{\\*\\fldinst INCLUDEPICTURE {lure.url}}}}}".encode(),
    )
    yield "pdf-and-zip.pdf", simple() + zipped([("a.txt", b"t", 0, 1)])
    yield "png-and-html.png", png(1, 1, b"x\x9cc\0\0\0\2\0\1") + b"<html><body><script>1</script>"
    yield "html-and-pdf.html", b"<!doctype html><p>Words of a page, said the council.</p>\n" + simple()
    yield "gif-and-js.html", b"GIF89a/*" + bytes(20) + b"*/=1;"
    yield "csv-and-vrt.csv", b"id,lon,lat\n<VRTDataset/>,44.5,34.7\n"
