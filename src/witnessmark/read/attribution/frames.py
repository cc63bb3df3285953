"""One attribution in one sentence: the words of the source, the words that say it speaks, and what it says."""

from dataclasses import dataclass, replace

from witnessmark.read.cues import CueKind
from witnessmark.records import Span

RELAY, SAYS, CITED = 0, 1, 2


@dataclass(frozen=True)
class Frame:
    """Source, cue, content (PARC).

    Attributes:
        source: the words that name the source.
        clause: everything that belongs to saying so: source, cue, where it was published, when.
        content: what is attributed, in one piece or two (around a parenthesis).
        lemma, kind: which verb, and whether it says, finds, shows, thinks, denies or portrays.
        rank: order of mouths over the same content: RELAY (as reported by) outside SAYS outside CITED (citing).
        outlet, work: where a source published it, and under which title.
        points_back: the content is "This": it stands in the sentences before.
        is_unnamed: somebody says so and nobody is named ("reportedly").
        is_resumed: the verb has no subject: whoever spoke last goes on (Arabic).
    """

    source: Span
    cue: Span
    clause: Span
    content: tuple[Span, ...]
    lemma: str
    kind: CueKind
    rank: int = SAYS
    outlet: Span | None = None
    work: Span | None = None
    points_back: bool = False
    is_unnamed: bool = False
    is_resumed: bool = False

    def covers(self, span: Span) -> int:
        """How many characters of a span are this frame's content."""
        return sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in self.content)

    def holds(self, other: "Frame") -> bool:
        """Whether another frame's cue stands inside this one's content."""
        return any(one.start <= other.cue.start and other.cue.end <= one.end for one in self.content)

    def cut_at(self, end: int) -> "Frame":
        """The same frame with no content from `end` on, as far as it stands right of the cue."""
        kept = tuple(
            Span(one.start, min(one.end, end)) if one.start >= self.cue.start else one
            for one in self.content
            if one.start < end or one.start < self.cue.start
        )
        return replace(self, content=kept)


def order_frames(frames: list[Frame]) -> list[Frame]:
    """Outermost mouth first: who holds the others' words, then the rank, then the text's order."""
    return sorted(
        frames,
        key=lambda frame: (
            frame.rank,
            -sum(frame.holds(other) for other in frames if other is not frame),
            frame.cue.start,
        ),
    )
