"""Who says what in German: verbs from their infinitives, clauses, moods and names; in our own words."""

import pytest
from tests.read.test_attribution import chain, read

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.attribution.finder import find_frames
from witnessmark.read.cues import fold, load_words
from witnessmark.read.germannames import german_name
from witnessmark.read.sentences import find_quotes
from witnessmark.records import Span

WORDS = load_words("de")


def contents(text):
    """What is attributed in a sentence, as text."""
    whole = Span(0, len(text))
    sentence = next(iter(PlainAnnotator().annotate(text, [whole], WORDS)))
    frames = find_frames(sentence, find_quotes(text, whole), WORDS)
    return [" … ".join(one.of(text).strip(" .") for one in frame.content) for frame in frames]


@pytest.mark.parametrize(
    "form",
    ["meldete", "gemeldet", "rechneten", "äußerte", "kritisiert", "versprochen", "entschied", "mitgeteilt", "anzukündigen", "räumte ein"],
)  # fmt: skip
def test_forms_of_german_verbs_follow_from_their_infinitives(form):
    assert fold(form) in WORDS.cues


def test_the_first_subjunctive_is_made_from_the_infinitive_and_is_no_possessive():
    assert {"stehe", "gehe", "verletze"} <= WORDS.phrases["subjunctive"]
    assert "meine" not in WORDS.phrases["subjunctive"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Das Amt teilte am Montag mit, dass die Brücke gesperrt ist.", "dass die Brücke gesperrt ist"),
        ("Die Polizei gab an, die Brücke sei gesperrt.", "die Brücke sei gesperrt"),
        ("Die Miliz kündigte an, die Brücke zu sperren.", "die Brücke zu sperren"),
        ("Das Amt hat die Bewohner aufgefordert, die Keller zu räumen.", "die Keller zu räumen"),
        (
            "Der Vorwurf der Opposition, das Amt habe gelogen, wiegt schwer.",
            "das Amt habe gelogen, wiegt schwer",
        ),
        ("Wie das Amt meldete, ist die Brücke gesperrt.", "ist die Brücke gesperrt"),
        ("Die Brücke ist laut Polizei seit Mai gesperrt.", "Die Brücke ist … seit Mai gesperrt"),
        ("Die Brücke sei, so das Amt, seit Mai gesperrt.", "Die Brücke sei … seit Mai gesperrt"),
        ("Ihrer Meinung nach war die Brücke nie sicher.", "war die Brücke nie sicher"),
        ("Polizeiangaben zufolge brannten drei Scheunen.", "brannten drei Scheunen"),
        ("Der Rat sprach von drei Scheunen.", "von drei Scheunen"),
        ("Zwei Männer sollen verschleppt worden sein.", "Zwei Männer sollen verschleppt worden sein"),
    ],
)
def test_what_is_said_begins_and_ends_where_its_clause_does(text, content):
    assert contents(text) == [content]


def test_a_phrase_in_a_relative_clause_claims_that_clause_alone():
    text = "Das Haus, das nach Angaben der Nachbarn leer stand, brannte am Abend ab."

    assert contents(text) == ["das … leer stand"]


@pytest.mark.parametrize(
    "text",
    [
        "Nach dem Angriff blieb die Straße gesperrt.",
        "Die Brücke wäre sicher, wenn der Fluss flach wäre.",
        "Das Amt wollte nicht bestätigen, dass die Brücke vermint ist.",
        "Im Ort wurden Vorwürfe laut.",
        "Die Scheune, die am Abend brannte, gehörte dem Bauern.",
        "Er fährt die „Stern des Nordens“ seit Mai.",
        "Ob die Brücke hält, ist nicht bekannt.",
    ],
)
def test_time_condition_refusal_and_names_attribute_nothing(text):
    assert contents(text) == []


def test_a_relative_clause_between_subject_and_verb_is_nothing_said():
    assert contents("Der Müller, der den Brand sah, forderte mehr Wachen.") == ["mehr Wachen"]


def test_the_subjunctive_carries_a_voice_over_sentences_and_the_indicative_ends_it():
    text = (
        "Ein Bauer erzählte, er habe Schüsse gehört. Danach sei Rauch aufgestiegen. Die Straße ist gesperrt."
    )

    found = {one.text: [voice.name for voice in one.attribution[1:]] for one in read(text, language="de")}
    assert found["Danach sei Rauch aufgestiegen."] == ["Bauer"]
    assert found["Die Straße ist gesperrt."] == []


def test_that_names_the_mouth_of_the_sentence_before_it():
    text = "Sechs Schulen brannten. Das teilte das Schulamt am Abend mit."

    assert chain(text, "Schulen", language="de") == ["Schulamt"]


@pytest.mark.parametrize("marks", ["„{}“", "»{}«", "«{}»", '"{}"', "“{}”"])
def test_german_quotations_are_found_in_every_pair_of_marks(marks):
    text = marks.format("Niemand hat uns gewarnt") + ", sagte die Müllerin Ada Lund."

    assert chain(text, "gewarnt", language="de") == ["Ada Lund"]


def test_who_cites_somebody_has_the_words_from_them():
    text = "Die Zeitung „Der Deich“ zitierte einen Arzt mit den Worten, die Klinik habe kein Wasser."

    assert chain(text, "Wasser", language="de") == ["Der Deich", "Arzt"]


def test_what_the_author_adds_behind_somebodys_words_is_the_authors():
    text = "Die Feuerwehr meldete, das Feuer sei unter Kontrolle, doch zwei Löschzüge blieben im Ort."

    assert chain(text, "Kontrolle", language="de") == ["Feuerwehr"]
    assert chain(text, "Löschzüge", language="de") == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("einem Bericht der Flusswacht", "Flusswacht"),
        ("einem Schreiben des Bildungsministeriums", "Bildungsministerium"),
        ("der Feuerwehrmann Ilja Sand", "Ilja Sand"),
        ("die Hilfsorganisation Brot und Dach", "Brot und Dach"),
        ("den Vereinten Nationen", "Vereinte Nationen"),
        ("UN-Angaben", "UN"),
        ("der Universität Bergen", "Universität Bergen"),
    ],
)
def test_a_german_name_stands_without_article_role_and_work(words, name):
    assert german_name(words, WORDS) == name


@pytest.mark.parametrize(
    "hostile", ["sagte, dass ", "„", "nach Angaben ", "wie X, ", "(", "sei, ", "»", "teilte mit, "]
)
def test_every_german_span_equals_its_slice_on_hostile_text_too(hostile):
    text = hostile * 200 + "Das Amt sagte, „die Brücke“ sei leer."

    found = read(text, language="de")
    assert all(one.span.of(text) == one.text for one in found)
    assert all(
        span.end <= len(text) for one in found for voice in one.attribution for span in voice.source_spans
    )
