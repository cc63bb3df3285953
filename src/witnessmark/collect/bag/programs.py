"""The programs that go with every bag, so that a stranger needs nothing of ours: verify.sh and one-file verify.py."""

import re
from importlib.resources import files

from witnessmark.collect.bag.layout import VERIFY_PY, VERIFY_SH

PARTS_PY = (
    "verdict", "ed25519", "tree", "keys", "walk", "log", "notes", "bag", "proof", "tokens", "outsiders", "support",
    "command",
)  # fmt: skip
"""Files of scripts/ in the order in which verify.py has them: each uses only what stands before it."""

PARTS_PL = (
    "words", "hashes", "tree", "files", "notes", "log", "bag", "proof", "tokens", "outsiders", "support", "command",
)  # fmt: skip
"""The same of verify.sh, after its opening."""

OPENING = '''#!/usr/bin/env python3
"""Check a hand-over bag or the proof of one item with Python alone (3.8 or later): python3 verify.py [FOLDER].

Made by joining the files of witnessmark/collect/bag/scripts/ in order; nothing was changed but the imports among them.
"""

from __future__ import annotations

import sys

if not sys.flags.isolated and not getattr(sys.flags, "safe_path", False):
    sys.path.pop(0)  # nothing that lies beside this file is imported

'''

_AMONG_US = re.compile(
    r"^from (?:__future__|witnessmark\.[\w.]+) import (?:\([^)]*\)|[^\n(]*)\n", re.MULTILINE
)


def programs() -> dict[str, bytes]:
    """File name -> bytes, the same in every bag of this version."""
    return {VERIFY_SH: _verify_sh().encode(), VERIFY_PY: _verify_py().encode()}


def readme(origin: str) -> bytes:
    """What a stranger who opens the folder reads first."""
    return README_TEXT.format(origin=origin).encode()


def proof_readme(origin: str, line: int) -> bytes:
    """What a stranger who opens the folder of a proof reads first."""
    return PROOF_README_TEXT.format(origin=origin, line=line).encode()


def _verify_sh() -> str:
    parts = "\n".join(_source(f"{part}.pl") for part in PARTS_PL)
    return f"{_source('verify.sh')}use strict;\nuse warnings;\n\n{parts}PERL\n"


def _verify_py() -> str:
    return OPENING + "\n\n".join(_AMONG_US.sub("", _source(f"{part}.py")).strip() + "\n" for part in PARTS_PY)


def _source(name: str) -> str:
    return files("witnessmark.collect.bag.scripts").joinpath(name).read_text(encoding="utf-8")


README_TEXT = """\
Evidence, with the log that says who did what to it, and when.
Log: {origin}

To check that nothing was changed, taken out or put in:

    sh verify.sh          needs sha256sum, openssl and perl
    python3 verify.py     needs Python 3.8 or later, nothing else

Each answers VALID, VALID-BUT (with what the answer does not stand on) or INVALID (with the first thing that fails).
Whoever can change this folder can change the two programs, too. Take them from another copy of Witnessmark when the
answer matters, and let them check this folder: sh verify.sh FOLDER.

Both end with the log's key, its number of lines and its root. Ask whoever handed this over to read theirs out to you,
by telephone or in person: if the two are the same, this is what they packed.

data/evidence/objects     the items; the name of each is the sha256 of its bytes
data/evidence/custody     the log, one event a line, and the signatures over it
data/ro-crate-metadata.json  a description for programs
"""

PROOF_README_TEXT = """\
One piece of evidence, and the proof of its line in a custody log; nothing is told of the log's other lines.
Log: {origin}, line {line} (from 0)

To check that it is what was taken in:

    sh verify.sh          needs sha256sum, openssl and perl
    python3 verify.py     needs Python 3.8 or later, nothing else

Whoever can change this folder can change the two programs and this text, too, and nothing here protects them. Take the
programs from another copy of Witnessmark when the answer matters: sh verify.sh FOLDER. They end with the log's key, its
number of lines and its root: have whoever holds the log read out the same to you.

item               the bytes as received; their sha256 stands in line.json as obj
sheet.json         its name and type, when they were to be shown; its sha256 stands in line.json as params
line.json          the line: when, by whom (a pseudonym), which act, which object
item.tlog-proof    the proof (c2sp.org/tlog-proof@v1)
log.vkey           the public key of the log
"""
