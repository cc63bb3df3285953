"""Consent of a witness, as their record says it: hand/consent/W-017.toml, by pseudonym, read strictly.

A record is evidence like every file of hand/. Withdrawing the item withdraws the consent: a line with who and why, and the
record is in force no more, even while its file still lies there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from witnessmark.case import Case
from witnessmark.case.limits import is_day, is_pseudonym
from witnessmark.case.toml import build, parse_toml
from witnessmark.collect.holdings import Holding
from witnessmark.errors import CaseError, UnreadError
from witnessmark.records import Record

FOLDER = "consent"
"""Under hand/."""

Use = Literal["investigation", "publication", "courts", "partners", "archive"]
"""What for: our own work, the published record, courts and prosecutors, other organisations, keeping it for later."""


@dataclass(frozen=True)
class Consent:
    """What one witness agreed to.

    Attributes:
        witness: the pseudonym; the file has the same name.
        scope: for what use; what is not on the list was not agreed to.
        given: on which day (2014, 2014-09 or 2014-09-03).
        taken_by: pseudonym of whoever asked.
        withdrawable: what was promised: True when the witness was told that they can take it back at any time. A
            withdrawal is written down either way.
        conditions: in words that name nobody, such as "no village name".
    """

    witness: str
    scope: tuple[Use, ...]
    given: str
    taken_by: str
    withdrawable: bool = True
    conditions: str = ""

    def __str__(self) -> str:
        back = "can be taken back at any time" if self.withdrawable else "given for good"
        limits = f"; {self.conditions}" if self.conditions else ""
        return (
            f"{self.witness}: {', '.join(self.scope)}{limits}. Given {self.given} to {self.taken_by}, {back}."
        )


def is_consent(holding: Holding) -> bool:
    """Whether an item is the consent record of a witness."""
    path = PurePosixPath(holding.sheet.name)
    return holding.sheet.how == "hand" and path.parts[:1] == (FOLDER,) and path.suffix == ".toml"


def records_in_force(held: Iterable[Holding]) -> Iterator[Holding]:
    """Of what the case holds, the consent records: not changed, not taken away, not withdrawn."""
    return (holding for holding in held if is_consent(holding))


def consent_of(case: Case, holding: Holding) -> Consent:
    """What a record says; CaseError when it is not as it must be."""
    return read_consent(case.evidentiary_copy(holding.item()), holding.sheet.name)


def check_consent(case: Case, holding: Holding) -> tuple[Record, ...]:
    """No records of its own, when a consent record is sound.

    Raises:
        UnreadError: it is not; without a word of the file, because this is printed on the published page.
    """
    try:
        consent_of(case, holding)
    except CaseError:
        raise UnreadError(
            f"the consent record that line {holding.event.seq} of the custody log took in is not as it must be, and gives "
            'no consent. Run "witnessmark consents CASE" to see why, mend the file and collect again.'
        ) from None
    return ()


def read_consent(data: bytes, name: str) -> Consent:
    """One record.

    Args:
        data: the file.
        name: under hand/, such as "consent/W-017.toml".

    Raises:
        CaseError: a key nobody knows, a use that is none, a day of no calendar, a name where a pseudonym belongs.
    """
    where = f"hand/{name}"
    consent = build(Consent, parse_toml(data, where), where)
    stem = PurePosixPath(name).stem
    for key, who in (("witness", consent.witness), ("taken_by", consent.taken_by)):
        if not is_pseudonym(who):
            raise CaseError(
                f'{where}: {key} is "{who[:40]}". Write a pseudonym such as "W-017": the record goes into evidence in clear.'
            )
    if consent.witness != stem:
        raise CaseError(
            f'{where}: witness is "{consent.witness}", the file is called "{stem[:40]}". Make the two the same.'
        )
    if not is_day(consent.given):
        raise CaseError(
            f'{where}: given is "{consent.given[:40]}". Write the day, such as "2014-09-03", or the month or year.'
        )
    if not consent.scope:
        raise CaseError(
            f"{where}: scope is [], which allows nothing. Name the uses, or withdraw the consent."
        )
    return consent
