"""What every reader promises, the moment its file exists."""

import json
import re

import pytest

from witnessmark import plugins
from witnessmark.read.contract import Keeper, Lore
from witnessmark.read.llm.exchange import Answer
from witnessmark.read.llm.sending import parts_of
from witnessmark.records import Block, Document, Lead, Span, Statement, identify

TEXT = (
    "Mill burned, watchdog says\n\n"
    "Troops burned at least 12 mills in May, the Ash Valley Observatory (AVO) said on Monday. "
    "“They came twice,” a miller told AVO. The mills may have burned for days.\n\n"
    "The governor denies it."
)


class NoPlaces:
    """A gazetteer that knows nothing."""

    def candidates(self, name):  # noqa: ARG002
        return ()


def text_document(text: str = TEXT, language: str = "en") -> Document:
    lines = list(re.finditer(r"[^\n]*", text))
    blocks = [Block(Span(*line.span()), "paragraph" if n else "title") for n, line in enumerate(lines)]
    return Document(
        identify("do", text), "it-1", "mill.txt", text, lines[0].group(), "", "The Relay", "", language, "2021-05-14",
        (), tuple(blocks), (), (), (), "text 1",
    )  # fmt: skip


class AskedFirst:
    """A reader beside a language model, which is asked about each text before it is read; it quotes every paragraph."""

    def __init__(self, reader):
        self.reader = reader

    def version(self):
        return self.reader.version()

    def read(self, document, lore):
        for part in parts_of(document):
            offers = [{"quote": line} for line in part.text.split("\n\n")]
            reply = {"choices": [{"message": {"content": json.dumps({"statements": offers})}}]}
            self.reader.talk.ask(
                document, part, lambda _, reply=reply: Answer(200, json.dumps(reply).encode())
            )
        found = list(self.reader.read(document, lore))
        told = [one for one in found if isinstance(one, Lead)]
        assert all(one.statement.span.of(document.text) == one.statement.text for one in told)
        return [one for one in found if isinstance(one, Statement)]


@pytest.fixture(params=plugins.names("reader"))
def reader(request, tmp_path):
    plugin = plugins.load("reader", request.param)
    try:
        plugin.version()
    except ImportError as error:
        pytest.skip(str(error))
    return AskedFirst(plugin.beside(tmp_path)) if isinstance(plugin, Keeper) else plugin


def statements(reader, text=TEXT, language="en"):
    return list(reader.read(text_document(text, language), Lore(NoPlaces())))


def marks(statement):
    return (
        *statement.timexes,
        *statement.places,
        *statement.quantities,
        *statement.actors,
        *statement.hedges,
    )


def test_the_same_text_gives_the_same_statements_twice(reader):
    assert statements(reader) == statements(reader)


def test_every_statement_is_the_slice_that_its_span_names(reader):
    assert all(one.span.of(TEXT) == one.text for one in statements(reader))


def test_every_mark_inside_a_statement_is_its_own_slice(reader):
    found = [mark for one in statements(reader) for mark in marks(one)]

    assert found
    assert all(mark.span.of(TEXT) == mark.text for mark in found)


def test_every_chain_begins_with_who_published_the_text(reader):
    assert {one.attribution[0].name for one in statements(reader)} == {"The Relay"}


def test_no_two_statements_of_a_text_share_a_name(reader):
    names = [one.id for one in statements(reader)]

    assert len(names) == len(set(names))


def test_statements_come_in_the_order_of_the_text(reader):
    starts = [one.span.start for one in statements(reader)]

    assert starts == sorted(starts)


def test_no_statement_reaches_over_the_end_of_its_paragraph(reader):
    assert all("\n" not in one.text for one in statements(reader))


def test_every_statement_names_the_reader_and_version_that_made_it(reader):
    assert {one.reader for one in statements(reader)} == {reader.version()}


def test_a_clause_names_the_statement_it_is_part_of(reader):
    found = statements(reader)

    assert {one.part_of for one in found} <= {"", *(one.id for one in found)}


def test_an_empty_text_gives_no_statement_and_no_error(reader):
    assert statements(reader, "") == []


@pytest.mark.parametrize(
    "text",
    [
        "“",
        "“““",
        "said said said",
        "a" * 5000,
        "according to",
        "“A” said",
        ", said",
        "\n\n\n\n",
        "(())((",
        "as",
    ],
)
def test_odd_texts_are_read_without_an_error(reader, text):
    assert all(one.span.of(text) == one.text for one in statements(reader, text))
