"""Text hidden from people: every trick flagged, ordinary pages left alone (goal R16).

    python benchmarks/hidden/score.py [--browser] [--show]

Tricks are in tricks.py. Ordinary pages are the real ones of ../shared/data/text/extraction, read in place. --browser asks
Chromium, where it is there, whether each trick truly hides its words: the picture of the page must be the same to the
pixel when the words are exchanged for others of the same letters in another order.
"""

import argparse
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from _common import CpuClock, data, finish
from tricks import SEEN, TRICKS, WORDS, page_of

from witnessmark.errors import UnreadError
from witnessmark.read.texts.html import read_html

HERE = Path(__file__).parent
OTHER_WORDS = " ".join(word[::-1] for word in WORDS.split())
SETS = ("text/extraction/aeb", "text/extraction/trafilatura", "text/extraction/wcxb")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_known_args()[0]
    drafts = {name: read_html(page_of((name, body, head)), "page.html") for name, body, head in TRICKS}
    kept = [name for name, draft in drafts.items() if WORDS in draft.text and not _told(draft)]
    scores = {
        "tricks": len(TRICKS), "tricks flagged": sum(bool(one.hidden) for one in drafts.values()) / len(TRICKS),
        "max tricks silently in the text": len(kept), **near_misses(), **ordinary(show=options.show),
    }  # fmt: skip
    if options.browser and shutil.which("chromium"):
        scores |= against_browser()
    return finish(HERE, scores)


def _told(draft) -> bool:
    return any(line.startswith(("perhaps not seen", "elements nested", "shown by")) for line in draft.hidden)


def near_misses() -> dict[str, float]:
    """Pages all of whose words are to be seen, in styles that come close to hiding."""
    drafts = [read_html(page_of(one), "page.html") for one in SEEN]
    return {"near misses": len(SEEN), "max near misses flagged": sum(bool(one.hidden) for one in drafts)}


def ordinary(*, show: bool) -> dict[str, float]:
    """Real pages: how many are flagged, and how many fold something away as pages do."""
    flagged = folding = count = articles = flagged_articles = 0
    kinds = json.loads((data(SETS[2], HERE) / "metadata.json").read_text(encoding="utf-8"))
    pages = [path for one in SETS for path in sorted((data(one, HERE) / "html").glob("*.html.gz"))]
    with CpuClock() as clock:
        for path in pages:
            try:
                draft = read_html(gzip.decompress(path.read_bytes()), path.name)
            except UnreadError:
                continue
            count += 1
            flagged += bool(draft.hidden)
            folding += bool(draft.folded)
            is_article = (
                kinds.get(path.name.split(".")[0], {"page_type": "article"})["page_type"] == "article"
            )
            articles += is_article
            flagged_articles += is_article and bool(draft.hidden)
            if show and draft.hidden:
                print(f"  {path.name[:12]} {[line[:80] for line in draft.hidden][:3]}")
    return {
        "ordinary articles": articles,
        "max ordinary articles flagged": flagged_articles / articles,
        "ordinary pages of every kind": count, "max pages of every kind flagged": flagged / count, "ordinary pages that fold": folding / count,
        "pages per CPU-s": count / clock.seconds,
    }  # fmt: skip


def against_browser() -> dict[str, float]:
    """How many tricks hide their words in Chromium, told by the pixels; some only on a screen reader or on a click."""
    hiding, shown = 0, []
    asked = [one for one in TRICKS if "{words}" in one[1]]
    with tempfile.TemporaryDirectory() as folder:
        for trick in asked:
            same = picture(page_of(trick), Path(folder)) == picture(page_of(trick, OTHER_WORDS), Path(folder))
            hiding += same
            shown += [] if same else [trick[0]]
    print("  seen in Chromium:", ", ".join(shown))
    return {"tricks shown to Chromium": len(asked), "hide their words in Chromium": hiding}


def picture(page: bytes, folder: Path) -> str:
    """sha256 of what Chromium paints of a page."""
    (folder / "page.html").write_bytes(page)
    target = folder / "page.png"
    target.unlink(missing_ok=True)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,900",
               f"--user-data-dir={folder / 'profile'}", f"--screenshot={target}", (folder / "page.html").as_uri()]  # fmt: skip
    subprocess.run(command, check=False, capture_output=True, timeout=60)
    return hashlib.sha256(target.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
