"""The report model: the typed allow-list from which every output is made.

This is the door. Renderers see these dataclasses and nothing else: what has no field here cannot go out.
Everything is plain text and numbers; each renderer escapes for its own format.
"""

from dataclasses import dataclass

from witnessmark.errors import PublishError
from witnessmark.publish.bare import whats_more
from witnessmark.publish.who import ActorLine, DeedLine, TieLine


@dataclass(frozen=True)
class SourceLine:
    """One published source: an item that a figure or statement rests on.

    Attributes:
        number: its lasting note number in every output, from 1.
        item: the item's id; sha256 its hash; custody_line its line in the custody log, from 0.
        label: how to name it in a note: publisher, title, date.
        origins: names of the origins its statements go back to.
        capture: for a page from the web, when it was captured and what lacks of it, in a sentence; "" for others.
    """

    number: int
    item: str
    sha256: str
    custody_line: int
    label: str
    publisher: str
    title: str
    published: str
    url: str
    language: str
    media_type: str
    origins: tuple[str, ...]
    capture: str = ""


@dataclass(frozen=True)
class ValueLine:
    """One mouth's value in a figure's row.

    Attributes:
        said: the words with their qualifier; quote the sentence they stand in, verbatim.
        chain: "The Tower <- The Long War Journal <- Human Rights Watch", outermost first, as parts.
        source: number of the SourceLine, 0 when it is our own measurement.
        start, end: the quote's characters in the document's text.
        hedge: asserted, probable or possible.
        language: of the quote, so that right-to-left runs can be isolated.
        window_words: the days this very value speaks of, "" when its words tell none.
    """

    said: str
    quote: str
    chain: tuple[str, ...]
    origin: str
    source: int
    start: int
    end: int
    hedge: str
    record: str
    language: str = ""
    window_words: str = ""


@dataclass(frozen=True)
class FigureLine:
    """One row of the figure ledger.

    Attributes:
        code: short, the same in every output: "F-7KQ2".
        sentence: the row in words: qualifier, on whose word.
        value, lower, upper: the row's figure; None is unknown or open.
        mod, qualifier: the qualifier as a code and in words ("at least").
        window: EDTF; window_words the same for a reader, with "possibly" kept.
        minimum_origins, unknown_basis: how many independent origins; how many values tell none.
        our_own: our measurement, never blended into a statement.
        findings: numbers of the FindingLines that speak of it.
        how: how we know, in one or two sentences.
        record: id of the ledger row, for `trace`.
        said: the row's figure in words, the same in every output: "at least 3,200 buildings burned".
        parts: the window's stretches (start, end, hedge), ISO days, "" open.
        origins: names of the origins behind it, "on whose word".
        basis: on what those origins say they rest: imagery, interview ...
        others: other numbers that mouths give for the same thing; `said` names them too.
        group: the part of the ledger it stands in, such as "Destruction and looting"; "" when it has no parts.
    """

    code: str
    sentence: str
    thing: str
    act: str
    scope: str
    place: str
    value: float | None
    lower: float | None
    upper: float | None
    mod: str
    qualifier: str
    window: str
    window_words: str
    minimum_origins: int
    unknown_basis: int
    our_own: bool
    simulated: bool
    values: tuple[ValueLine, ...]
    findings: tuple[int, ...]
    how: str
    record: str = ""
    said: str = ""
    parts: tuple[tuple[str, str, str], ...] = ()
    origins: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    others: tuple[float, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class FindingLine:
    """One finding: a sum, a conflict, a drift, a denial, a statement against measurement.

    Attributes:
        earlier_words, later_words: both sides of a drift, quoted; earlier_source, later_source the
            numbers of the sources they stand in, 0 for none.
        record: the finding's id; grade its source and information letters, "" when not
            graded; grade_words what they mean.
        heading: what its kind is called; for_name, against_name what its reasons are called.
    """

    number: int
    kind: str
    verdict: str
    sentence: str
    for_it: tuple[str, ...]
    against_it: tuple[str, ...]
    codes: tuple[str, ...]
    earlier_words: str = ""
    later_words: str = ""
    earlier_source: int = 0
    later_source: int = 0
    record: str = ""
    grade: str = ""
    heading: str = ""
    for_name: str = "What speaks for it"
    against_name: str = "What speaks against it"
    grade_words: str = ""


@dataclass(frozen=True)
class RelayLine:
    """One edge of the source tree: a source that passes on another's word.

    Attributes:
        source: number of the relaying source; relayed_source that of the relayed one, 0 when not held.
        relayed: name of whom it relays.
        grounds: why we think so: "names it", "copies it", "shares its misprint".
        misprints: the words that both print wrong, verbatim.
    """

    source: int
    relayed: str
    relayed_source: int
    grounds: tuple[str, ...]
    misprints: tuple[str, ...] = ()


@dataclass(frozen=True)
class OriginLine:
    """One origin with the tree of those who relay it.

    Attributes:
        relays: (relaying document's source number, name of whom it relays, grounds).
        disputes: names of origins it denies.
        edges: the same relays with the relayed source's number, for drawing the tree.
        own_sources: numbers of sources that the origin itself published.
        is_apart: it speaks of other things or in opinions, and is not counted behind what the case asks about.
    """

    name: str
    strands: tuple[str, ...]
    statements: int
    relays: tuple[tuple[int, str, str], ...]
    disputes: tuple[str, ...]
    edges: tuple[RelayLine, ...] = ()
    own_sources: tuple[int, ...] = ()
    is_apart: bool = False


@dataclass(frozen=True)
class StandingLine:
    """What the happening the case asks about stands on, counted low.

    Attributes:
        sentence: the count in a sentence that names every origin.
        minimum: how many independent origins there are, those that dispute counted too.
        sources: how many documents and layers tell it.
        behind, disputing: names of origins that tell it, and of those that deny what these say.
        apart: names of origins that speak of other things or in opinions.
        unknown: sentences that tell it and do not say on whose word.
        finding: number of its FindingLine, where relays and limits stand.
    """

    sentence: str
    minimum: int
    sources: int
    behind: tuple[str, ...]
    disputing: tuple[str, ...]
    apart: tuple[str, ...]
    unknown: int
    finding: int


@dataclass(frozen=True)
class StatementLine:
    """One statement, for the timeline, the list and the evidence drawer.

    Attributes:
        parts: the window's stretches (start, end, hedge), ISO days, "" open.
        origin: name of the origin its chain ends in.
        codes: figures that rest on it.
        certainty: how sure it is told, in words, with what is only possible set apart.
    """

    record: str
    source: int
    start: int
    end: int
    quote: str
    kind: str
    mode: str
    chain: tuple[str, ...]
    basis: tuple[str, ...]
    event: str
    factuality: str
    window: str
    parts: tuple[tuple[str, str, str], ...]
    places: tuple[str, ...]
    window_words: str = ""
    origin: str = ""
    codes: tuple[str, ...] = ()
    language: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class MapPlace:
    """A place on the map: a disc or ring in kilometres around a point, with how often it is named."""

    name: str
    lon: float
    lat: float
    inner_km: float
    outer_km: float
    mentions: int
    kind: str
    note: str


@dataclass(frozen=True)
class MapShape:
    """A building or mark of a layer: GeoJSON geometry as text, whose it is, and its state.

    Attributes:
        state: building, marked, unmarked, confirmed, intact, fire, area.
        count: how many it stands for, when rows were gathered into one shape (never an empty map).
    """

    layer: str
    origin: str
    geometry: str
    state: str
    label: str
    count: int = 1
    simulated: bool = False


@dataclass(frozen=True)
class TimeMark:
    """One thing on the timeline that is not a figure: an image, days with fires, a publication.

    Attributes:
        kind: image, fire, damage or published.
        start, end: ISO days, inclusive.
        count: how many it stands for (fire detections of the day, documents of the day).
    """

    kind: str
    label: str
    start: str
    end: str
    hedge: str = "asserted"
    count: int = 1
    simulated: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture re-encoded from pixels, never a copied file: PNG bytes with the words that stand for it.

    Raises:
        PublishError: the bytes hold anything besides pixels.
    """

    name: str
    png: bytes
    alt: str
    caption: str
    source: int
    simulated: bool = False

    def __post_init__(self) -> None:
        more = whats_more(self.png)
        if more:
            raise PublishError(
                f"Picture {self.name}: its bytes hold {more}, and a published picture is pixels alone. "
                "Make it anew from its pixels; nothing was published."
            )


@dataclass(frozen=True)
class UnreadLine:
    """What was left unread, and why."""

    room: str
    subject: str
    reason: str


@dataclass(frozen=True)
class Report:
    """One record, ready for every renderer.

    Attributes:
        date: ISO day printed everywhere; outputs hold no other clock.
        summary: the case in a short paragraph of whole sentences.
        evidence_root: sha256 over the sorted hashes of all items, so that a reader can tie the outputs to the evidence.
        coverage: what was searched, imaged, read, and what came up empty, in sentences.
        limits: what this record cannot tell, in sentences.
        simulated: True when anything in it is simulated; every output must say so where it shows.
        marks: what the timeline shows beside the figures' windows.
        more_pictures: how many pictures the case holds beyond those taken along.
        methods: which readers, detectors and graders ran, with versions and options, in sentences.
        area, period: where and when the case looks; None and "" when it does not say.
        standing: what the happening it asks about stands on; None when nobody tells of any.
        actors, ties, deeds: who is spoken of, what ties them, and what is told to have been done.
    """

    title: str
    question: str
    author: str
    date: str
    language: str
    paper: str
    simulated: bool
    summary: str
    figures: tuple[FigureLine, ...]
    findings: tuple[FindingLine, ...]
    origins: tuple[OriginLine, ...]
    statements: tuple[StatementLine, ...]
    sources: tuple[SourceLine, ...]
    places: tuple[MapPlace, ...]
    shapes: tuple[MapShape, ...]
    pictures: tuple[Picture, ...]
    unread: tuple[UnreadLine, ...]
    coverage: tuple[str, ...]
    limits: tuple[str, ...]
    evidence_root: str
    version: str
    marks: tuple[TimeMark, ...] = ()
    more_pictures: int = 0
    methods: tuple[str, ...] = ()
    area: MapPlace | None = None
    period: tuple[str, str] = ("", "")
    standing: StandingLine | None = None
    actors: tuple[ActorLine, ...] = ()
    ties: tuple[TieLine, ...] = ()
    deeds: tuple[DeedLine, ...] = ()
