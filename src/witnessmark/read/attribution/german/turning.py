"""Where a German sentence turns from what somebody says to what the author tells: "X sagte, A, doch B", "A, sagte X; B"."""

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution.frames import SAYS, Frame

_LEAST = 3
_TURNS = {",", ";", "–", "—"}


def turn_of(sentence: Sentence, frames: tuple[Frame, ...]) -> tuple[int, int] | None:
    """The end of what is attributed and the start of the rest; None where all of the sentence is attributed."""
    if not any(frame.rank == SAYS and frame.content and not frame.is_resumed for frame in frames):
        return None
    end = max(max((one.end for one in frame.content), default=0) for frame in frames)
    end = max(end, *(frame.clause.end for frame in frames))
    rest = [token for token in sentence.tokens if token.start >= end]
    words = [token for token in rest if token.text[:1].isalnum()]
    if len(words) < _LEAST or rest[0].text not in _TURNS:
        return None
    return rest[0].start, words[0].start
