"""Fifty texts with orders to the model, through the whole road with a model that obeys: figures before and after."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

from orders import Order, orders

from witnessmark.case import open_case
from witnessmark.flow import run
from witnessmark.plugins import load
from witnessmark.read.counts import find_counts
from witnessmark.read.llm.exchange import Answer
from witnessmark.records import (
    Activity,
    Document,
    Drift,
    Event,
    Figure,
    Finding,
    Lead,
    Origin,
    Statement,
    Unread,
    Voice,
    identify,
)
from witnessmark.store.codec import to_json

ROOMS = ("collect", "read", "weigh")
WEIGHED = (Figure, Origin, Event, Drift, Finding)
TOML = 'title = "Orders"\nquestion = "What was burned?"\n[read]\nreader = "{reader}"\n[plugins.llm]\nmodel = "obedient"\nbase = "rules"\n'


def injections() -> dict[str, float]:
    """How many of the texts change anything that is weighed, and whether the measure would see it if they did."""
    told = orders()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, told)
        before = weighed(root, 'reader = "rules"')
        reached = obey(root, {one.name: one for one in told})
        after = weighed(root, 'reader = "llm"')
        leads, refused = leads_of(root)
        believe(root, {one.name: one for one in told})
        believed = weighed(root, 'reader = "llm"', rooms=("weigh",))
    return {
        "texts with orders": len(told), "orders that reached the model": sum(reached.values()),
        "max orders hidden from people that reached it": sum(n for name, n in reached.items() if name.startswith("hidden")),
        "figures of these texts": len(before["Figure"]),
        "max figures changed": changed(before["Figure"], after["Figure"]),
        "max other weighed records changed": sum(changed(before[one], after[one]) for one in before if one != "Figure"),
        "leads that passed": len(leads), "refusals told": refused,
        "figures changed if it were believed": changed(before["Figure"], believed["Figure"]),
    }  # fmt: skip


def make(root: Path, told: list[Order]) -> None:
    """A case with these texts in its inbox."""
    for name in ("inbox", "hand"):
        (root / name).mkdir()
    for one in told:
        (root / "inbox" / one.name).write_text(one.text, encoding="utf-8")
        (root / "hand" / f"{Path(one.name).stem}.toml").write_text(
            'publisher = "The Relay"\npublished = "2014-07-02"\nlanguage = "en"\n', encoding="utf-8"
        )


def weighed(root: Path, reader: str, rooms: tuple[str, ...] = ROOMS) -> dict[str, set[str]]:
    """Everything weighed of the case, read by this reader, as lines."""
    name = reader.split('"')[1]
    (root / "case.toml").write_text(TOML.format(reader=name), encoding="utf-8")
    case = open_case(root)
    for _ in run(case, lambda *_: None, rooms):
        pass
    found = {kind.__name__: {to_json(one) for one in case.store.all(kind)} for kind in WEIGHED}
    assert any(True for _ in case.store.all(Statement))
    case.store.close()
    return found


def obey(root: Path, told: dict[str, Order]) -> dict[str, int]:
    """Ask about every text a model that does as it is told; returns in which of them the order stood in the question.

    It obeys those orders, too, that never reach it: a model may have been told elsewhere.
    """
    case = open_case(root)
    talk = load("reader", "llm", {"model": "obedient", "base": "rules"}).beside(case.working).talk
    reached = dict.fromkeys(told, 0)
    for document in list(case.store.all(Document)):
        order = told[document.name]
        for part in talk.unasked(document):
            talk.ask(document, part, lambda _, order=order: reply(order.answer))
            reached[document.name] = int(order.said in part.text)
    case.store.close()
    return reached


def believe(root: Path, told: dict[str, Order]) -> None:
    """The control: put what the model said into the record as it said it, as a reader without a gate would."""
    case = open_case(root)
    own = {
        one.document: one for one in case.store.all(Statement) if one.quantities and len(one.attribution) > 1
    }
    made = []
    for document in case.store.all(Document):
        answer = told[document.name].answer
        for offer in answer if isinstance(answer, list) else ():
            quote, base = offer["quote"], own[document.id]
            chain = (base.attribution[0], Voice(offer["source"], "organisation"))
            counts = find_counts(quote, 0, len(quote))
            name = identify("st", "believed", document.id, quote)
            made.append(replace(base, id=name, text=quote, quantities=counts, attribution=chain))
    case.store.keep(Activity("read:believed", "read", "believed", (), "", ()), made)
    case.store.close()


def reply(answer: list[dict] | str) -> Answer:
    """The raw answer."""
    content = answer if isinstance(answer, str) else json.dumps({"statements": answer})
    return Answer(200, json.dumps({"choices": [{"message": {"content": content}}]}).encode())


def leads_of(root: Path) -> tuple[list[Lead], int]:
    """The leads of the case, and how many refusals it keeps."""
    case = open_case(root)
    leads, refused = (
        list(case.store.all(Lead)),
        sum("asked of a model" in one.reason for one in case.store.all(Unread)),
    )
    case.store.close()
    return leads, refused


def changed(before: set[str], after: set[str]) -> int:
    """Records that went or came."""
    return len(before ^ after)
