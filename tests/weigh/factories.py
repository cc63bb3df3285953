"""A desk on which documents and statements are made in one line each, in our own words.

`desk.page("The Courier", "...")` makes a document; `desk.says(page, "At least 30 houses burned", ...)` puts the
sentence at the end of its text and makes the statement on it, so that every span equals its slice.
"""

from dataclasses import dataclass, field, replace

from witnessmark.records import (
    Block,
    Document,
    HedgeMark,
    Layer,
    Overlap,
    Part,
    PlaceCandidate,
    PlaceMention,
    Quantity,
    Span,
    Statement,
    Tally,
    Voice,
    When,
    identify,
)
from witnessmark.weigh.ledger import find_entries
from witnessmark.weigh.material import Material
from witnessmark.weigh.origins import Paths, find_origins
from witnessmark.weigh.relays import find_relays
from witnessmark.weigh.reuse import find_reuse

BOUNDS = {
    "": "EQUAL", "at least": "EQUAL_OR_MORE", "more than": "MORE_THAN", "over": "MORE_THAN", "about": "APPROX",
    "almost": "NEARLY", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "dozens of": "VAGUE",
}  # fmt: skip
KINDS = {
    "witnesses": "group",
    "residents": "group",
    "satellite images": "evidence",
    "photographs": "evidence",
}


def voice(name, kind="", **more):
    """A mouth; its kind is guessed from its name when it is not given: "Ministry" governs, "Watch" investigates."""
    guess = next((found for words, found in KINDS.items() if words in name), "")
    guess = guess or ("government" if "Ministry" in name else "organisation" if "Watch" in name else "outlet")
    return Voice(name, kind or guess, **more)


def count(text, number, qualifier="", thing="building", act="burn", **more):
    """A quantity; its span is found in the statement by its text."""
    mod = BOUNDS[qualifier]
    lower = {"EQUAL": number, "EQUAL_OR_MORE": number, "MORE_THAN": number + 1}.get(mod)
    upper = number if mod in {"EQUAL", "EQUAL_OR_LESS"} else None
    return Quantity(
        Span(0, 0), Span(0, 0), text, number, lower, upper, mod, qualifier, thing, thing, act, **more
    )


def window(edtf, *parts):
    return When(edtf, tuple(Part(*part) for part in parts))


def place(name, lon=44.6, lat=34.7, outer_km=5.0, inner_km=0.0):
    candidate = PlaceCandidate(identify("pl", name), name, lon, lat, inner_km, outer_km, 1.0)
    return PlaceMention(Span(0, 0), name, (candidate,))


@dataclass
class Desk:
    pages: dict[str, Document] = field(default_factory=dict)
    said: list[Statement] = field(default_factory=list)
    more: dict = field(default_factory=dict)

    def page(self, publisher, text="", *, published="", url="", links=(), byline=""):
        id_ = identify("do", publisher, text, published, url, len(self.pages))
        self.pages[id_] = Document(
            id_, "it-000000000000", f"{publisher}.html", text, "", byline, publisher, url, "en", published, (),
            (), (), links, (), "by hand",
        )  # fmt: skip
        return id_

    def says(self, page, text, *quantities, chain=(), when=None, places=(), kind="event", **more):
        document = self.pages[page]
        start = len(document.text) + (1 if document.text else 0)
        self.pages[page] = replace(document, text=f"{document.text}\n{text}" if document.text else text)
        voices = (
            voice(document.publisher),
            *(one if isinstance(one, Voice) else voice(one) for one in chain),
        )
        statement = Statement(
            identify("st", page, start, text), page, Span(start, start + len(text)), text, kind, "paraphrase", voices,
            more.pop("basis", ()), "CT+", more.pop("event_type", ""), "", when, (),
            tuple(self._located(one, text, start) for one in places),
            tuple(self._counted(one, text, start) for one in quantities),
            (), tuple(more.pop("hedges", ())), **more,
        )  # fmt: skip
        self.said.append(statement)
        return statement

    def _counted(self, quantity, text, start):
        at = start + text.index(quantity.text)
        number = f"{quantity.value:,.0f}"
        there = at + max(quantity.text.find(number), 0)
        return replace(
            quantity, span=Span(at, at + len(quantity.text)), number_span=Span(there, there + len(number))
        )

    def _located(self, mention, text, start):
        at = start + max(text.find(mention.text), 0)
        return replace(mention, span=Span(at, at + len(mention.text)))

    @property
    def material(self):
        pages = {
            id_: replace(one, blocks=(Block(Span(0, len(one.text)), "paragraph"),))
            for id_, one in self.pages.items()
        }
        return Material(pages, tuple(self.said), **self.more)

    @property
    def reuses(self):
        return list(find_reuse(self.material.documents.values()))

    @property
    def relays(self):
        return list(find_relays(self.material, self.reuses))

    @property
    def paths(self):
        return Paths.of(self.material, self.relays, self.reuses)

    @property
    def origins(self):
        return find_origins(self.material, self.paths)

    @property
    def entries(self):
        return find_entries(self.material, self.paths, self.origins)

    def entry(self, number):
        """The ledger row in which a number stands."""
        (found,) = [one for one in self.entries if any(value.value == number for value in one.figure.values)]
        return found


def belief(text, start=0):
    return HedgeMark(Span(start, start + len(text)), text, "belief", Span(start, start + len(text)))


def layer(name, origin, **more):
    return Layer(identify("la", name), "it-000000000000", name, "damage", origin, (), 10, "", "", **more)


def same_origin(first, second):
    return Overlap(
        identify("ov", first.id, second.id), first.id, second.id, "same origin", 10, 9, 0.9, 0.6, 0.99, ""
    )


def tally(origin, value, whole, *, thing="building", act="damage", place_name="", when=None):
    return Tally(
        identify("ta", origin, value), (), origin, thing, act, value, whole, place_name, when,
        f"{origin} marks {value:,} of {whole:,} {thing}s.",
    )  # fmt: skip
