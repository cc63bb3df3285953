"""What somebody without a key can do to a bag: edit, cut, swap, rename, take out, put in; and write its manifests anew."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.handover.asking import made_whole_again

NAMES = ("notes.txt", "--help", "a\nb", "\u0430bc", ".hidden", "x" * 200, "data", "CON", "a b", "%0A")


def spoil(bag: Path, dice: Random) -> str:
    """One edit of one file, then perhaps new manifests; returns what was done."""
    edit = dice.choice(EDITS)
    path = dice.choice(files_of(bag))
    done = f"{edit.__name__} {path.relative_to(bag).as_posix()}"
    path.chmod(0o644)
    edit(bag, path, dice)
    if dice.random() < 0.5:
        made_whole_again(bag)
        done += ", manifests written anew"
    return done


def files_of(bag: Path) -> list[Path]:
    return [path for path in sorted(bag.rglob("*")) if path.is_file() and not path.is_symlink()]


def flip(_bag: Path, path: Path, dice: Random) -> None:
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def cut_out(_bag: Path, path: Path, dice: Random) -> None:
    data, at = path.read_bytes(), dice.randrange(path.stat().st_size)
    path.write_bytes(data[:at] + data[at + dice.randrange(1, 40) :])


def insert(_bag: Path, path: Path, dice: Random) -> None:
    data, at = path.read_bytes(), dice.randrange(path.stat().st_size + 1)
    path.write_bytes(
        data[:at] + dice.choice([b"\x00", b"\n", b"\r", b" ", b"=", dice.randbytes(20)]) + data[at:]
    )


def truncate(_bag: Path, path: Path, dice: Random) -> None:
    path.write_bytes(path.read_bytes()[: dice.randrange(path.stat().st_size)])


def swap_lines(_bag: Path, path: Path, dice: Random) -> None:
    lines = path.read_bytes().split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    path.write_bytes(b"\n".join(lines))


def drop_line(_bag: Path, path: Path, dice: Random) -> None:
    lines = path.read_bytes().split(b"\n")
    lines.pop(dice.randrange(len(lines)))
    path.write_bytes(b"\n".join(lines))


def repeat_line(_bag: Path, path: Path, dice: Random) -> None:
    lines = path.read_bytes().split(b"\n")
    at = dice.randrange(len(lines))
    path.write_bytes(b"\n".join([*lines[:at], lines[at], *lines[at:]]))


def take_out(_bag: Path, path: Path, _dice: Random) -> None:
    path.unlink()


def rename(_bag: Path, path: Path, dice: Random) -> None:
    target = path.with_name(dice.choice(NAMES))
    if not target.is_dir():
        path.rename(target)


def exchange(bag: Path, path: Path, dice: Random) -> None:
    other = dice.choice(files_of(bag))
    other.chmod(0o644)
    one_data, other_data = path.read_bytes(), other.read_bytes()
    path.write_bytes(other_data)
    other.write_bytes(one_data)


def put_in(bag: Path, _path: Path, dice: Random) -> None:
    folder = dice.choice(
        [bag, bag / "data", bag / "data/evidence/custody", bag / "data/evidence/objects/sha256"]
    )
    target = folder / dice.choice(NAMES)
    if not target.exists():
        target.write_bytes(b"x")


def link(bag: Path, path: Path, _dice: Random) -> None:
    kept = bag.parent / "kept"
    shutil.move(path, kept)
    path.symlink_to(kept)


def line_ends(_bag: Path, path: Path, _dice: Random) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


EDITS: tuple[Callable[[Path, Path, Random], None], ...] = (
    flip, cut_out, insert, truncate, swap_lines, drop_line, repeat_line, take_out, rename, exchange, put_in, link, line_ends,
)  # fmt: skip
