"""The locked model asked only for what the room reads: tags, heads and names, a bounded stretch of text at once.

Of its parts the lemmatizer is left out, since nothing here reads a lemma. The rule list that turns its tags into
coarse ones matches 179 patterns at each word; what it answers depends on very little of the word, so it is asked once
for each such case and remembered (`Ruler`).
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from witnessmark.read.modelnames import NameFinder

AT_ONCE = 20_000
"""Characters. Left to itself spaCy takes hundreds of sentences at once: 2.8 GB for 300,000 single signs."""

MOST_AT_ONCE = 256
"""Sentences."""

REMEMBERED = 4_000
"""Sentences kept with their parse: a quotation that ten desks print is parsed once. About 30 MB."""

MOST_NEW_WORDS = 200_000
"""Words the model may add to its vocabulary, which it never forgets, before it is loaded anew: some 60 MB."""


class Row(NamedTuple):
    """One word of a sentence, its place counted from the sentence's start; "" and -1 where no tree was asked for."""

    text: str
    start: int
    end: int
    tag: str = ""
    head: int = -1
    dep: str = ""


@dataclass(frozen=True, slots=True)
class Want:
    """What a sentence is asked for: its tree (tags and heads), the names in it."""

    tree: bool = True
    names: bool = True


EVERYTHING = Want()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the model says of a sentence; `names` are (start, end, kind), `want` says what it was asked."""

    rows: tuple[Row, ...]
    names: tuple[tuple[int, int, str], ...]
    want: Want


Ask = Callable[[Sequence[str]], Want]
"""From the words of a sentence to what is asked of it."""


def everything(_: Sequence[str]) -> Want:
    """Every sentence is asked for all."""
    return EVERYTHING


@dataclass
class Parser:
    """Sentences to what the model says of them, in order.

    Attributes:
        load: makes the model; called at the first sentence, and again when its vocabulary has grown too large.
        ask: what each sentence is asked for.
    """

    load: Callable[[], Any]
    ask: Ask = everything
    _nlp: Any = None
    _ruler: "Ruler | None" = None
    _finder: "NameFinder | None" = None
    _vocabulary: int = 0
    _kept: OrderedDict[str, Parsed] = field(default_factory=OrderedDict)

    def parse(self, sentences: Iterable[str]) -> Iterator[Parsed]:
        """One answer for each sentence; the same one whatever else is parsed beside it."""
        for batch in batches(sentences):
            found = {one: self._kept[one] for one in batch if one in self._kept}
            new = [one for one in dict.fromkeys(batch) if one not in found]
            found |= zip(new, self._parsed(new), strict=True)
            self._remember(found)
            yield from (found[one] for one in batch)

    def forget(self) -> None:
        """Every sentence is parsed anew from here on."""
        self._kept.clear()

    def _remember(self, found: dict[str, Parsed]) -> None:
        self._kept.update(found)
        for _ in range(len(self._kept) - REMEMBERED):
            self._kept.popitem(last=False)

    def _parsed(self, sentences: list[str]) -> list[Parsed]:
        nlp = self._model()
        docs = [nlp.make_doc(one) for one in sentences]
        wants = [self.ask([token.text for token in doc]) for doc in docs]
        asked = list(zip(docs, wants, strict=True))
        self._run(("tok2vec", "tagger", "parser"), [doc for doc, want in asked if want.tree])
        names = iter(self._names([doc for doc, want in asked if want.names]))
        return [self._answer(doc, want, next(names) if want.names else ()) for doc, want in asked]

    def _run(self, parts: Sequence[str], docs: list[Any]) -> None:
        """Annotate in place; the parts of a model work through all sentences of a batch together."""
        for name in parts if docs else ():
            docs = list(self._nlp.get_pipe(name).pipe(docs, batch_size=MOST_AT_ONCE))

    def _names(self, docs: list[Any]) -> list[tuple[tuple[int, int, str], ...]]:
        assert self._finder is not None  # made with the model
        if self._finder.fits and docs:
            found = zip(docs, self._finder.names(docs), strict=True)
            return [
                tuple((doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), kind) for a, b, kind in names)
                for doc, names in found
            ]
        self._run(("ner",), docs)
        return [tuple((one.start_char, one.end_char, one.label_) for one in doc.ents) for doc in docs]

    def _answer(self, doc: Any, want: Want, names: tuple[tuple[int, int, str], ...]) -> Parsed:
        return Parsed(tuple(self._tree(doc) if want.tree else _words(doc)), names, want)

    def _tree(self, doc: Any) -> Iterator[Row]:
        assert self._ruler is not None  # made with the model
        tags = self._ruler.tags(doc)
        kept = [token for token in doc if not token.is_space]
        place = {token.i: n for n, token in enumerate(kept)}
        for n, token in enumerate(kept):
            start = token.idx
            head = place.get(token.head.i, n)
            yield Row(token.text, start, start + len(token), tags[token.i], head, token.dep_)

    def _model(self) -> Any:
        if self._nlp is None or len(self._nlp.vocab.strings) > self._vocabulary + MOST_NEW_WORDS:
            from witnessmark.read.modelnames import NameFinder

            self._nlp = self.load()
            self._ruler, self._finder = Ruler(self._nlp), NameFinder(self._nlp)
            self._vocabulary = len(self._nlp.vocab.strings)
        return self._nlp


def batches(sentences: Iterable[str]) -> Iterator[list[str]]:
    """Sentences by the batch, each of no more characters and sentences than the model is given at once."""
    rest = iter(sentences)
    while first := list(islice(rest, 1)):
        batch, size = first, len(first[0])
        while size < AT_ONCE and len(batch) < MOST_AT_ONCE and (more := list(islice(rest, 1))):
            batch += more
            size += len(more[0])
        yield batch


def _words(doc: Any) -> Iterator[Row]:
    for token in doc:
        if not token.is_space:
            yield Row(token.text, token.idx, token.idx + len(token))


class Ruler:
    """Coarse tags, as the model's own rule list gives them, each case of a word looked up once.

    A case is the word's fine tag and relation, the word itself where a rule names it, and the relation of the word
    before where a rule of two words names that. Which words these are is read from the rules.
    """

    def __init__(self, nlp: Any) -> None:
        self._rules = nlp.get_pipe("attribute_ruler")
        patterns = [
            one
            for rule in self._rules.patterns
            if {"POS", "TAG"} & set(rule["attrs"])
            for one in rule["patterns"]
        ]
        self._named = frozenset(word for one in patterns for token in one for word in _named(token, "LOWER"))
        self._before = frozenset(dep for one in patterns if len(one) > 1 for dep in _named(one[0], "DEP"))
        self._is_known = all(_is_simple(one) for one in patterns)
        self._tags: dict[tuple[str, str, str, str, bool], str] = {}

    def tags(self, doc: Any) -> list[str]:
        """The coarse tag of each word of a parsed sentence."""
        cases = self._cases(doc)
        if not self._is_known or any(case not in self._tags for case in cases):
            self._tags.update(zip(cases, [token.pos_ for token in self._rules(doc)], strict=True))
        return [self._tags[case] for case in cases]

    def _cases(self, doc: Any) -> list[tuple[str, str, str, str, bool]]:
        cases, before = [], ""
        for token in doc:
            word, dep = token.lower_, token.dep_
            is_named = word in self._named
            cases.append((token.tag_, word if is_named else "", dep, before, token.is_space))
            before = dep if dep in self._before else ""
        return cases


def _named(token: dict[str, Any], attribute: str) -> tuple[str, ...]:
    """The strings a rule names for an attribute of one word."""
    told = token.get(attribute, ())
    if isinstance(told, str):
        return (told,)
    return tuple(told.get("IN", ())) if isinstance(told, dict) else ()


def _is_simple(pattern: Sequence[dict[str, Any]]) -> bool:
    """Whether a rule is of the kind that a case holds: one word, or a relation and the word behind it."""
    *before, own = pattern
    plain = (
        all(set(token) == {"DEP"} and isinstance(token["DEP"], str) for token in before) and len(before) <= 1
    )
    word = own.get("LOWER", "")
    listed = isinstance(word, str) or set(word) == {"IN"}
    return plain and listed and set(own) <= {"TAG", "LOWER", "DEP", "IS_SPACE"}
