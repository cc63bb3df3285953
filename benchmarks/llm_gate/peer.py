"""langextract's grounding on the same quotes: where it says that words stand which the text does not hold.

Run by score.py under a Python of its own: langextract brings some forty packages that this project does not need.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def against_peer(python: str, faithful: list[Any], broken: list[Any]) -> dict[str, float]:
    """Shares that langextract grounds, of faithful quotes and of those whose meaning was changed."""
    from corrupt import MEANING
    from oracle import letters

    rows = [{"text": one.document.text, "quote": one.offer["quote"], "kind": "faithful"} for one in faithful]
    for one, kind, offer, _ in broken:
        if kind in MEANING and letters(offer["quote"]) not in letters(one.document.text):
            rows.append({"text": one.document.text, "quote": offer["quote"], "kind": "changed"})
    done = subprocess.run(
        [python, str(Path(__file__))],
        input="\n".join(map(json.dumps, rows)),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return {f"langextract: {name}": value for name, value in told.items()}


def ground() -> None:
    """Read quotes from standard input, say what langextract grounds on standard output."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    rows = [json.loads(line) for line in sys.stdin]
    told = {}
    start = time.process_time()
    for mode, options in (
        ("as it comes", {}),
        ("exact only", {"enable_fuzzy_alignment": False, "accept_match_lesser": False}),
    ):
        grounded = {"faithful": 0, "changed": 0}
        for row in rows:
            asked = [[Extraction("statement", row["quote"])]]
            ((found,),) = WordAligner().align_extractions(asked, row["text"], **options)
            grounded[row["kind"]] += found.char_interval is not None
        for kind, count in grounded.items():
            told[f"{kind} grounded, {mode}"] = count / sum(row["kind"] == kind for row in rows)
    told["quotes per CPU-s"] = 2 * len(rows) / (time.process_time() - start)
    print(json.dumps(told))


if __name__ == "__main__":
    ground()
