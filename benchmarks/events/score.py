"""Deeds: own sentences, and PLOVER's gold sentences against the CAMEO dictionary looked up word by word."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

import gsr  # noqa: E402
import own  # noqa: E402
from _common import finish  # noqa: E402


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    scores: dict[str, float] = {}
    for path in sorted(HERE.glob("*.txt")):
        found, line = own.scores_of(path.name, errors)
        print(f"  {path.stem}: {line}")
        scores |= {f"{path.stem}: {one}": round(value, 4) for one, value in found.items()}
    found, lines = gsr.measure(errors if "--gsr" in sys.argv else "")
    print("\n".join(f"  plover-gsr, {line}" for line in lines))
    return finish(HERE, scores | {name: round(value, 4) for name, value in found.items()})


if __name__ == "__main__":
    sys.exit(main())
