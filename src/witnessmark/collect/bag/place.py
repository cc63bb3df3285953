"""Where a bag or a proof is made: a new folder outside the case, under another name until it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from witnessmark.case import Case
from witnessmark.errors import CustodyError


def refuse_bad_place(case: Case, destination: Path) -> None:
    """Raise unless a new folder may be made there.

    Raises:
        CustodyError: it is there already, lies inside the case, or has no folder to stand in.
    """
    where = destination.resolve()
    if where.is_relative_to(case.root.resolve()):
        raise CustodyError(f"{destination} lies inside the case. Name a folder outside {case.root}.")
    if destination.exists() or destination.is_symlink():
        raise CustodyError(
            f"{destination} is there already. Name a folder that is not there yet; it is made."
        )
    if not where.parent.is_dir():
        raise CustodyError(
            f"{where.parent}: no such folder, so {where.name} cannot be made in it. Make it first."
        )


@contextmanager
def unfinished(destination: Path) -> Iterator[Path]:
    """A folder beside the destination to work in; it is gone again when the work breaks off.

    Rename it to the destination when it is whole.
    """
    folder = Path(mkdtemp(prefix=".tmp-", dir=destination.parent))
    folder.chmod(0o755)  # it becomes the folder that is handed over
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
