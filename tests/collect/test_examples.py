"""What the examples promise before any room reads them."""

import json
import re
import runpy
from pathlib import Path

import pytest

from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.verify import verify

EXAMPLES = Path(__file__).parents[2] / "examples"
AMERLI = EXAMPLES / "amerli"
PAGES = sorted((AMERLI / "inbox").iterdir())


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("simulated") / "tarsin"
    runpy.run_path(str(EXAMPLES / "simulated" / "make.py"))["main"]([str(folder)])
    return folder


def test_every_amerli_text_says_that_it_is_a_restatement():
    marks = ("restatement written for Witnessmark's examples", "كُتبت لأمثلة ويتنس مارك")

    silent = [page.name for page in PAGES if not any(mark in plain(page) for mark in marks)]

    assert silent == []


def plain(page):
    return page.read_text(encoding="utf-8").replace("&#x27;", "'").replace("&#39;", "'")


def test_the_copied_sentence_with_its_misprint_stands_in_three_texts():
    (copy,) = json.loads((AMERLI / "expected.json").read_text(encoding="utf-8"))["copies"]

    assert [page.name for page in PAGES if copy["text"] in plain(page)] == sorted(copy["documents"])


def test_every_planted_drift_quotes_words_that_stand_in_the_examples():
    expected = json.loads((AMERLI / "expected.json").read_text(encoding="utf-8"))
    everything = " ".join(plain(page) for page in PAGES)

    for drift in expected["drifts"]:
        assert drift["later"] in plain(AMERLI / "inbox" / drift["document"]), drift
        assert drift["earlier"] in everything, drift


def test_the_simulated_case_is_made_of_the_same_bytes_every_time(simulated, tmp_path):
    runpy.run_path(str(EXAMPLES / "simulated" / "make.py"))["main"]([str(tmp_path)])

    assert files_of(tmp_path) == files_of(simulated)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_in_the_simulated_case_says_so(simulated):
    config = open_case(simulated).config
    texts = [
        path.read_text(encoding="utf-8") for path in (simulated / "inbox").glob("*") if path.suffix != ".tif"
    ]

    assert config.simulated
    assert all(layer.simulated for layer in config.layer)
    assert all(re.search("simulated", text, re.IGNORECASE) for text in texts)


def test_the_simulated_case_is_collected_whole_and_verifies(simulated, silent):
    case = open_case(simulated)

    work = collect(case, silent)

    assert (work.unread, verify(case).state) == (0, "VALID-BUT")
    case.store.close()
