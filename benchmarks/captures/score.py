"""Are walls and empty answers named, are ordinary pages left in peace, and how fast is a hostile archive refused?

    python benchmarks/captures/score.py [--without-real-pages]

Generated pages in two sets: one the rules were made with, one written afterwards. Real pages are read in place.
"""

import gzip
import sys
import time
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parents[1]))

from _common import CpuClock, data, finish  # noqa: E402
from benchmarks.captures.pages import (  # noqa: E402
    HOLLOW,
    LATER_HOLLOW,
    LATER_ORDINARY,
    ORDINARY,
    SIZES,
    hollow_page,
    ordinary_page,
)
from tests.collect.web.archives import HOSTILE  # noqa: E402

from witnessmark.collect.web.hollow import Seen, hollow_flags  # noqa: E402
from witnessmark.collect.web.judge import HOLLOW as HOLLOW_KINDS  # noqa: E402
from witnessmark.collect.web.others import open_others  # noqa: E402
from witnessmark.collect.web.pagewords import page_words  # noqa: E402
from witnessmark.errors import UnreadError  # noqa: E402


def main() -> int:
    hollow, later = list(map(hollow_page, HOLLOW)), list(map(hollow_page, LATER_HOLLOW))
    ordinary = [ordinary_page(row, size) for row in (*ORDINARY, *LATER_ORDINARY) for size in SIZES]
    slowest, refused = archives()
    scores = {
        "hollow pages named as hollow of 50": share_hollow(hollow),
        "hollow pages written later of 24": share_hollow(later),
        "max ordinary generated pages called hollow of 78": sum(map(is_hollow, ordinary)),
        "hostile archives refused": refused,
        "max CPU seconds to refuse one": slowest,
    }
    if "--without-real-pages" not in sys.argv:
        with CpuClock() as clock:
            real = list(real_pages())
            scores["max real pages called hollow of 448"] = sum(map(is_hollow, real))
        print(f"{len(real)} real pages in {clock.seconds:.1f} CPU seconds")
    return finish(HERE, scores)


def is_hollow(page: bytes) -> bool:
    words = page_words(page, "", "https://news.example/a")
    address = "https://news.example/a"
    seen = Seen(tuple(words.titles), words.text, address, address, words.asks_password, words.is_paid)
    return bool({flag.kind for flag in hollow_flags(seen)} & HOLLOW_KINDS)


def share_hollow(pages: list[bytes]) -> float:
    return sum(map(is_hollow, pages)) / len(pages)


def real_pages() -> Iterable[bytes]:
    folder = data("text/extraction", HERE)
    for path in sorted(folder.rglob("*.html*")):
        raw = path.read_bytes()
        yield gzip.decompress(raw) if path.suffix == ".gz" else raw


def archives() -> tuple[float, float]:
    """CPU seconds of the slowest refusal, and the share that was refused."""
    times, refused = [], 0
    for name, make in HOSTILE.items():
        archive = make()
        before = time.process_time()
        try:
            open_others(archive, name)
        except UnreadError:
            refused += 1
        times.append(time.process_time() - before)
    return max(times), refused / len(times)


if __name__ == "__main__":
    sys.exit(main())
