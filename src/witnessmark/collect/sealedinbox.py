"""inbox/sealed/: what a person drops there is taken in locked when the case is collected, and then taken away.

It is the folder and no option, so that nobody has to remember anything: a file there never gets into evidence in clear,
whichever collector points at it. What keeps it from being sealed is said without its name, which would be published.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Log
from witnessmark.collect.intake import Outcome
from witnessmark.collect.sealed import HOW, TO_BE_SEALED
from witnessmark.errors import UnreadError

FOLDER = "sealed"
"""A folder of this name at the top of inbox/, hand/ or any other that is collected from; in small or capital letters."""


LONGEST_WORD = 4
"""Characters; a longer name that stands in the middle of a refusal is taken out there, too."""


def is_to_be_sealed(case: Case, path: Path) -> bool:
    """Whether a file lies in a folder for things to be sealed."""
    # Spelt out, not resolved: where a link leads does not matter, where it lies does.
    whole, root = path.absolute(), case.root.absolute()
    parts = whole.relative_to(root).parts if whole.is_relative_to(root) else ()
    return len(parts) > 2 and parts[1].casefold() == FOLDER


def seal_all(case: Case, log: Log, paths: Iterable[Path]) -> tuple[dict[Path, str], list[Outcome]]:
    """Seal files of such folders, each as an item of its own.

    Returns:
        File -> sha256 of what was sealed, to be taken away once the session has signed the lines; and what was refused.

    Raises:
        CaseError: a key in case.toml is none; nothing was sealed.
    """
    done: dict[Path, str] = {}
    refused: list[Outcome] = []
    for number, path in enumerate(dict.fromkeys(paths), 1):
        try:
            done[path] = _seal(case, log, path)
        except UnreadError as error:
            shown = f"file {number} to be sealed"
            reason = type(error)(_unnamed(str(error), path.name, shown))
            refused.append(Outcome(Arrival(path, shown, HOW), refusal=reason))
    return done, refused


def _unnamed(reason: str, name: str, shown: str) -> str:
    """A refusal without the name it begins with; a name may be one letter, so it is not looked for just anywhere."""
    start = next((one for one in (TO_BE_SEALED, name) if reason.startswith(one)), "")
    rest = reason.removeprefix(start)
    return (shown if start else "") + (rest.replace(name, shown) if len(name) > LONGEST_WORD else rest)


def take_away_all(sealed: Mapping[Path, str]) -> None:
    """Overwrite and delete what was sealed; a file that changed meanwhile stays, and the next run seals what it is now."""
    for path, sha256 in sealed.items():
        from witnessmark.collect.sealedfiles import take_away

        take_away(path, sha256)


def _seal(case: Case, log: Log, path: Path) -> str:
    from witnessmark.collect.people import can_seal  # brings the library of age
    from witnessmark.collect.sealedfiles import seal_file

    if not can_seal(case):
        raise UnreadError(
            f"{path.name} is not taken in: case.toml names nobody it could be locked to. Make a key with "
            '"witnessmark identity", add the lines it shows, and collect again.'
        )
    if not os.access(path.parent, os.W_OK):
        raise UnreadError(
            f"{path.name} is not taken in: it could not be taken away afterwards, and would be sealed again at each run. "
            "Make its folder writable and collect again."
        )
    return seal_file(case, log, path, path.name).plain_sha256
