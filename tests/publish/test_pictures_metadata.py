"""R14: of 37 secrets planted beside the pixels of pictures, none goes out, in no kind of output."""

import base64
import io
import zipfile
from email.message import EmailMessage

import pikepdf
import pytest
from tests.publish.canaries import PLACES, encoded, planted, word, words
from tests.publish.cases import case_with_records
from tests.publish.everybyte import found

from witnessmark.errors import PublishError
from witnessmark.publish import publish
from witnessmark.publish.bare import whats_more
from witnessmark.publish.builder.pictures import pixels_of, side_by_side
from witnessmark.publish.report import Picture
from witnessmark.records import Activity, Damage

ALL = set(words().values())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Everything that was published of a case whose pictures carry every secret, by file name."""
    case = case_with_records(tmp_path_factory.mktemp("secrets"))
    chips = case.working / "chips"
    chips.mkdir(parents=True)
    damages = [Damage(f"da-{kind}", (), f"B-{kind}", "destroyed", "", "2014-12-22") for kind in planted()]
    for kind, data in planted().items():
        (chips / f"da-{kind}-after.png").write_bytes(data)
        (chips / f"da-{kind}-after.png.xmp").write_text(word("png", "XMP"), encoding="utf-8")
    case.store.keep(Activity("measure:pictures", "measure", "key", (), "c0de" * 16, ()), damages)
    publish(case, lambda *_: None)
    yield {path.name: path.read_bytes() for path in case.published.rglob("*") if path.is_file()}
    case.store.close()


def test_the_search_finds_every_secret_where_it_was_planted():
    assert set().union(*(found(data, words()) for data in planted().values())) == ALL
    assert len(ALL) >= 30


def test_every_picture_goes_out_in_every_output_that_holds_pictures(outputs):
    page = outputs["index.html"]

    assert page.count(b"data:image/png;base64,") >= len(PLACES)
    assert {"record.pdf", "record.epub", "record.eml"} <= set(outputs)


def test_no_secret_goes_out_in_any_output(outputs):
    assert {name: hits for name, data in outputs.items() if (hits := found(data, words()))} == {}


@pytest.mark.parametrize("kind", PLACES)
def test_a_picture_made_anew_is_pixels_and_nothing_else(kind):
    shown = pixels_of(planted()[kind])
    assert shown is not None

    made = side_by_side([shown])
    assert (whats_more(made), found(made, words())) == ("", set())


@pytest.mark.parametrize("kind", PLACES)
def test_a_copied_file_cannot_become_a_published_picture(kind):
    with pytest.raises(PublishError, match=r"Picture B-1: its bytes hold .* nothing was published"):
        Picture("B-1", planted()[kind], "alt", "caption", 0)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda png: png + b"\0", "1 bytes after its end"),
        (lambda png: png[:-12], "no whole picture"),
        (lambda png: png[:50], "no whole picture"),
        (lambda png: png[:33] + b"\0\0\0\2tEXta\0\0\0\0\0" + png[33:], "a tEXt chunk"),
        (lambda _: b"\xff\xd8\xff", "no PNG at all"),
        (lambda _: b"", "no PNG at all"),
    ],
)
def test_one_byte_too_many_or_too_few_is_told(spoilt, said):
    assert said in whats_more(spoilt(encoded("PNG")))


def leaky_book() -> bytes:
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("OEBPS/picture-1.png", planted()["png"])
        return out.getvalue()


def leaky_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "the record"
    mail.set_content("see the book")
    mail.add_attachment(leaky_book(), maintype="application", subtype="epub+zip", filename="record.epub")
    return mail.as_bytes()


def leaky_pdf() -> bytes:
    with pikepdf.new() as pdf, io.BytesIO() as out:
        pdf.Root.Picture = pdf.make_stream(planted()["png"])
        pdf.save(out, compress_streams=True)
        return out.getvalue()


def leaky_page() -> bytes:
    return b'<img src="data:image/png;base64,' + base64.b64encode(planted()["png"]) + b'">'


@pytest.mark.parametrize("leak", [leaky_page, leaky_book, leaky_mail, leaky_pdf])
def test_a_copied_picture_in_any_kind_of_output_would_be_found(leak):
    assert found(leak(), words()) >= {f"png {place}" for place in PLACES["png"]}
