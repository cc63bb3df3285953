"""Whole cases for the flow tests, run once per session and looked at by many tests."""

import shutil
from pathlib import Path

from witnessmark.case import Case, open_case
from witnessmark.flow import run

ROOT = Path(__file__).parents[2]


def quiet(_what: str, _done: int, _total: int) -> None:
    """A progress nobody looks at."""


def run_whole(folder: Path) -> Case:
    """Every room of the case in this folder; returns it opened."""
    case = open_case(folder)
    for _room, _work in run(case, quiet):
        pass
    return case


def example(name: str, into: Path) -> Path:
    """A copy of an example case, ready to run."""
    target = into / name
    for part in ("case.toml", "inbox", "hand"):
        source = ROOT / "examples" / name / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / part)
    return target


def seed_case(shared: Path, into: Path) -> Path:
    """The seed post as a case: the file as it is, and what a person knows of it under hand/."""
    folder = into / "seed"
    (folder / "inbox").mkdir(parents=True)
    (folder / "hand").mkdir()
    shutil.copy2(shared / "text" / "seed.txt", folder / "inbox" / "seed.txt")
    (folder / "hand" / "seed.toml").write_text(
        'publisher = "The Tower"\npublished = "2015-03-18"\n', encoding="utf-8"
    )
    (folder / "hand" / "places.csv").write_text(
        "name,names,lon,lat,radius_km,kind,country,source\n"
        "Amerli,Amirli|آمرلي,44.5875,34.725,3,town,IQ,the encyclopedia article on the town\n",
        encoding="utf-8",
    )
    (folder / "case.toml").write_text(
        'title = "A news post on Amerli"\nquestion = "What was burned around Amerli, when, and on whose word?"\n'
        '[area]\nname = "Amerli"\nlon = 44.5875\nlat = 34.725\nradius_km = 25\n'
        '[period]\nstart = "2014-09"\nend = "2014-12"\n',
        encoding="utf-8",
    )
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, but for custody.note: two cases have two logs, two keys, two sets of salts."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "custody.note"
    }
