"""Plain text: the file's own characters, cut into title, article and furniture by shape and place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.errors import UnreadError
from witnessmark.read.texts.plain import read_plain

SHARED = Path(__file__).parents[2] / "../shared/data/text"

PAGE = """World

  • Print this page
  • Send to a friend

Council counts forty burned houses in the valley

By Jane Doe

18 March 2015

At least forty houses were burned in the valley after the raid, the council said on Monday in its first report.

The raid came two days after the road was opened again, and most families had not yet returned to the village.

[Photo: Valley Council]
"""


def kinds(text: str) -> list[tuple[str, bool, str]]:
    draft = read_plain(text.encode(), "page.txt")
    return [(block.kind, block.main, block.span.of(draft.text)[:12]) for block in draft.blocks]


def test_labels_and_buttons_above_the_title_are_not_the_article():
    assert kinds(PAGE)[:3] == [
        ("heading", False, "World"),
        ("list", False, "• Print this"),
        ("list", False, "• Send to a "),
    ]


def test_the_first_line_of_some_words_before_the_paragraphs_is_the_title():
    assert ("title", True, "Council coun") in kinds(PAGE)


def test_writer_and_day_under_the_title_are_a_byline_not_the_article():
    assert kinds(PAGE)[4:6] == [("byline", False, "By Jane Doe"), ("byline", False, "18 March 201")]


def test_a_credit_in_brackets_is_no_part_of_the_article():
    assert kinds(PAGE)[-1] == ("caption", False, "[Photo: Vall")


def test_bullets_inside_the_article_belong_to_it():
    text = PAGE.replace(
        "[Photo: Valley Council]\n",
        "• Houses burned: 40\n\nThe council will publish a second count of the burned houses next month, it said.\n",
    )

    assert ("list", True, "• Houses bur") in kinds(text)


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "Council counts houses again\n\nAt least forty houses were burned in the valley after the\n"
        "raid, the council said on Monday in a report that it had\nkept back for a week.\n"
    )

    assert [kind for kind, _, _ in kinds(text)] == ["title", "paragraph"]


def test_lines_that_are_whole_paragraphs_are_told_apart_without_blank_lines():
    first = "At least forty houses were burned in the valley after the raid, the council said on Monday in a report."
    second = "Most families had not returned."

    assert [kind for kind, _, _ in kinds(f"Council counts houses again\n{first}\n{second}\n")] == [
        "title",
        "paragraph",
        "paragraph",
    ]


def test_an_arabic_text_has_title_and_paragraphs_too():
    text = "احتراق أربعين منزلا في الوادي\n\nقال المجلس يوم الاثنين إن أربعين منزلا على الأقل أحرقت في الوادي بعد الغارة.\n"

    assert [kind for kind, _, _ in kinds(text)] == ["title", "paragraph"]


def test_a_byte_order_mark_is_no_character_of_the_text():
    draft = read_plain(b"\xef\xbb\xbf" + PAGE.encode(), "page.txt")

    assert draft.text == PAGE
    assert draft.segments[0].raw_start == 3


def test_windows_text_keeps_every_character_and_its_byte():
    draft = read_plain(
        "Caf\xe9 burned, \x93at least\x94 once in the valley, they said that day.".encode("latin-1"),
        "old.txt",
    )

    assert draft.text.startswith("Caf\xe9 burned, \u201cat least\u201d")
    assert draft.segments[-1].raw_end == len(draft.text)


def test_a_binary_file_named_txt_is_refused_with_the_place_of_the_first_nul():
    with pytest.raises(UnreadError, match=r"notes\.txt: character 4 is NUL"):
        read_plain(b"\x89PNG\0\0\0\0", "notes.txt")


def test_a_file_of_blank_lines_is_unread_not_an_empty_document():
    with pytest.raises(UnreadError, match="6 bytes and not one word"):
        read_plain(b" \n \n\n\n", "blank.txt")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_text_is_the_decoded_file_and_segments_cover_it(text):
    data = text.encode()
    try:
        draft = read_plain(data, "any.txt")
    except UnreadError:
        return

    assert draft.text == text.removeprefix("\ufeff")
    assert "".join(data[one.raw_start : one.raw_end].decode() for one in draft.segments) == draft.text


@pytest.mark.shared
def test_title_and_main_text_of_the_seed_post_are_where_its_truth_has_them():
    path = SHARED / "seed.txt"
    if not path.exists():
        pytest.skip("needs ../shared/data/text/seed.txt beside the repository")
    truth = json.loads((SHARED / "seed-truth.json").read_text())["document"]

    draft = read_plain(path.read_bytes(), "seed.txt")

    (title,) = [block.span for block in draft.blocks if block.kind == "title"]
    main = [block.span for block in draft.blocks if block.main and block.kind != "title"]
    assert (title.start, title.end) == (truth["title"]["start"], truth["title"]["end"])
    assert (main[0].start, main[-1].end) == (truth["main_text"]["start"], truth["main_text"]["end"])
