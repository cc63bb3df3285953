"""Hostile files, each before the parser it is meant for: a sentence or an answer, no hit, no secret, nothing written."""

import pytest
from tests.hostile.corpus import Lure, corpus
from tests.hostile.parsers import as_bytes, parsers
from tests.hostile.traps import files_under, traps

from witnessmark.box import FaultError
from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.errors import UnreadError
from witnessmark.measure import measure
from witnessmark.read import read
from witnessmark.records import Unread

# The quick ones of each family; benchmarks/hostile has all against all.
MEANT_FOR = {
    "document as html": ("fetches.html", "entity-file.html", "billion-laughs.html", "style-brackets.html", "nul.html"),
    "document as text": ("escapes.txt", "lone-surrogates.txt", "noise.txt"),
    "document as pdf": ("flate-3g.pdf", "page-loop.pdf", "xref-loop.pdf", "external-stream.pdf", "encrypted.pdf", "cut.pdf"),
    "PDF page as picture": ("image-900m.pdf", "giant-page.pdf", "form-loop.pdf", "javascript.pdf"),
    "photo": ("png-900m.png", "png-max.png", "tiff-loop.tif", "webp-length-lie.webp", "eps.jpg"),
    "picture for the page": ("png-169m.png", "png-text-bombs.png", "jpeg-cut.jpg"),
    "scene": ("vrt-secret.tif", "vrt-url.tif", "wms.tif", "tiff-max.tif", "good-with-side.tif"),
    "chips": ("vrt-secret.tif", "tiff-giant.tif"),
    "layer as geojson": ("ogr-vrt.geojson", "deep.geojson", "number.geojson", "wrong-types.geojson", "crs-link.geojson"),
    "layer as parquet": ("footer-far.parquet", "footer-noise.parquet", "geo-lie.parquet", "nested.parquet"),
    "layer as csv": ("uneven.csv", "same-names.csv", "open-quote.csv"),
    "web archive": ("bomb.warc", "warc-2g.wacz", "overlap.zip", "traversal.zip", "nested.zip", "no-uri.warc"),
    "ffprobe": ("hls.mp4", "concat.mp4", "dash.mp4", "data-reference.mp4"),
    "C2PA": ("jpeg-remote-manifest.jpg",),
}  # fmt: skip
PAIRS = [(kind, name) for kind, names in MEANT_FOR.items() for name in names]


@pytest.fixture(scope="module")
def trapped():
    with traps() as set_:
        yield set_, dict(corpus(set_.lure))


@pytest.fixture(scope="module")
def known():
    return parsers()


@pytest.mark.parametrize(("kind", "name"), PAIRS, ids=[f"{name} as {kind}" for kind, name in PAIRS])
def test_a_hostile_file_gives_an_answer_or_a_sentence_and_gets_nothing(trapped, known, kind, name):
    set_, files = trapped
    if kind not in known:
        pytest.skip(f"{kind}: not installed here")

    try:
        said = as_bytes(known[kind](name, files[name]))
    except FaultError as error:
        pytest.fail(str(error))
    except UnreadError as error:
        said = str(error).encode()

    assert not set_.leaks(said)
    assert set_.hits == []


def test_the_corpus_holds_over_two_hundred_files_each_with_its_own_name(trapped):
    _, files = trapped

    assert len(files) == sum(1 for _ in corpus(Lure("http://127.0.0.1:9", "/nowhere"))) >= 200


def test_the_same_seed_makes_the_same_bytes():
    lure = Lure("http://127.0.0.1:9", "/nowhere")
    once, again = (
        {name: data for name, data in corpus(lure) if name.endswith((".html", ".tif", ".zip"))}
        for _ in range(2)
    )

    assert once == again


ROAD = (
    "fetches.html", "\u202etxt.exe-\x1b[31mred.txt", "cut.pdf", "png-900m.png", "vrt-secret.tif", "good-with-side.tif",
    "good-with-side.tif.ovr", "traversal.zip", "hls.mp4", "pickle.npy", "empty.txt", "model.pkl", "$(touch owned);`touch owned`.txt",
)  # fmt: skip


def test_on_the_road_of_a_case_each_is_an_item_with_a_reason_or_a_text(trapped, tmp_path):
    set_, files = trapped
    (tmp_path / "case.toml").write_text('title = "Hostile"\n', encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    for name in ROAD:
        (tmp_path / "inbox" / name).write_bytes(files[name])
    case = open_case(tmp_path)

    before = files_under(tmp_path.parent)
    for room in (collect, read, measure):
        room(case, lambda *_: None)

    reasons = [one.reason for one in case.store.all(Unread)]
    made = [path for path in files_under(tmp_path.parent) if path not in before]
    held = list(case.items())
    case.store.close()
    assert len(held) == len(
        {files[name] for name in ROAD if files[name]}
    )  # the empty one is refused at the door
    assert all(path.startswith(str(tmp_path)) for path in made)
    assert reasons
    assert not any("our fault" in reason for reason in reasons)
    assert set_.hits == []
