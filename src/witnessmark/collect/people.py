"""The people of a case by pseudonym: who is acting, and to whose keys sealed things are locked."""

from witnessmark.case import Case
from witnessmark.case.config import Person
from witnessmark.collect.age import AgeError, check_public
from witnessmark.collect.roles import allow, may
from witnessmark.errors import CaseError

KEY_HOLDER = Person("", "owner")
"""Who acts in a case that names nobody: whoever holds its log key."""


def acting(case: Case, who: str, deed: str) -> Person:
    """The person who acts, once it is known that they may.

    Args:
        case: whose people they are.
        who: a pseudonym; "" is allowed when the case names at most one person.
        deed: an act of the log, or "shred".

    Raises:
        CaseError: nobody of this pseudonym, none given where several are named, or a role that does not cover it.
    """
    people = case.config.custody.people
    known = [person for person in people if person.who == who] if who else list(people)
    if not people and not who:
        return KEY_HOLDER
    if len(known) != 1:
        named = ", ".join(person.who for person in people) or "nobody yet"
        raise CaseError(
            f'{case.root / "case.toml"}: "{who}" is not one person of this case, which names {named}. '
            "Say who you are with --as, such as --as P-1; people stand under [[custody.people]]."
        )
    allow(known[0], deed)
    return known[0]


def recipients(case: Case) -> list[str]:
    """The public keys that sealed things are locked to: of everyone who has one and may open.

    Raises:
        CaseError: there is none, one is no age key, or its owner's role may not open sealed things.
    """
    found = [_recipient(case, person) for person in case.config.custody.people if person.recipient]
    if not found:
        raise CaseError(
            f"{case.root / 'case.toml'}: names nobody a sealed thing could be locked to. Make a key with "
            '"witnessmark identity PATH" (outside the case) and add the lines it shows.'
        )
    return found


def can_seal(case: Case) -> bool:
    """Whether the case names at least one key to lock to."""
    return any(person.recipient for person in case.config.custody.people)


def _recipient(case: Case, person: Person) -> str:
    where = f"{case.root / 'case.toml'}: {person.who}"
    if not may(person.role, "open-sealed"):
        raise CaseError(
            f'{where} is "{person.role}", who may not open sealed things, yet has a recipient. Take the line out, or '
            "change the role."
        )
    try:
        check_public(person.recipient)
    except AgeError as error:
        raise CaseError(f"{where}: recipient {error}") from None
    return person.recipient
