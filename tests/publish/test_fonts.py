"""Letters and fonts: what cannot be drawn or carried is marked, and directions are told by script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from witnessmark.publish.characters import carry, is_rtl, replace_gaps, runs
from witnessmark.publish.fonts import Gaps, find_gaps, fonts_digest, has_noto, named_characters
from witnessmark.publish.report import Report


def test_typst_names_each_character_that_its_fonts_lack(tmp_path):
    assert find_gaps(["abc é 3,200 村 😀"], tmp_path).letters == {"村", "😀"}


@pytest.mark.skipif(not has_noto(), reason='the Noto fonts are not there; run "make assets"')
def test_noto_draws_every_arabic_kurdish_and_persian_letter():
    assert find_gaps(["ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى پچژگکی ڕڵۆێە ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳ ،؛؟ ًٌٍَُِّْ"]) == Gaps()


def test_without_noto_the_embedded_fonts_still_draw_plain_arabic(tmp_path):
    assert find_gaps(["قرية آمرلي ٣٢٠٠"], tmp_path) == Gaps()


def test_a_diagnostic_gives_its_characters_by_letter_and_by_number():
    said = (
        'error: the text `"中"` could not be displayed\nerror: the PDF contains the codepoint `"\\u{e000}"`'
    )

    assert named_characters(said) == {"中", "\ue000"}


def test_no_installed_font_means_an_empty_digest(tmp_path):
    assert fonts_digest(tmp_path) == ""


def test_gaps_are_marked_everywhere_in_the_report(report: Report):
    marked = replace_gaps(report, {"K"})

    assert marked.title == "[U+004B]arsa valley, autumn 2014"
    assert marked.figures[0].place == "around [U+004B]arsa"


def test_a_few_odd_characters_are_spelt_out_and_many_are_counted():
    assert carry("a\x00\x07b") == "a[U+0000 U+0007]b"
    assert carry("\x00" * 9) == "[9 characters that cannot be shown here]"


def test_embeddings_without_shape_are_left_to_the_renderer():
    assert carry("\u202bقرية\u202c\u2066x\u2069") == "قريةx"


def test_no_break_spaces_stay_and_line_breaks_are_folded():
    assert carry("3\u00a0200\n\r\n buildings\u2028burned") == "3\u00a0200 buildings burned"


def test_the_first_letter_with_a_direction_decides():
    assert is_rtl("2600 مبنى in Karsa")
    assert not is_rtl("Karsa مبنى")
    assert not is_rtl("3,200 [1]")


def test_runs_of_each_script_carry_their_language():
    assert runs("Karsa قرية حمدة, עיר 12") == (
        ("Karsa ", ""),
        ("قرية حمدة", "ar"),
        (", ", ""),
        ("עיר", "he"),
        (" 12", ""),
    )


@given(st.text())
def test_runs_put_together_are_the_text_again(text: str):
    assert "".join(piece for piece, _ in runs(text)) == text


@given(st.text())
def test_whatever_is_carried_can_stand_in_an_xml_file(text: str):
    node = etree.Element("p")
    node.text = carry(text)

    assert etree.fromstring(etree.tostring(node)).text in (carry(text), carry(text) or None)


@given(st.text(alphabet=st.characters(codec=None)))
def test_carrying_twice_changes_nothing_more(text: str):
    assert carry(carry(text)) == carry(text)
