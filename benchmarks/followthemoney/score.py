"""Every entity of a published record held against followthemoney's own schema, and no private person among its names.

A case of our own text is run the whole road. followthemoney is no dependency of ours (300 MB with what it needs), so the
validation is run by an interpreter that has it: FTM_PYTHON, else this one. Where neither has it, nothing is scored and
a sentence says so.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import finish  # noqa: E402

from witnessmark.case import open_case  # noqa: E402
from witnessmark.flow import run  # noqa: E402

TEXT = """Iran backs the Dawn Battalion, says Witness Watch

Iran backs the Dawn Battalion, Witness Watch said on 3 May 2016. The Dawn Battalion is led by General Tomas Vela.
Karim Saleh, a member of the Dawn Battalion, was arrested. Qatar denied that it finances the Dawn Battalion.
Soldiers of the Third Army may have burned eleven houses in Lowa on 4 April 2016. Nadia Osman, a midwife, saw them.
The Dawn Battalion abducted nine men near Mora. The Dawn Battalion reportedly fights the Red Sashes.
"""
PRIVATE = "Nadia Osman"
EDGES = {"Directorship", "Membership", "UnknownLink", "Event"}


def published(folder: Path) -> list[dict]:
    """The entities of our case, in the order of the file."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "inbox" / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.toml").write_text(
        'title = "A case of our own"\n[publish]\noutputs = ["followthemoney"]\n', encoding="utf-8"
    )
    case = open_case(folder)
    for _ in run(case, lambda *_: None):
        pass
    case.store.close()
    lines = (case.published / "record.ftm.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def faults(entities: list[dict]) -> list[str] | None:
    """What followthemoney would lose or refuse; None where no interpreter here has it."""
    python = os.environ.get("FTM_PYTHON", sys.executable)
    known = subprocess.run([python, "-c", "import followthemoney"], capture_output=True, check=False)
    if known.returncode:
        return None
    lines = "".join(json.dumps(one) + "\n" for one in entities)
    done = subprocess.run(
        [python, str(HERE / "validate.py")], input=lines, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        entities = published(Path(folder) / "case")
    edges = [one for one in entities if one["schema"] in EDGES]
    carried = [one for one in edges if {"recordId", "proof", "summary"} <= set(one["properties"])]
    named = [one for one in entities if PRIVATE in one["properties"].get("name", [])]
    print(
        "  "
        + ", ".join(
            f"{count} {schema}"
            for schema, count in sorted(Counter(one["schema"] for one in entities).items())
        )
    )
    scores = {
        "edges and events": len(edges), "edges with statement and proof": len(carried) / max(1, len(edges)),
        "max private persons": len(named),
    }  # fmt: skip
    wrong = faults(entities)
    if wrong is None:
        print("  not validated: followthemoney is in no interpreter here (set FTM_PYTHON to one that has it)")
        return finish(HERE, scores)
    print("\n".join(f"  {one}" for one in wrong))
    return finish(HERE, {**scores, "entities validated": len(entities), "max faults of schema": len(wrong)})


if __name__ == "__main__":
    sys.exit(main())
