"""A language model is loaded only when each of its files is the official one, byte for byte.

The packages that carry models come from strangers. The lock holds the sha256 of every file of the makers' own
wheel; it does not matter then who uploaded the copy at hand. Text files are hashed after CRLF -> LF, because some
copies were saved again on Windows.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from witnessmark.errors import ReadError

LOCKS = Path(__file__).parent / "models"
_TEXT = (".json", ".cfg", ".txt", ".md")
_TEXT_NAMES = ("cfg", "vectors.cfg", "LICENSE", "LICENSES_SOURCES")


@dataclass(frozen=True)
class Lock:
    """What a model's files must be.

    Attributes:
        model, version: the makers' name of it ("en_core_web_sm", "3.8.0").
        packages: installed packages that may carry it.
        files: path inside the model folder -> sha256 in hexadecimal digits.
        free: paths that may differ, such as a README.
    """

    model: str
    version: str
    packages: tuple[str, ...]
    files: Mapping[str, str]
    free: tuple[str, ...]

    @property
    def short(self) -> str:
        """Model, version and 8 digits over all hashes: the mark that every statement carries."""
        whole = "\n".join(f"{path} {digest}" for path, digest in sorted(self.files.items()))
        return f"{self.model} {self.version} {hashlib.sha256(whole.encode()).hexdigest()[:8]}"


@cache
def load_lock(model: str) -> Lock:
    """The lock of a model, such as "en_core_web_sm-3.8.0"; ReadError when the repository holds none."""
    path = LOCKS / f"{model}.json"
    if not path.exists():
        held = ", ".join(sorted(one.stem for one in LOCKS.glob("*.json")))
        raise ReadError(f'No lock for the model "{model}". Use one of: {held}.')
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Lock(raw["model"], raw["version"], tuple(raw["packages"]), raw["files"], tuple(raw["free"]))


def find_model(lock: Lock) -> Path | None:
    """The folder of an installed copy, found without importing it; None when there is none."""
    for package in lock.packages:
        spec = find_spec(package)
        for root in (spec.submodule_search_locations or ()) if spec else ():
            folders = sorted(Path(root).glob(f"*-{lock.version}"))
            if folders:
                return folders[0]
    return None


def check_model(lock: Lock, folder: Path) -> None:
    """Hash every file of a model folder and compare.

    Raises:
        ReadError: a file is missing, extra, or differs; names it with both hashes.
    """
    met = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name, wanted in lock.files.items():
        if name not in met:
            raise ReadError(
                f"{lock.model} {lock.version}: {name} is missing. Install the model again, or use --reader rules."
            )
        found = file_digest(met[name])
        if found != wanted:
            raise ReadError(
                f"{lock.model} {lock.version}: {name} is not the official file (sha256 {found[:12]}..., "
                f"lock {wanted[:12]}...). Install an official copy, or use --reader rules."
            )
    extra = sorted(set(met) - set(lock.files) - set(lock.free))
    if extra:
        raise ReadError(
            f"{lock.model} {lock.version}: {extra[0]} is not part of the official model. "
            "Install an official copy, or use --reader rules."
        )


def file_digest(path: Path) -> str:
    """sha256 of a file in hexadecimal digits; of text files after CRLF -> LF."""
    data = path.read_bytes()
    if path.suffix in _TEXT or path.name in _TEXT_NAMES:
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()
