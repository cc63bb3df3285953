"""Every benchmark in turn; exit code 1 when any score is below its floor.

python benchmarks/run.py [NAME ...]
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run each folder's score.py in a process of its own, so that CPU seconds and memory are its own."""
    scripts = [path for path in sorted(HERE.glob("*/score.py")) if not wanted or path.parent.name in wanted]
    failed = [
        path.parent.name for path in scripts if subprocess.run([sys.executable, path], check=False).returncode
    ]
    print(
        f"\n{len(scripts) - len(failed)} passed, {len(failed)} failed{': ' + ', '.join(failed) if failed else ''}"
    )
    return 1 if failed or not scripts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
