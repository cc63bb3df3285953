"""The same folder put to three programs: ours, verify.sh and verify.py; and a bag made whole again by whoever changed it."""

import subprocess
import sys
from pathlib import Path

from witnessmark.collect.bag.check import check_bag
from witnessmark.collect.bag.checkproof import check_proof
from witnessmark.collect.bag.finish import bag_info, manifest_part
from witnessmark.collect.bag.layout import BAG_INFO, LOG, MANIFEST, TAG_MANIFEST, VKEY
from witnessmark.collect.bag.packing import file_lines
from witnessmark.collect.bag.programs import programs
from witnessmark.collect.custody import parse_line

STATES = {"VALID": 0, "VALID-BUT": 0, "INVALID": 1}


def trusted_programs(folder: Path) -> dict[str, list[str]]:
    """Our own copies of the two programs, never those that came in a bag: name -> command."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in programs().items():
        (folder / name).write_bytes(data)
    return {
        "verify.sh": ["sh", str(folder / "verify.sh")],
        "verify.py": [sys.executable, "-I", "-S", str(folder / "verify.py")],
    }


def ask(command: list[str], *words: object) -> tuple[str, str]:
    """State and all that was said; a state that does not fit its exit code is none."""
    done = subprocess.run([*command, *map(str, words)], capture_output=True, text=True, check=False)
    state = done.stdout.split(":")[0]
    if STATES.get(state) != done.returncode or done.stderr:
        return f"exit {done.returncode}", done.stdout + done.stderr
    return state, done.stdout


def ask_ours(folder: Path) -> tuple[str, str]:
    is_proof = (folder / "item.tlog-proof").exists() and not (folder / "data").exists()
    verdict = check_proof(folder) if is_proof else check_bag(folder)[0]
    return verdict.state, str(verdict)


def ask_all(folder: Path, commands: dict[str, list[str]]) -> dict[str, tuple[str, str]]:
    """Program -> state and words."""
    return {"ours": ask_ours(folder), **{name: ask(command, folder) for name, command in commands.items()}}


def made_whole_again(bag: Path) -> None:
    """Write what anyone can write anew without a key: bag-info.txt and both manifests, over the files as they are now."""
    from witnessmark.collect.bag.layout import is_bag_path
    from witnessmark.collect.objects import hash_of

    paths = [path for path in sorted(bag.rglob("*")) if path.is_file() and not path.is_symlink()]
    known = {path.relative_to(bag).as_posix(): hash_of(path) for path in paths}
    known = {name: found for name, found in known.items() if is_bag_path(name)}
    hashes, sizes = (
        {name: one[0] for name, one in known.items()},
        {name: one[1] for name, one in known.items()},
    )
    lines = (bag / LOG).read_bytes().split(b"\n")[:-1] if (bag / LOG).exists() else []
    try:
        last = parse_line(lines[-1], len(lines) - 1)
        origin = (bag / VKEY).read_text(encoding="utf-8").split("+")[0]
        put(bag, BAG_INFO, bag_info(last, origin, sizes), hashes)
    except Exception:  # noqa: BLE001 - the last line is spoilt: bag-info.txt stays as it was
        pass
    put(bag, MANIFEST, file_lines(manifest_part(hashes, is_payload=True)).encode(), hashes)
    put(bag, TAG_MANIFEST, file_lines(manifest_part(hashes, is_payload=False)).encode(), hashes)


def put(bag: Path, name: str, data: bytes, hashes: dict[str, str]) -> None:
    import hashlib

    (bag / name).write_bytes(data)
    hashes[name] = hashlib.sha256(data).hexdigest()
