"""Role by act, every cell; and who is taken to be acting."""

import itertools

import pytest

from witnessmark.case import open_case, read_config
from witnessmark.case.config import Person
from witnessmark.collect.custody import ACTS
from witnessmark.collect.deed import deed_of
from witnessmark.collect.people import acting, recipients
from witnessmark.collect.roles import DEEDS, MAY, may
from witnessmark.errors import CaseError

TABLE = """
                   owner investigator analyst reviewer publisher witness-cosigner
acquire              x        x          .        .        .          .
copy                 x        x          x        .        .          .
derive               x        x          x        .        .          .
open-sealed          x        x          .        .        .          .
view                 x        x          x        x        .          .
redact               x        x          .        .        .          .
publish              x        .          .        .        x          .
export               x        .          .        .        x          .
hand-over            x        .          .        .        .          .
receive              x        x          .        .        .          .
correct              x        x          x        .        .          .
withdraw             x        x          .        .        .          .
fsck                 x        x          x        x        x          x
time-anomaly         x        x          x        x        x          x
key-change           x        .          .        .        .          .
shred                x        .          .        .        .          .
"""


def cells():
    head, *lines = TABLE.strip().splitlines()
    for line in lines:
        deed, *marks = line.split()
        yield from ((role, deed, mark == "x") for role, mark in zip(head.split(), marks, strict=True))


def test_every_cell_of_role_and_act_is_as_the_table_says():
    assert {(role, deed): may(role, deed) for role, deed, _ in cells()} == {
        (role, deed): allowed for role, deed, allowed in cells()
    }


def test_the_table_leaves_out_no_role_and_no_act_of_the_log():
    assert {(role, deed) for role, deed, _ in cells()} == set(itertools.product(MAY, DEEDS))
    assert ACTS < DEEDS


@pytest.mark.parametrize(
    ("role", "deed"), [("owner", "delete"), ("", "view"), ("Owner", "view"), ("admin", "view")]
)
def test_what_nobody_thought_of_is_denied(role, deed):
    assert not may(role, deed)


def test_an_act_beyond_the_role_is_refused_with_whose_it_is(case):
    with pytest.raises(CaseError, match=r'P-3 is "analyst".*may not open-sealed.*owner, investigator'):
        acting(case, "P-3", "open-sealed")


@pytest.mark.parametrize("who", ["", "P-9", "p-1", "P-1 "])
def test_where_several_act_each_says_who_they_are(case, who):
    with pytest.raises(CaseError, match="is not one person of this case, which names P-1, P-2, P-3"):
        acting(case, who, "view")


def test_in_a_case_that_names_nobody_the_holder_of_the_log_key_acts(tmp_path):
    (tmp_path / "case.toml").write_text('title = "Alone"\n', encoding="utf-8")
    case = open_case(tmp_path)

    assert acting(case, "", "withdraw") == Person("", "owner")
    with pytest.raises(CaseError, match="names nobody yet"):
        acting(case, "P-1", "withdraw")


@pytest.mark.parametrize("who", ["Ahmad", "P1", "p-1", "P-", "P-12345", "ABCD-1", "P-1\n", "P-\u0661", ""])
def test_a_name_never_passes_for_a_pseudonym(tmp_path, who):
    people = f'[[custody.people]]\nwho = {who!r}\nrole = "owner"\n'.replace("'", '"')
    (tmp_path / "case.toml").write_text(f'title = "A"\n{people}', encoding="utf-8")

    with pytest.raises(CaseError, match="Write a pseudonym"):
        read_config(tmp_path / "case.toml")


def write_person(root, **words):
    lines = "\n".join(f'{key} = "{value}"' for key, value in words.items())
    (root / "case.toml").write_text(f'title = "A"\n[[custody.people]]\n{lines}\n', encoding="utf-8")
    return open_case(root)


def test_nothing_is_locked_to_somebody_whose_role_may_not_open(tmp_path):
    case = write_person(tmp_path, who="P-1", role="analyst", recipient="age1xyz")

    with pytest.raises(CaseError, match='P-1 is "analyst", who may not open'):
        recipients(case)


@pytest.mark.parametrize("recipient", ["age1xyz", "age1", "age1" + "q" * 58])
def test_a_mistyped_public_key_is_refused_before_anything_is_sealed(tmp_path, recipient):
    case = write_person(tmp_path, who="P-1", role="owner", recipient=recipient)

    with pytest.raises(CaseError, match=r"P-1: recipient .* is not an age public key"):
        recipients(case)


def test_a_secret_key_given_as_recipient_is_refused_and_not_repeated(tmp_path):
    with pytest.raises(CaseError, match="begins with age1") as refused:
        write_person(tmp_path, who="P-1", role="owner", recipient="AGE-SECRET-KEY-1" + "Q" * 58)

    assert "Q" * 10 not in str(refused.value)


@pytest.mark.parametrize("reason", ["", "  ", "no", "x" * 501])
def test_a_reason_is_a_sentence(reason):
    with pytest.raises(CaseError, match="Give one of 3 to 500 with --why"):
        deed_of(Person("P-1", "owner"), reason)
