"""What the model is asked, and that the answer is its own whatever else it was asked beside it."""

from itertools import chain

import pytest

pytest.importorskip("spacy")

from witnessmark.errors import PluginError
from witnessmark.read.annotate import ModelAnnotator, load_annotator, load_model
from witnessmark.read.cues import load_words
from witnessmark.read.modelnames import NameFinder
from witnessmark.read.parser import AT_ONCE, MOST_AT_ONCE, Parser, batches
from witnessmark.read.readers.model import Model
from witnessmark.read.triggers import asked
from witnessmark.records import Span

SAID = "Ann Poe of the Ash Centre said on Monday that there were forty houses, and that all had been burned."
STATED = "The Ash Centre, which counts houses, confirmed that forty of them had been burned."
QUIET = "A road runs along the river to the old bridge."
DONE = "On Friday the army burned the mill of Old Hafra."


def annotated(text, ask=None):
    annotator = load_annotator(ask) if ask else load_annotator()
    return next(iter(annotator.annotate(text, [Span(0, len(text))], load_words("en"))))


@pytest.mark.parametrize(
    "text", [SAID, QUIET, DONE, "He does, though there is no  proof of it, as that one has it."]
)
def test_coarse_tags_are_those_of_the_whole_model_each_time_they_are_looked_up(text):
    whole = load_model()(text)

    for _ in range(2):
        found = annotated(text)
        assert [one.tag for one in found.tokens] == [one.pos_ for one in whole if not one.is_space]
        assert [one.dep for one in found.tokens] == [one.dep_ for one in whole if not one.is_space]


NAMED = (
    "Ann Poe met the Ash Centre's Omar Haddad and two envoys of the United Nations in Old Hafra on 3 May 2015.",
    "“The Syrian Arab Army,” said Reuters, “took Ras al-Ayn; 400 Kurdish families left for Erbil .”",
    "The  town of\n Hafra",
    "Iraq",
    "  ",
    "On Friday Gen. Lee W. Marsh paid $3 million to the Red Cross in Geneva. Then he left. Baghdad kept silent.",
)


def test_names_of_a_batch_are_those_the_whole_model_gives_each_sentence():
    nlp = load_model()
    finder = NameFinder(nlp)

    docs = list(nlp.pipe(NAMED, disable=["ner"]))

    assert finder.fits
    assert finder.names(docs) == [
        [(one.start, one.end, one.label_) for one in doc.ents] for doc in nlp.pipe(NAMED)
    ]


def test_a_model_of_another_kind_is_asked_through_its_own_recognizer(monkeypatch):
    monkeypatch.setattr(NameFinder, "fits", False, raising=False)
    monkeypatch.setattr(NameFinder, "__init__", lambda _self, _nlp: None)

    (found,) = Parser(load_model).parse([SAID])

    assert "Ann Poe" in [SAID[start:end] for start, end, _ in found.names]


def test_a_sentence_is_parsed_the_same_alone_and_among_others():
    alone = annotated(SAID)
    text = f"{QUIET}\n{SAID}\n{DONE}"
    at = text.index(SAID)

    among = list(
        ModelAnnotator().annotate(
            text,
            [Span(0, len(QUIET)), Span(at, at + len(SAID)), Span(at + len(SAID) + 1, len(text))],
            load_words("en"),
        )
    )[1]

    assert [(one.text, one.tag, one.head, one.dep) for one in among.tokens] == [
        (one.text, one.tag, one.head, one.dep) for one in alone.tokens
    ]
    assert [(one.span.of(text), one.kind) for one in among.entities] == [
        (one.span.of(SAID), one.kind) for one in alone.entities
    ]


def test_every_token_and_name_equals_its_slice_of_the_text():
    text = f"  {QUIET}  {SAID}"
    start = text.index(SAID)

    found = next(iter(load_annotator().annotate(text, [Span(start, len(text))], load_words("en"))))

    assert all(text[one.start : one.end] == one.text for one in found.tokens)
    assert "Ann Poe" in [one.span.of(text) for one in found.entities]


def test_a_tree_is_asked_for_where_a_clause_follows_a_verb_of_saying_and_nowhere_else():
    assert annotated(STATED, asked).parsed
    assert not annotated(QUIET, asked).parsed
    assert not annotated(DONE, asked).parsed


def test_where_nothing_is_asked_names_are_left_to_their_capitals():
    found = annotated(STATED, asked)

    assert not found.named
    assert found.entities == ()


def test_words_without_a_parse_are_the_same_words_as_with_one():
    assert [one.text for one in annotated(QUIET, asked).tokens] == [
        one.text for one in annotated(QUIET).tokens
    ]


def test_a_batch_is_bounded_in_characters_and_in_sentences():
    made = list(batches(["a" * 3000] * 20 + ["b"] * 1000))

    assert list(chain.from_iterable(made)) == ["a" * 3000] * 20 + ["b"] * 1000
    assert max(len(one) for one in made) == MOST_AT_ONCE
    assert max(sum(map(len, one)) for one in made) <= AT_ONCE + 3000


def test_a_sentence_that_comes_again_is_not_parsed_again():
    parser = Parser(load_model)
    first = list(parser.parse([SAID, QUIET, SAID]))
    second = list(parser.parse([QUIET, SAID]))

    assert first[0] is first[2] is second[1]


def test_the_model_is_loaded_anew_when_it_has_learned_too_many_words(monkeypatch):
    monkeypatch.setattr("witnessmark.read.parser.MOST_NEW_WORDS", 3)
    loaded = []
    parser = Parser(lambda: loaded.append(1) or load_model())

    list(parser.parse([f"Word{n} was seen beside word{n * 7}." for n in range(400)]))

    assert len(loaded) > 1


def test_a_way_of_parsing_that_there_is_none_of_is_named_with_those_there_are():
    with pytest.raises(PluginError, match=r'parse is "some".*all, asked'):
        Model(parse="some").version()
