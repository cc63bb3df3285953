"""Six questions: a person's words are never touched, and a date on metadata alone caps the grade."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.collect.media.sheetfile import ASKED, new_sheet, refreshed, sheet_path, update_sheet
from witnessmark.collect.media.worksheet import QUESTIONS, best_grade, read_sheet, unanswered, worksheet_of
from witnessmark.errors import CaseError, UnreadError
from witnessmark.records import Item

SHA = "ab" * 32
PHOTO = Item("it-1", SHA, "photo.jpg", "image/jpeg", 9, "inbox", 0)
SHEET = Item("it-2", "cd" * 32, "worksheets/photo.jpg.toml", "text/plain", 9, "hand", 1)
TOLD = {"date": ("the file says (EXIF): 2014-09-03",)}


def answered(**grounds: str) -> bytes:
    """A sheet whose named questions are answered, on these grounds."""
    text = f'about = "{SHA}"\n'
    for question, ground in grounds.items():
        rests = f'"{ground}"' if ground else ""
        text += f'[{question}]\nanswer = "so"\nrests_on = [{rests}]\nwho = "R. Omar"\nwhen = "2026-11-27"\n'
    return text.encode()


def sheet(data: bytes):
    return worksheet_of(SHEET, data, {SHA: "it-1"})


def test_a_new_sheet_asks_all_six_and_answers_none():
    text = new_sheet(PHOTO, TOLD)

    assert unanswered(read_sheet(text.encode(), "sheet")) == QUESTIONS
    assert "#: the file says (EXIF): 2014-09-03" in text


def test_a_date_that_rests_on_metadata_alone_caps_the_grade_at_three():
    found = sheet(answered(date="metadata", location="landmark"))

    assert (found.rests_only_on_metadata, found.best_grade) == (("date",), 3)


def test_a_place_with_no_ground_at_all_is_no_better_than_metadata():
    assert sheet(answered(date="shadow", location="")).rests_only_on_metadata == ("location",)


def test_a_date_and_a_place_that_more_than_metadata_speaks_for_are_not_capped():
    found = sheet(answered(date="shadow", location="landmark"))

    assert (found.rests_only_on_metadata, found.best_grade) == ((), 1)


def test_an_unanswered_date_leaves_the_item_impossible_to_judge():
    found = sheet(answered(location="landmark", subject=""))

    assert (found.best_grade, found.unanswered) == (6, ("provenance", "source", "date", "motivation"))
    assert best_grade({"date"}, ()) == 6


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (answered(date="metadata").replace(b"R. Omar", b" "), "who is empty. Write who"),
        (answered(date="metadata").replace(b"2026-11-27", b"last week"), 'when is "last week"'),
        (answered(date="feeling"), "is 'feeling'. Use one of: metadata"),
        (answered(data="metadata"), 'unknown key "data". Did you mean "date"'),
        (answered().replace(SHA.encode(), b"ef" * 32), "the case holds no item with that sha256"),
        (b"[date\n", "not valid TOML"),
        (b"\xff\xfe", "is not UTF-8"),
        (b'name = "x"\n', '"about" is missing'),
        (b"a = " + b"[" * 3000, "not valid TOML"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_as_it_must_be_is_one_sentence(data, said):
    with pytest.raises(UnreadError, match=r"^hand/worksheets/photo\.jpg\.toml") as caught:
        sheet(data)

    assert said in str(caught.value)


def test_our_lines_are_written_anew_and_yours_stay_as_they_are():
    first = new_sheet(PHOTO, {"date": ("old news",)})
    edited = first.replace('answer = ""', 'answer = "the original"  # asked him', 1) + "# my own note\n"

    after = refreshed(edited, {"date": ("new facts",)}, "sheet")
    assert [line for line in after.splitlines() if not line.startswith("#:")] == [
        line for line in edited.splitlines() if not line.startswith("#:")
    ]
    assert ("old news" in after, "new facts" in after) == (False, True)


def test_a_question_that_was_taken_out_is_asked_again_at_the_end():
    text = f'about = "{SHA}"\n[date]\nanswer = "in September"\n'

    after = read_sheet(refreshed(text, {}, "sheet").encode(), "sheet")
    assert after.date.answer == "in September"
    assert len(unanswered(after)) == 5


def test_an_answer_with_a_line_like_ours_inside_is_left_alone_aloud():
    text = f'about = "{SHA}"\n[date]\nanswer = """\n#: mine\n"""\n'

    with pytest.raises(CaseError, match=r"stand inside an answer.* left as it was"):
        refreshed(text, TOLD, "sheet")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_a_file_says_of_itself_stays_one_comment_line(said):
    text = new_sheet(dataclasses.replace(PHOTO, name=said or "x"), {"date": (said,), "source": (said, said)})

    assert unanswered(read_sheet(text.encode(), "sheet")) == QUESTIONS


@pytest.mark.parametrize("answer", ["one\u2028#: two", "one\x85two", "one\u2029[date]"])
def test_a_line_separator_inside_an_answer_is_no_end_of_line(answer):
    text = new_sheet(PHOTO, TOLD).replace('answer = ""', f'answer = "{answer}"', 1)

    assert read_sheet(refreshed(text, TOLD, "sheet").encode(), "sheet").provenance.answer == answer


@given(st.text(alphabet="ab\"'\\\n#: =[]\r\t", max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_answer_is_ever_changed_by_a_refresh(answer):
    escaped = "".join(f"\\u{ord(one):04x}" for one in answer)
    text = new_sheet(PHOTO, TOLD).replace('answer = ""', f'answer = "{escaped}"', 1)

    after = read_sheet(refreshed(text, {"provenance": ("other",)}, "sheet").encode(), "sheet")
    assert after.provenance.answer == answer


def test_windows_line_ends_stay_windows_line_ends():
    text = new_sheet(PHOTO, TOLD).replace("\n", "\r\n")

    after = refreshed(text, TOLD, "sheet")
    assert after == text


def test_a_second_item_of_the_same_name_gets_a_sheet_of_its_own(case):
    other = dataclasses.replace(PHOTO, sha256="ef" * 32)
    first, second = (update_sheet(case, item, TOLD) for item in (PHOTO, other))

    assert first != second
    assert read_sheet(second.read_bytes(), "sheet").about == other.sha256


@pytest.mark.parametrize("name", ["../../out.jpg", "/etc/out.jpg", "x" * 300 + ".jpg"])
def test_a_sheet_never_leaves_its_folder_whatever_the_item_is_called(case, name):
    path = sheet_path(case, dataclasses.replace(PHOTO, name=name))

    assert path == case.hand / "worksheets" / f"{SHA[:16]}.toml"


def test_a_file_that_is_no_worksheet_is_left_as_it_is(case):
    path = case.hand / "worksheets" / "photo.jpg.toml"
    path.parent.mkdir()
    path.write_text("my notes, no table", encoding="utf-8")

    with pytest.raises(CaseError, match=r"not valid TOML.* left as it is"):
        update_sheet(case, PHOTO, TOLD)
    assert path.read_text(encoding="utf-8") == "my notes, no table"


def test_every_question_is_asked_in_words():
    assert set(ASKED) == set(QUESTIONS)
