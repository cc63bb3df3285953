"""A small case under full custody: items, a decision under hand/, a publication, a witness, two time stamps."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.custody.authority import Authority, make_authority

from witnessmark.case import Case, open_case
from witnessmark.case.config import AuthorityConfig
from witnessmark.collect import collect
from witnessmark.collect.cosigning import accept, ask, name_witness
from witnessmark.collect.keys import read_vkey
from witnessmark.collect.outside import Outside
from witnessmark.collect.publication import log_publication
from witnessmark.collect.request import parse_request
from witnessmark.collect.stamping import stamp
from witnessmark.collect.witness import Witness, new_witness, sign_request


@dataclass(frozen=True)
class Kit:
    """The case and the two outsiders, each in a folder of its own, as on three machines."""

    case: Case
    witness: Witness
    authority: Authority

    def outside(self) -> Outside:
        """What a careful verifier brings: the witness's key and last note, the authority's root."""
        return Outside(
            (self.witness.signer.verifier,), (self.authority.root.read_bytes(),), (self.kept_note(),)
        )

    def kept_note(self) -> bytes:
        """The checkpoint as the witness remembers it."""
        return self.witness.seen(read_vkey(self.case).name, "note").read_bytes()

    def cosign(self) -> None:
        """The round by hand: ask, sign, accept."""
        seen = self.witness.seen(read_vkey(self.case).name, "vkey").exists()
        request = parse_request(ask(self.case).data())
        accept(self.case, sign_request(self.witness, request, None if seen else read_vkey(self.case)))

    def stamp(self) -> None:
        """A time stamp by the authority."""
        config = AuthorityConfig("local", "http://authority.example/", "hand/authority.pem")
        answer = stamp(self.case, [config], self.authority.post)[0]
        if answer.reason:
            raise SystemExit(answer.reason)


def build(folder: Path, items: int = 6) -> Kit:
    """Make it all; `verify` answers VALID.

    Args:
        folder: gets case/, witness/ and authority/.
        items: text files collected.
    """
    case = begin(folder / "case")
    kit = Kit(case, new_witness(folder / "witness", "witness/w-1"), make_authority(folder / "authority"))
    shutil.copy(kit.authority.root, case.hand / "authority.pem")
    add_items(case, range(items))
    name_witness(case, kit.witness.signer.verifier)
    kit.stamp()
    kit.cosign()
    publish(case, "one")
    add_items(case, range(items, items + 2))
    kit.stamp()
    kit.cosign()
    return kit


def begin(root: Path) -> Case:
    """An empty case."""
    for name in ("inbox", "hand"):
        (root / name).mkdir(parents=True)
    (root / "case.toml").write_text('title = "A case for tests"\n', encoding="utf-8")
    return open_case(root)


def add_items(case: Case, numbers: range) -> None:
    """Collect one text file per number, in one session."""
    for number in numbers:
        text = f"House {number} was burned in September.\n" * (1 + number % 50)
        (case.inbox / f"{number}.txt").write_text(text, encoding="utf-8")
    collect(case, lambda _what, _done, _total: None)


def publish(case: Case, words: str) -> None:
    """A publication, as far as custody sees it: a manifest that went out."""
    case.published.mkdir(exist_ok=True)
    (case.published / "manifest.json").write_text(f'{{"said": "{words}"}}', encoding="utf-8")
    log_publication(case)
