"""What becomes a statement, when it happened, on what it rests, and what its parts are."""

import pytest

from witnessmark import plugins
from witnessmark.read.contract import Lore
from witnessmark.read.cues import load_words
from witnessmark.read.sentences import find_quotes, split_sentences
from witnessmark.records import Block, Document, Span, Statement


class NoPlaces:
    def candidates(self, name):  # noqa: ARG002
        return ()


def read(text: str, published: str = "2021-05-14") -> list[Statement]:
    document = Document(
        "do-1", "it-1", "a.txt", text, "", "", "The Relay", "", "en", published, (), (Block(Span(0, len(text)), "paragraph"),),
        (), (), (), "t",
    )  # fmt: skip
    return list(plugins.load("reader", "rules").read(document, Lore(NoPlaces())))


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), load_words(language))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It burned on Sept. 1, 2014. Nobody came.", 2),
        ("The U.S. Army left. The U.S. The end.", 3),
        ("“It burned.” She left.", 2),
        ("“Did it burn?” she asked. Yes.", 2),
        ("It was released today. .. The rest is cut.", 2),
        ("Mr. J. Poe saw 3.5 km of road.", 1),
        ("Why Did It Burn?, which was published in May, says so.", 1),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, count):
    assert len(sentences(text)) == count


def test_arabic_sentences_end_at_their_own_marks():
    assert len(sentences("هل احترق البيت؟ نعم احترق. لم يبق شيء.", "ar")) == 3


def test_the_dots_of_an_omission_belong_to_the_sentence_before():
    assert sentences("It was released today. .. The rest is cut.")[0] == "It was released today. .."


def test_single_marks_inside_a_quotation_open_no_second_one():
    text = "She said “they call it ‘cleaning.’”"

    assert [span.of(text) for span in find_quotes(text, Span(0, len(text)))] == ["“they call it ‘cleaning.’”"]


def test_the_words_that_only_attribute_a_quotation_are_no_statement():
    assert [one.text for one in read("“The mill burned twice,” Ida Holm said.")] == [
        "“The mill burned twice,”"
    ]


def test_a_tail_that_tells_of_a_publication_is_a_statement_of_its_own():
    found = read(
        "“The mill burned twice,” Ida Holm said in a report, titled Two Fires, which was released today."
    )

    assert [one.kind for one in found] == ["event", "publication"]


def test_a_title_of_a_work_tells_no_event():
    found = read(
        "“The mill was looted,” Ida Holm said in a report, titled The Destruction of Ash, which was released today."
    )

    assert found[1].event_type == "PUBLISH"


def test_an_event_told_in_a_clause_is_part_of_the_main_statement():
    main, clause = read("At least 30 farms were looted after the town was captured on 3 May 2021.")

    assert clause.part_of == main.id
    assert clause.text == "the town was captured on 3 May 2021"


def test_a_clause_with_after_opens_the_window_of_the_main_event():
    main, clause = read("At least 30 farms were looted after the town was captured on 3 May 2021.")

    assert (main.when.edtf, clause.when.edtf) == ("2021-05-03/..", "2021-05-03")


def test_a_clause_with_before_closes_the_window_of_the_main_event():
    main = read("The farms were looted before the town was captured on 3 May 2021.")[0]

    assert main.when.edtf == "../2021-05-03"


def test_one_day_told_once_dates_the_same_event_told_again():
    text = "After capturing the hill of Tarn, soldiers looted 30 farms. The farms burned after Tarn was captured on 3 May 2021."
    first = next(
        one for one in read(text) if one.text.startswith("After capturing the hill of Tarn") and one.part_of
    )

    assert first.when.edtf == "2021-05-03"


def test_the_day_of_a_report_is_not_the_day_of_the_event():
    statement = read("The council said on Monday that the mill was burned.")[0]

    assert statement.timexes
    assert statement.when is None


def test_possibly_december_leaves_the_burning_itself_certain():
    statement = read("Troops burned farms in October 2020, November and possibly December.")[0]

    assert statement.factuality == "CT+"
    assert statement.when.parts[-1].hedge == "possible"


def test_the_first_deed_of_the_main_clause_names_the_event():
    statement = read("Soldiers burned 12 mills, which had been under siege by rebels.")[0]

    assert (statement.event_type, statement.event_mode) == ("ASSAULT", "destroy")


def test_what_a_source_did_to_know_holds_for_all_it_says():
    text = "The Lantern Trust said 40 homes were burned. The group interviewed 14 residents."

    assert read(text)[0].basis == ("interview",)


def test_a_source_that_tells_no_method_has_an_unstated_basis():
    assert read("The Lantern Trust said 40 homes were burned.")[0].basis == ("unstated",)


def test_a_sentence_that_only_names_the_source_is_an_attribution():
    found = read("The mill burned. This was reported by the Ash Union.")

    assert [one.kind for one in found] == ["event", "attribution"]
    assert [voice.name for voice in found[1].attribution] == ["The Relay"]


def test_a_sentence_with_if_predicts_and_does_not_tell():
    assert read("If the dam breaks, it risks flooding the town.")[0].kind == "prediction"


def test_text_outside_the_main_blocks_is_not_read():
    text = "Ida Holm said the mill burned."
    block = Block(Span(0, len(text)), "paragraph", main=False)
    document = Document("do-1", "it-1", "a", text, "", "", "P", "", "en", "", (), (block,), (), (), (), "t")

    assert list(plugins.load("reader", "rules").read(document, Lore(NoPlaces()))) == []
