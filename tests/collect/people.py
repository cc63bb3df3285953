"""Work done as somebody without rights: root may read and write everything, so permissions are tested as nobody."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534

SCRIPT = """
import json, sys
from pathlib import Path
import os
root, before, after = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
inbox = root / "inbox"
from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.records import Item, Unread
if os.getuid() == 0:
    # The interpreter's own files may lie where nobody may not read: everything is imported while we still are root.
    warm = open_case(Path(sys.argv[3]))
    collect(warm, lambda *_: None)
    list(warm.store.all(Unread))
    warm.store.close()
    os.setgid({nobody}); os.setuid({nobody})
exec(before)
case = open_case(root)
try:
    collect(case, lambda *_: None)
    said = {{"items": [one.name for one in case.store.all(Item)],
            "refused": {{one.subject: one.reason for one in case.store.all(Unread)}}, "error": ""}}
except Exception as error:
    said = {{"items": [], "refused": {{}}, "error": f"{{type(error).__name__}}: {{error}}"}}
print(json.dumps(said))
"""


@dataclass(frozen=True)
class Said:
    """What a collecting process told: items, what it refused and why, and the error that ended it."""

    items: list[str]
    refused: dict[str, str]
    error: str


def as_nobody(folder: Path, before: str) -> Said:
    """Make a small case, give it to nobody, run `before` (where `inbox` and `root` are known) and collect, as nobody."""
    root, warm = _small_case(folder / "case"), _small_case(folder / "warm")
    (warm / "inbox" / "link").symlink_to(root)
    if os.getuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        _open_the_way(folder)
    command = [sys.executable, "-c", SCRIPT.format(nobody=NOBODY), str(root), before, str(warm)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Said(**json.loads(done.stdout))


def _small_case(root: Path) -> Path:
    for name in ("inbox", "hand"):
        (root / name).mkdir(parents=True)
    (root / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    (root / "inbox" / "good.txt").write_text("A text of ours.\n", encoding="utf-8")
    return root


def _open_the_way(folder: Path) -> None:
    """Let nobody reach the folder pytest made for root alone."""
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.getuid() and above != Path("/") and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o001)
