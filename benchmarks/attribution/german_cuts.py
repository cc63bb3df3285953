"""How the contents found in a page are cut: as the reader has them, or as the makers of de-wikinews cut theirs.

The makers (1) mark what is told as a noun ("X demands Y") as the whole sentence, speaker and verb included; (2) mark sentences
in a row that go on in the subjunctive as one; (3) mark for "X announced this." the sentence before. Where the reader has such a
frame, the same is done to its content before counting; no frame is added or dropped by it.
"""

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.outline import Line
from witnessmark.read.cues import load_words
from witnessmark.records import Span

Contents = list[tuple[Span, ...]]


def as_found(text: str, lines: list[Line]) -> Contents:  # noqa: ARG001
    """Each frame's content as it is."""
    return [frame.content for line in lines for frame in line.frames]


def as_the_makers_cut(text: str, lines: list[Line]) -> Contents:
    """The same contents with the three cuts of the makers."""
    made: Contents = []
    run: Span | None = None
    for n, line in enumerate(lines):
        run, added = _next_run(run, line, text)
        made += added
        for frame in line.frames:
            if goes_on(frame):
                continue
            if frame.points_back:
                made += [(lines[n - 1].sentence.span,)] if n else []
            elif is_noun(text, frame):
                made.append((line.sentence.span,))
            else:
                made.append(frame.content)
    return made + ([(run,)] if run else [])


def _next_run(run: Span | None, line: Line, text: str) -> tuple[Span | None, Contents]:
    """A run of sentences that go on, longer by this one; or closed, where this one does not."""
    here = next((frame.content[0] for frame in line.frames if goes_on(frame)), None)
    if run is not None and here is not None and not text[run.end : here.start].strip(' \n.”“"»«'):
        return Span(run.start, here.end), []
    return here, [(run,)] if run else []


def goes_on(frame: Frame) -> bool:
    """Whether a frame is a whole sentence of whoever spoke last, told by its mood alone."""
    return frame.is_resumed and frame.clause.start == frame.clause.end


def is_noun(text: str, frame: Frame) -> bool:
    """Whether nothing but words stands between a verb and what it says: no comma, no colon, no quotation mark."""
    if goes_on(frame) or frame.is_unnamed or len(frame.content) != 1 or frame.lemma not in LEMMAS:
        return False
    content = frame.content[0]
    between = text[min(frame.clause.end, content.end) : max(frame.clause.start, content.start)]
    edges = text[max(0, content.start - 1) : content.start + 1]
    return not set(between + edges) & set(MARKS)


LEMMAS = {lemma for lemma, _ in load_words("de").cues.values()}
MARKS = ',:;–„“”"»«()'
