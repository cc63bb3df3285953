"""The seed post, read in place beside the repository: what the project grew from must come out whole."""

import json
import re
from pathlib import Path

import pytest

from witnessmark import plugins
from witnessmark.read.contract import Lore
from witnessmark.records import Block, Document, Span, Statement

DATA = Path(__file__).parents[2] / "../shared/data/text"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (DATA / "seed.txt").exists(),
        reason="the real data is not beside this repository (../shared/data)",
    ),
]


class NoPlaces:
    def candidates(self, name):  # noqa: ARG002
        return ()


@pytest.fixture(scope="module", params=["rules", "model"])
def found(request):
    reader = plugins.load("reader", request.param)
    try:
        reader.version()
    except ImportError as error:
        pytest.skip(str(error))
    text = (DATA / "seed.txt").read_text(encoding="utf-8")
    told = json.loads((DATA / "seed-truth.json").read_text(encoding="utf-8"))["document"]
    title, main = told["title"], told["main_text"]
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    blocks = [Block(Span(title["start"], title["end"]), "title")]
    blocks += [Block(line, "paragraph") for line in lines if main["start"] <= line.start < main["end"]]
    document = Document(
        "do-1", "it-1", "seed.txt", text, title["text"], "", "The Tower", "", "en", "2015-03-18", (), tuple(blocks), (), (), (), "t",
    )  # fmt: skip
    return list(reader.read(document, Lore(NoPlaces())))


def about(found: list[Statement], words: str) -> Statement:
    return next(one for one in found if words in one.text and not one.part_of)


def test_the_figure_is_the_rights_groups_word_through_two_relays(found):
    chain = about(found, "3,200").attribution

    assert [voice.name for voice in chain] == ["The Tower", "Bill Roggio", "Human Rights Watch"]
    assert chain[1].outlet == "The Long War Journal"


def test_at_least_stays_with_the_figure(found):
    (quantity,) = [one for one in about(found, "3,200").quantities if one.value == 3200]

    assert (quantity.lower, quantity.upper, quantity.thing) == (3200, None, "building")


def test_september_to_november_are_told_and_december_is_possible(found):
    parts = about(found, "looted and burned").when.parts

    assert [part.start[:7] for part in parts if part.hedge == "asserted"] == ["2014-09", "2014-10", "2014-11"]
    assert [part.end for part in parts if part.hedge == "possible"] == ["2014-12-31"]


def test_today_in_a_copied_sentence_is_the_copied_articles_day(found):
    (timex,) = about(found, "released today").timexes

    assert timex.when.anchor == "quoted article"


def test_twenty_eight_statements_stand_on_nine_origins(found):
    assert len(found) == 28
    assert len({one.attribution[-1].name for one in found}) == 9
