"""How many tokens of news the whole read room takes in a CPU second, beside the bare model; what it keeps in memory.

Texts, machine and run are the same for all: spaCy's small model with all its parts over the documents; the room with
every sentence parsed; the room with a parse only where words ask for one; the room without a model. The room makes
statements with dates, counts, places, hedges, attribution and events, and the cast, ties and deeds beside them.
"""

import argparse
import gc
import json
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import spacy
from _common import CpuClock, data, finish

from witnessmark.case.config import Area
from witnessmark.read.annotate import Annotator, ModelAnnotator, PlainAnnotator, installed_model
from witnessmark.read.contract import Lore
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.statements import read_statements
from witnessmark.read.telling import who_and_what
from witnessmark.read.triggers import asked
from witnessmark.records import Block, Document, Span, Statement, identify

HERE = Path(__file__).parent
FILES = ("text/geo/geowebnews.jsonl", "text/geo/geovirus.jsonl", "text/geo/tr-news.jsonl")
INDEX = Path(tempfile.gettempdir()) / "witnessmark-throughput"
THOUSAND = 1000
ROUNDS = 2
"""Each way is measured so often, in turns, and its best counts: others compute on this machine, too."""


def news() -> list[str]:
    """English news of all three sets, in an order of no meaning."""
    lines = [line for name in FILES for line in data(name, HERE).read_text(encoding="utf-8").splitlines()]
    texts = {json.loads(line)["text"] for line in lines}
    return sorted(texts, key=lambda text: identify("x", text))


def document(number: int, text: str) -> Document:
    """A text as the room has it: lines are paragraphs, nothing is known of it but its day."""
    ends = [n for n, sign in enumerate(text) if sign == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    blocks = tuple(
        Block(Span(start, end), "paragraph") for start, end in zip(starts, [*ends, len(text)], strict=True)
    )
    return Document(
        identify("do", number, text), "", f"{number}", text, "", "", "Paper", "", "en", "2015-03-18",
        (), tuple(one for one in blocks if one.span.start < one.span.end), (), (), (), "bench",
    )  # fmt: skip


@dataclass(frozen=True)
class Room:
    """The read room over documents, with one way to tag sentences."""

    annotator: Annotator
    lore: Lore

    def read(self, documents: list[Document]) -> list[Statement]:
        """All statements; the cast, ties and deeds are made beside them and counted by nobody."""
        found = []
        for one in documents:
            statements = list(read_statements(one, self.lore, self.annotator, "bench"))
            list(who_and_what(one, self.lore, statements))
            found += statements
        return found


def told(statement: Statement) -> tuple:
    """A statement as an analyst would compare it: which words, on whose word, of what sort, when, how sure."""
    voices = tuple(voice.name for voice in statement.attribution)
    when = statement.when.edtf if statement.when else ""
    return (
        statement.document,
        statement.span,
        voices,
        statement.kind,
        statement.mode,
        when,
        statement.factuality,
    )


def missed(whole: list[Statement], some: list[Statement], of: Callable[[Statement], object]) -> float:
    """Share of what is told with everything parsed that is not told so with less."""
    wanted, found = {of(one) for one in whole}, {of(one) for one in some}
    return len(wanted - found) / len(wanted)


def make_index() -> None:
    """The index of the world's places, made where it is not there yet."""
    TieredGazetteer((), Area(), INDEX).candidates("Baghdad")


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    with CpuClock() as clock:
        work()
    return clock.seconds


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def thousand(documents: list[Document]) -> list[Document]:
    """A thousand documents: the real ones, then the same with their sentences in another order, so none is known."""
    made = list(documents)
    while len(made) < THOUSAND:
        one = documents[len(made) % len(documents)]
        words = one.text.replace("\n", " ").split(" ")
        turned = " ".join(reversed(words))
        made.append(document(len(made), f"{len(made)} {turned}"))
    return made


def main() -> int:
    """Speeds, what triggers miss, and memory over a thousand documents."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=120, help="documents to measure speeds on")
    parser.add_argument("--memory", action="store_true", help="read a thousand documents, too (minutes)")
    options, _ = parser.parse_known_args()
    all_texts = news()
    warm, texts = all_texts[:15], all_texts[15 : 15 + options.most]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(make_index).result()  # once on a machine; not in the memory of what is measured
    lore = Lore(TieredGazetteer((), Area(), INDEX))
    bare = spacy.load(installed_model()[1])
    documents = [document(n, text) for n, text in enumerate(texts)]
    tokens = sum(len(one) for one in map(bare.make_doc, texts))
    rooms = {
        "all": Room(ModelAnnotator(), lore),
        "asked": Room(ModelAnnotator(asked), lore),
        "rules": Room(PlainAnnotator(), lore),
    }
    list(bare.pipe(warm))
    for room in rooms.values():
        room.read([document(n, text) for n, text in enumerate(warm)])
    found: dict[str, list[Statement]] = {}
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        best["bare"] = min(best.get("bare", 1e9), seconds(lambda: list(bare.pipe(texts))))
        for name, room in rooms.items():
            fresh = replace(room, annotator=anew(room.annotator))
            took = seconds(lambda name=name, room=fresh: found.__setitem__(name, room.read(documents)))
            best[name] = min(best.get(name, 1e9), took)
    print(f"{len(texts)} documents, {tokens:,} tokens, {len(found['all']):,} statements")
    for name, took in best.items():
        print(
            f"  {name:6} {tokens / took:8,.0f} tokens per CPU second, {best['bare'] / took:.2f} of the bare model"
        )
    scores = {
        "everything parsed, times the bare model": best["bare"] / best["all"],
        "parsed where asked, times the bare model": best["bare"] / best["asked"],
        "rules alone, times the bare model": best["bare"] / best["rules"],
        "max statements told otherwise where asked (share)": missed(found["all"], found["asked"], told),
        "max statements told otherwise by rules alone (share)": missed(found["all"], found["rules"], told),
        "max statements lost where asked (share)": missed(
            found["all"], found["asked"], lambda one: (one.document, one.span)
        ),
    }
    if options.memory:
        rooms["all"].read(thousand(documents))
        scores["max MB in memory after a thousand documents"] = memory_mb()
    return finish(HERE, scores, {name: halves(found, way) for name, way in TOLD.items()})


TOLD = {
    "max statements told otherwise where asked (share)": "asked",
    "max statements told otherwise by rules alone (share)": "rules",
}


def halves(found: dict[str, list[Statement]], way: str) -> str:
    """The share told otherwise in each half of the documents: errors of half 0 were looked at."""
    shares = []
    for half in (0, 1):
        whole, some = (
            [one for one in found[name] if int(one.document[-1], 16) % 2 == half] for name in ("all", way)
        )
        shares.append(f"{missed(whole, some, told):.3f}")
    return f"halves {', '.join(shares)}"


def anew(annotator: Annotator) -> Annotator:
    """The same model without the sentences it remembers: no round may live on the one before."""
    if isinstance(annotator, ModelAnnotator) and annotator.parser:
        annotator.parser.forget()
    return annotator


if __name__ == "__main__":
    sys.exit(main())
