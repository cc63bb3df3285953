"""Who may do what: one table of role and act, and what does not stand in it is denied.

It documents and it reminds; it does not hold back whoever owns the machine, because the folder is theirs. What does hold
is the lock: a sealed thing is locked to the keys of people whose role may open it, and to no other.
"""

from witnessmark.case.config import Person, Role
from witnessmark.collect.custody import ACTS
from witnessmark.errors import CaseError

SHRED = "shred"
"""Not an act of its own in the log (it is a `withdraw` line), but nothing brings back what it takes: the owner's alone."""

DEEDS = ACTS | {SHRED}
"""Everything the table speaks of."""

OF_THE_PROGRAM = frozenset({"fsck", "time-anomaly"})
"""Written by the program itself about what it found, whoever runs it."""

MAY: dict[Role, frozenset[str]] = {
    "owner": DEEDS,
    "investigator": OF_THE_PROGRAM | {
        "acquire", "copy", "derive", "open-sealed", "view", "redact", "correct", "withdraw", "receive",
    },
    "analyst": OF_THE_PROGRAM | {"copy", "derive", "view", "correct"},
    "reviewer": OF_THE_PROGRAM | {"view"},
    "publisher": OF_THE_PROGRAM | {"publish", "export"},
    "witness-cosigner": OF_THE_PROGRAM,
}  # fmt: skip
"""Role -> what it may do."""


def may(role: str, deed: str) -> bool:
    """Whether a role may do a deed; an unknown role or deed never may."""
    return any(deed in deeds for known, deeds in MAY.items() if known == role)


def allow(person: Person, deed: str) -> None:
    """Nothing, when this person may do this.

    Raises:
        CaseError: their role does not cover it; says whose would.
    """
    if may(person.role, deed):
        return
    others = ", ".join(role for role in MAY if may(role, deed)) or "nobody"
    raise CaseError(
        f'{person.who} is "{person.role}" in this case and may not {deed}. This is for: {others}. '
        "Ask one of them, or have the owner change the role in case.toml."
    )
