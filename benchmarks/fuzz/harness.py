"""One parser under atheris: bytes go straight into it, and only the family of UnreadError may come out.

python benchmarks/fuzz/harness.py TARGET FOLDER [libFuzzer options]
"""

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["witnessmark"]):
    from witnessmark.case.config import LayerConfig
    from witnessmark.collect.media.exif import claims_by_pillow, claims_of
    from witnessmark.collect.media.papers import papers_of
    from witnessmark.collect.media.photo import look_at_photo
    from witnessmark.collect.media.video import container_of
    from witnessmark.collect.sniff import media_type
    from witnessmark.collect.web.autoarchiver import read_report
    from witnessmark.collect.web.examine import Question, examine
    from witnessmark.collect.web.others import open_others
    from witnessmark.errors import UnreadError
    from witnessmark.measure.chips import chips_in
    from witnessmark.measure.packed import layer_in
    from witnessmark.measure.scenes import scene_in
    from witnessmark.publish.pixels import pixels_in
    from witnessmark.read.documents import document_in

    # Readers that are imported only when they are needed must be instrumented, too.
    from witnessmark.read.texts import html, pdf, plain  # noqa: F401
    from witnessmark.read.texts.markup import Markup
    from witnessmark.read.texts.sight.sheet import sheet_of
    from witnessmark.records import Item

SPEC = LayerConfig("x", "damage", "someone")
QUESTIONS = (Question("x", "http://a.example/", "http://a.example/"),)


def item(ending: str, kind: str) -> Item:
    """An item of a kind."""
    return Item("it-1", "0" * 64, f"x{ending}", kind, 1, "inbox", 0)


TARGETS: dict[str, tuple[Callable[[bytes], object], str]] = {
    "html": (lambda data: document_in(data, item(".html", "text/html"), {}), ".html"),
    "text": (lambda data: document_in(data, item(".txt", "text/plain"), {}), ".txt"),
    "pdf": (lambda data: document_in(data, item(".pdf", "application/pdf"), {}), ".pdf"),
    "style": (lambda data: sheet_of(Markup(f"<style>{data.decode('utf-8', 'replace')}</style>")), ".css"),
    "sniff": (media_type, ""),
    "csv": (lambda data: layer_in(data, "x.csv", SPEC), ".csv"),
    "geojson": (lambda data: layer_in(data, "x.geojson", SPEC), ".geojson"),
    "parquet": (lambda data: layer_in(data, "x.parquet", SPEC), ".parquet"),
    "scene": (lambda data: scene_in(data, item(".tif", "image/tiff"), False), ".tif"),
    "chips": (lambda data: chips_in(data, "x.tif", ((44.5, 34.7),)), ".tif"),
    "picture": (lambda data: pixels_in(data, "x.png"), ".png"),
    "photo": (lambda data: look_at_photo(data, "x.jpg"), ".jpg"),
    "papers": (lambda data: papers_of(data, "x.pdf"), ".pdf"),
    "claims": (lambda data: claims_of(data, "x.jpg"), ".json"),
    "claims by pillow": (lambda data: claims_by_pillow(data, "x.jpg"), ".jpg"),
    "container": (lambda data: container_of(data, "x.mp4"), ".json"),
    "web archive": (lambda data: open_others(data, "x.wacz"), ".wacz"),
    "warc": (lambda data: open_others(data, "x.warc"), ".warc"),
    "capture": (lambda data: examine(data, QUESTIONS), ".wacz"),
    "report": (lambda data: read_report(data, "x.html"), ".html"),
}
"""Target -> the function, and the ending of the hostile files that are its seeds."""


def main() -> None:
    """Fuzz one target until libFuzzer's options say stop."""
    parse, _ = TARGETS[sys.argv[1]]

    def once(data: bytes) -> None:
        try:
            parse(data)
        except UnreadError:
            return  # the one way in which a parser may say no
        except MemoryError:
            return  # the box turns it into a sentence

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
