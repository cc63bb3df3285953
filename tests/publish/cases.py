"""A small case straight in the store: two texts, one origin, a figure with a hedge, a layer, a bound, a failure."""

import hashlib
from pathlib import Path

from witnessmark.case import Case, open_case
from witnessmark.records import (
    Activity,
    CountBound,
    Document,
    Figure,
    FigureValue,
    Finding,
    Item,
    Layer,
    Origin,
    Part,
    PlaceCandidate,
    PlaceMention,
    Quantity,
    Relay,
    Span,
    Statement,
    Unread,
    Voice,
    When,
)

SENTENCE = (
    "At least 320 houses were burned near Tal in autumn, possibly also in December, the Watch Group said."
)
AUTUMN = When(
    "2014-09/2014-12?",
    (Part("2014-09-01", "2014-11-30"), Part("2014-12-01", "2014-12-31", "possible")),
)
SIMULATED_BOUND = CountBound(
    "cb-1", "la-1", (), "Tal", "building", "burn", AUTUMN, 41, 0.95, 160, 120, 60, 22, 10, 0, 0.02, "seed",
    "f" * 64, ("the frame is complete", "the readers worked apart"), True,
)  # fmt: skip


def case_with_records(root: Path) -> Case:
    """The case, its folder and its records."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "case.toml").write_text('title = "Tal"\nquestion = "How many?"\n', encoding="utf-8")
    case = open_case(root)
    for room, records in _records().items():
        case.store.keep(Activity(f"{room}:all", room, "key", (), "c0de" * 16, ("level=0.95",)), records)
    return case


def _records():
    items = [
        _item(name, line) for line, name in enumerate(("watch.html", "post.html", "layer.csv", "broken.pdf"))
    ]
    documents = [
        _document(items[0], "do-1", "Watch Group", "2015-03-18"),
        _document(items[1], "do-2", "The Post", "2015-03"),
    ]
    watch, post = Voice("Watch Group", "organisation"), Voice("The Post", "outlet")
    statements = [_statement("st-1", "do-1", (watch,)), _statement("st-2", "do-2", (post, watch))]
    layer = Layer(
        "la-1", items[2].id, "Damage list", "damage", "List Makers", (), 3, "", "", "counts roofs only"
    )
    return {
        "collect": [
            *items,
            Unread("un-1", items[3].id, "collect", "broken.pdf", "It ends early. Send it again."),
        ],
        "read": [*documents, *statements],
        "measure": [layer, SIMULATED_BOUND],
        "weigh": [
            Origin("or-1", "Watch Group", ("imagery",), ("st-1", "st-2")),
            Relay("rl-1", "do-2", "Watch Group", "do-1", ("st-2",), (), ("names it",)),
            _figure(
                "fi-1", "F-AAAA", [_value("st-1", "do-1", 320.0), _value("st-2", "do-2", 302.0)], ("or-1",)
            ),
            _figure("fi-2", "F-BBBB", [_value("cb-1", "", 41.0)], (), our_own=True),
            Finding("fd-1", "conflict", "contradicts", ("fi-1",), (), "320 and 302 exclude each other"),
            Finding("fd-2", "coverage", "noted", (), (), "Tal: 2 statements"),
        ],
    }


def _item(name, line):
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Item(f"it-{sha256[:12]}", sha256, f"private/folder/{name}", "text/html", 1, "inbox", line)


def _document(item, id_, publisher, published):
    return Document(
        id_, item.id, item.name, SENTENCE, "", "", publisher, "", "en", published, (), (), (), (), (), "plain"
    )


def _statement(id_, document, chain):
    quantity = Quantity(Span(0, 19), Span(9, 12), "At least 320 houses", 320.0, 320.0, None, "EQUAL_OR_MORE", "At least",
                        "houses", "building", "burn")  # fmt: skip
    near_tal = PlaceMention(
        Span(37, 45), "near Tal", (PlaceCandidate("pl-1", "Tal", 44.5, 34.7, 2.0, 9.0, 0.9),)
    )
    nowhere = PlaceMention(Span(0, 2), "Qasr", ())
    return Statement(
        id_, document, Span(0, len(SENTENCE)), SENTENCE, "event", "paraphrase", chain, ("imagery",), "PS+", "assault", "burn",
        AUTUMN, (), (near_tal, nowhere), (quantity,), (), (), reader="rules 1",
    )  # fmt: skip


def _value(source, document, value):
    mod = "EQUAL_OR_MORE"
    return FigureValue(
        source,
        document,
        f"at least {value:g}",
        value,
        value,
        None,
        mod,
        "asserted",
        ("Watch Group",),
        "Watch Group",
    )


def _figure(id_, code, values, origins, our_own=False):
    return Figure(id_, code, "building", "burn", "", "Tal", AUTUMN, tuple(values), origins, len(origins), 0,
                  "At least 320 buildings were burned, according to Watch Group.", our_own)  # fmt: skip
