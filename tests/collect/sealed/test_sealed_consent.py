"""Consent records: by pseudonym, read strictly, withdrawn by a line."""

import pytest
from tests.collect.sealed.cases import acts, events, why

from witnessmark.collect import collect
from witnessmark.collect.consent import Consent, consent_of, read_consent, records_in_force
from witnessmark.collect.holdings import holdings
from witnessmark.collect.meant import line_meant
from witnessmark.collect.session import session
from witnessmark.collect.withdrawal import withdraw
from witnessmark.errors import CaseError
from witnessmark.records import Unread

RECORD = """\
witness = "W-017"
scope = ["investigation", "courts"]
given = "2014-09-20"
taken_by = "P-2"
conditions = "no village name"
"""


def keep(case, silent, text=RECORD, name="W-017"):
    path = case.hand / "consent" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    collect(case, silent)
    return path


def in_force(case):
    return [consent_of(case, one) for one in records_in_force(holdings(case, events(case)))]


def test_a_record_says_what_for_when_and_to_whom(case, silent):
    keep(case, silent)

    assert in_force(case) == [
        Consent("W-017", ("investigation", "courts"), "2014-09-20", "P-2", conditions="no village name")
    ]


def test_a_withdrawn_consent_is_a_line_and_does_not_come_back_while_its_file_lies_there(case, silent):
    keep(case, silent)
    with session(case) as log:
        withdraw(
            case, log, line_meant(case, log.events, "consent/W-017.toml"), why("W-017 asked on the telephone")
        )

    collect(case, silent)

    assert (in_force(case), acts(case)) == ([], ["acquire", "withdraw"])


def test_a_changed_record_takes_the_place_of_the_one_before(case, silent):
    keep(case, silent)
    keep(case, silent, RECORD.replace('"courts"', '"publication"'))

    assert [consent.scope for consent in in_force(case)] == [("investigation", "publication")]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"W-017"', '"Qvorzelim"', 'witness is "Qvorzelim". Write a pseudonym'),
        ('"P-2"', '"Qvorzelim"', 'taken_by is "Qvorzelim". Write a pseudonym'),
        ('"courts"', '"newspapers"', "Use one of: investigation, publication, courts, partners, archive"),
        ('"2014-09-20"', '"last week"', 'given is "last week"'),
        ('"investigation", "courts"', "", "which allows nothing"),
        ("conditions", "condition", 'Did you mean "conditions"?'),
        ("witness =", "witness", "not valid TOML"),
        ('witness = "W-017"\n', "", '"witness" is missing'),
        ('"W-017"', '"W-018"', 'the file is called "W-017"'),
    ],
)
def test_a_record_that_is_not_as_it_must_be_gives_no_consent_and_says_why(before, after, says):
    with pytest.raises(CaseError, match=r"hand/consent/W-017\.toml") as refused:
        read_consent(RECORD.replace(before, after).encode(), "consent/W-017.toml")

    assert says in str(refused.value)


def test_what_is_wrong_with_a_record_is_counted_and_not_quoted_on_the_page(case, silent):
    keep(case, silent, RECORD.replace('"W-017"', '"Qvorzelim"'), "Qvorzelim")

    (unread,) = case.store.all(Unread)
    assert unread.subject == "a consent record"
    assert "Qvorzelim" not in unread.reason


def test_a_mended_record_is_no_longer_unread(case, silent):
    keep(case, silent, "")
    keep(case, silent)

    assert case.store.count(Unread) == 0
