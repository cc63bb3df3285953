"""Small real cases and bags: items, a witness and a time authority when asked, packed by the product itself."""

from pathlib import Path

from benchmarks.custody.authority import Authority

from witnessmark.case import Case, open_case
from witnessmark.case.config import AuthorityConfig
from witnessmark.collect import collect
from witnessmark.collect.bag import Wish, hand_over
from witnessmark.collect.cosigning import accept, ask, name_witness
from witnessmark.collect.keys import read_vkey
from witnessmark.collect.request import parse_request
from witnessmark.collect.stamping import stamp
from witnessmark.collect.witness import Witness, sign_request


def quiet(_what: str, _done: int, _total: int) -> None:
    pass


def new_case(root: Path, items: int, *, words: str = "Text") -> Case:
    """A case that collected so many small texts, in folders of a thousand."""
    root.mkdir(parents=True)
    (root / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    (root / "hand").mkdir()
    for number in range(items):
        path = root / "inbox" / str(number // 1000) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{words} {number}.\n", encoding="utf-8")
    case = open_case(root)
    collect(case, quiet)
    case.store.close()
    return case


def witnessed(case: Case, witness: Witness) -> Case:
    """Named and signed by a witness, the request and the note carried by hand."""
    name_witness(case, witness.signer.verifier)
    request = parse_request(ask(case).data())
    accept(case, sign_request(witness, request, read_vkey(case)))
    return case


def stamped(case: Case, authority: Authority) -> Case:
    """Stamped by a time authority, whose root certificate lies under hand/."""
    (case.root / "hand" / "root.pem").write_bytes(authority.root.read_bytes())
    stamp(case, [AuthorityConfig("local", "http://tsa.example/", "hand/root.pem")], authority.post)
    return case


def bag_of(case: Case, bag: Path, **wish: bool) -> Path:
    """Handed over whole."""
    return hand_over(case, bag, ("", "a court"), Wish(**wish), quiet).bag
