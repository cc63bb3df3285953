"""The model's own names, decided for all sentences of a batch together.

spaCy walks each sentence word by word through 73 possible steps and spends 60 microseconds on a word, twice what all
else of its recognizer takes. The walk needs little: a score for each step from three words (the word itself, the first
word of the name that is open, the word before), and five rules on which steps may follow. Here the n-th words of all
sentences are scored in one product. The answers are the same (tests/read/test_parser.py, benchmarks/throughput).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Name = tuple[int, int, str]
"""First word, the word after the last, kind."""

_NEVER = np.float32(-1e9)
_BLOCKED = "U-"
"""spaCy's step over a word that somebody forbade to be a name: nobody does here."""


class NameFinder:
    """Names of sentences, by the weights of a loaded model.

    Attributes:
        fits: whether the model is of the kind this walks: greedy, three words to a score, every step trained. If not,
            spaCy's own recognizer has to be asked.
    """

    def __init__(self, nlp: Any) -> None:
        ner = nlp.get_pipe("ner")
        self._model = ner.model
        self._moves = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
        self.fits = (
            ner.cfg.get("beam_width", 1) == 1
            and len(self._model.layers) == 3
            and self._model.layers[1].get_dim("nF") == 3
            and self._model.layers[2].get_dim("nO") == len(self._moves)
            and not self._model.attrs["unseen_classes"]
        )
        self._kinds = sorted({move[2:] for move in self._moves if move[2:]})
        self._masks = self._steps_allowed()

    def names(self, docs: Sequence[Any]) -> list[list[Name]]:
        """The names of each sentence, left to right; sentences are tokenised, parsed or not."""
        order = sorted(range(len(docs)), key=lambda n: -len(docs[n]))
        walked = self._walk([docs[n] for n in order])
        found: list[list[Name]] = [[] for _ in docs]
        for n, steps in zip(order, walked, strict=True):
            found[n] = list(_spans([self._moves[step] for step in steps[: len(docs[n])]]))
        return found

    def _steps_allowed(self) -> NDArray[np.float32]:
        """What is added to the scores: row 0 outside a name, 1 where no name may begin that goes on, 2 at white space,
        then for each kind a row inside its name and one where the name must end.
        """
        rows = [{"O", "U", "B"}, {"O", "U"}, {"O"}]
        plain = [[move[0] in row and move != _BLOCKED for move in self._moves] for row in rows]
        inside = [
            [move in ends for move in self._moves]
            for kind in self._kinds
            for ends in ({f"I-{kind}", f"L-{kind}"}, {f"L-{kind}"})
        ]
        return np.where(np.array([*plain, *inside]), np.float32(0), _NEVER)

    def _walk(self, docs: list[Any]) -> NDArray[np.int64]:
        """Numbers of the steps taken, (sentences, words), the longest sentence first."""
        lengths = np.array([len(doc) for doc in docs])
        steps = np.zeros((len(docs), lengths.max(initial=0)), dtype=np.int64)
        scorer = _Scorer(self._model, docs)
        ends, blank = _edges(docs, steps.shape)
        opened = np.full(len(docs), -1)  # the word with which an open name began
        kind = np.full(len(docs), -1)
        kind_of = np.array([self._kinds.index(move[2:]) if move[2:] else -1 for move in self._moves])
        letter = np.array([move[0] for move in self._moves])
        for at in range(steps.shape[1]):
            live = int(
                np.searchsorted(-lengths, -at, side="left")
            )  # sentences longer than `at`: they stand first
            is_open = kind[:live] >= 0
            shut = np.where(blank[:live, at], 2, ends[:live, at])
            row = np.where(is_open, 3 + 2 * kind[:live] + ends[:live, at], shut)
            taken = (scorer.scores(at, live, opened) + self._masks[row]).argmax(axis=1)
            steps[:live, at] = taken
            begins, goes_on = letter[taken] == "B", letter[taken] == "I"
            opened[:live] = np.where(begins, at, np.where(goes_on, opened[:live], -1))
            kind[:live] = np.where(begins | goes_on, kind_of[taken], -1)
        return steps


class _Scorer:
    """Scores of all steps at the n-th word of each sentence."""

    def __init__(self, model: Any, docs: list[Any]) -> None:
        vectors, features, self._upper = model.layers
        self._ops = model.ops
        # Row 0 stands for "no word"; the words of all sentences follow it, each as first, second and third of three.
        self._cached = features.predict(vectors.predict(docs))
        self._bias = features.get_param("b").reshape(self._cached.shape[2:])
        self._starts = 1 + np.concatenate(([0], np.cumsum([len(doc) for doc in docs])[:-1])).astype(np.int64)

    def scores(self, at: int, live: int, opened: NDArray[np.int64]) -> NDArray[np.float32]:
        """(live sentences, steps); summed in the order in which spaCy sums."""
        here, first = self._starts[:live] + at, opened[:live]
        inside = first >= 0
        summed = self._cached[here, 0] + self._cached[np.where(inside, self._starts[:live] + first, 0), 1]
        summed += self._cached[np.where(inside, here - 1, 0), 2]
        summed += self._bias
        hidden = np.ascontiguousarray(summed.max(axis=-1))
        weights, bias = self._upper.get_param("W"), self._upper.get_param("b")
        scores: NDArray[np.float32] = self._ops.gemm(hidden, weights, trans2=True) + bias
        return scores


def _edges(docs: list[Any], shape: tuple[int, ...]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where a name may not go on (1: the last word, or a sentence begins behind it), and where white space stands."""
    ends, blank = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool)
    for n, doc in enumerate(docs):
        starts = doc.to_array("SENT_START").astype(np.int64)
        ends[n, : len(doc)] = np.append(starts[1:] == 1, True)
        blank[n, : len(doc)] = doc.to_array("IS_SPACE").astype(bool)
    return ends, blank


def _spans(steps: list[str]) -> list[Name]:
    found, start = [], 0
    for n, step in enumerate(steps):
        if step[0] in "BU":
            start = n
        if step[0] in "LU":
            found.append((start, n + 1, step[2:]))
    return found
