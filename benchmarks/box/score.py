"""What the box costs: processor milliseconds a document beside the same work in one process, start-up, memory, throughput.

Options: --pages N (default 60) documents of each small kind; --rows N (default 200000) rows of the large table;
--mib N (default 512) of the largest document. The time is processor time of all processes together, so it holds on a shared machine.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import finish  # noqa: E402

from witnessmark.box import Box, in_proportion, trial  # noqa: E402
from witnessmark.box.isolation import promising  # noqa: E402
from witnessmark.box.trial import Tried  # noqa: E402
from witnessmark.case import LayerConfig  # noqa: E402
from witnessmark.measure.packed import Packed, layer_in  # noqa: E402
from witnessmark.read.documents import Taken, document_in  # noqa: E402
from witnessmark.records import Item  # noqa: E402

Task = tuple[str, Callable[..., object], type, bytes, tuple]
WORDS = [
    "the",
    "village",
    "was",
    "burned",
    "on",
    "Monday",
    "said",
    "a",
    "witness",
    "to",
    "reporters",
    "and",
    "at",
    "least",
    "forty",
    "houses",
    "were",
    "destroyed",
]


def main() -> int:
    options = parsed()
    chance = random.Random(7)
    tasks = dict(small(chance, options.pages))
    scores = {f"max extra ms, {name}": extra_ms(made) for name, made in tasks.items()}
    scores |= (
        large(chance, options.rows) | start_up(next(iter(tasks["small page"]))) | throughput(options.mib)
    )
    return finish(HERE, scores | refused())


def small(chance: random.Random, pages: int) -> Iterator[tuple[str, list[Task]]]:
    """Ordinary documents, each another one."""
    yield "small page", [page(chance, 6) for _ in range(pages)]
    yield "long page", [page(chance, 400) for _ in range(max(3, pages // 6))]
    yield "PDF of ten pages", [pdf(chance, 10) for _ in range(max(3, pages // 3))]
    yield "table of 100 rows", [table(chance, 100) for _ in range(pages)]


def extra_ms(made: list[Task]) -> float:
    """Median over three rounds of what a document costs more in the box, in processor milliseconds."""
    first = made[0]
    alone(first)  # libraries are loaded before anything is counted, on both sides
    with kept() as box:
        boxed(box, first)
        within = statistics.median(each(made, lambda task: boxed(box, task), box) for _ in range(3))
    without = statistics.median(each(made, alone, None) for _ in range(3))
    print(
        f"  {len(made)} documents: {without * 1000:.1f} ms in one process, {within * 1000:.1f} ms in the box"
    )
    return (within - without) * 1000


def each(made: list[Task], act: Callable[[Task], object], box: Box | None) -> float:
    before = spent(box)
    for task in made:
        act(task)
    return (spent(box) - before) / len(made)


def spent(box: Box | None) -> float:
    """Processor seconds of this process, and of the keeper with all workers it saw end."""
    return time.process_time() + (family_s(box) if box else 0.0)


def family_s(box: Box) -> float:
    """From /proc: the keeper's own time and that of its ended children (fields 14 to 17 of stat)."""
    total, ticks = 0.0, 100
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) in sessions(box):
            total += sum(map(int, words[11:15])) / ticks
    return total


def sessions(box: Box) -> set[int]:
    """Sessions of the box: bubblewrap's, and the one it makes inside."""
    outer = box._keeper.process.pid  # noqa: SLF001 - there is no other way to a process of ours
    inner = {int(one) for one in children(outer)}
    return {outer, *inner, *(int(one) for child in inner for one in children(child))}


def children(pid: int) -> list[str]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return path.read_text().split() if path.exists() else []


def large(chance: random.Random, rows: int) -> dict[str, float]:
    """A table of many rows: its whole processor time in the box over that in one process."""
    task = table(chance, rows)
    with kept() as box:
        boxed(box, table(chance, 3))
        within = each([task], lambda one: boxed(box, one), box)
    without = each([task], alone, None)
    print(f"  {rows:,} rows: {without:.2f} s in one process, {within:.2f} s in the box")
    return {f"max times as long, table of {rows:,} rows": within / without}


def refused() -> dict[str, float]:
    """Things tried from inside that were not refused, behind every whole wall of this machine together."""
    walls = [wall for wall in promising() if not wall.is_reduced]
    with TemporaryDirectory() as folder:
        secret = Path(folder) / "secret.txt"
        secret.write_text("a name")
        tried = [one for wall in walls for one in tried_behind(wall.name, secret)]
    print(f"  {len(tried)} things tried behind {' and '.join(wall.name for wall in walls)}")
    return {"max things tried inside and not refused": sum(not one.held for one in tried)}


def tried_behind(wall: str, secret: Path) -> tuple[Tried, ...]:
    box = Box(wall)
    try:
        return box.ask(trial.TASK, b"", str(secret), returns=tuple[Tried, ...])
    finally:
        box.close()


def start_up(task: Task) -> dict[str, float]:
    """Seconds of processor time until a keeper is ready, and until it has read its first page; its memory then."""
    with kept() as box:
        box.isolation()
        ready = family_s(box)
        boxed(box, task)
        warm = family_s(box)
        memory = sum(proportional_mib(pid) for pid in sessions(box))
        print(f"  wall: {box.isolation().name}")
    return {"max s to be ready": ready, "max s to the first page": warm, "max MiB of a warm keeper": memory}


def proportional_mib(pid: int) -> float:
    path = Path(f"/proc/{pid}/smaps_rollup")
    lines = path.read_text().splitlines() if path.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def throughput(mib: int) -> dict[str, float]:
    """MiB a second of clock into the box, with nothing done to them; and milliseconds of a task that does nothing."""
    data = bytes(mib * 2**20)
    with kept() as box:
        box.ask("weighed:size", b"a", returns=int)
        begun = time.monotonic()
        box.ask("weighed:size", data, returns=int, limits=in_proportion(data))
        rate = mib / (time.monotonic() - begun)
        empty = [("weighed:size", len, int, b"", ())] * 200
        return {
            "MiB a second into the box": rate,
            "max ms, a task that does nothing": 1000 * each(empty, lambda one: boxed(box, one), box),
        }


def alone(task: Task) -> object:
    _, function, _, data, args = task
    return function(data, *args)


def boxed(box: Box, task: Task) -> object:
    name, _, returns, data, args = task
    return box.ask(name, data, *args, returns=returns, limits=in_proportion(data))


@contextmanager
def kept() -> Iterator[Box]:
    box = Box(also=[HERE / "inside"])
    try:
        yield box
    finally:
        box.close()


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=14)).capitalize() + "."


def read_task(name: str, kind: str, data: bytes) -> Task:
    item = Item("it-1", "0" * 64, name, kind, len(data), "inbox", 0)
    return ("witnessmark.read.documents:document_in", document_in, Taken, data, (item, {}))


def page(chance: random.Random, paragraphs: int) -> Task:
    body = "".join(f"<p>{' '.join(sentence(chance) for _ in range(4))}</p>" for _ in range(paragraphs))
    head = '<html><head><title>Report</title><meta property="article:published_time" content="2015-03-18"></head>'
    return read_task(
        "page.html",
        "text/html",
        f"{head}<body><article><h1>Report</h1>{body}</article></body></html>".encode(),
    )


def pdf(chance: random.Random, pages: int) -> Task:
    import pikepdf

    made = pikepdf.new()
    for _ in range(pages):
        lines = "".join(f"({sentence(chance)}) Tj T* " for _ in range(40))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        sheet = pikepdf.Page(pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842], Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=made.make_stream(f"BT /F1 9 Tf 14 TL 40 800 Td {lines} ET".encode()),
        ))  # fmt: skip
        made.pages.append(sheet)
    buffer = BytesIO()
    made.save(buffer)
    return read_task("report.pdf", "application/pdf", buffer.getvalue())


def table(chance: random.Random, rows: int) -> Task:
    lines = (
        f"b{n},{44 + chance.random():.6f},{34 + chance.random():.6f},House {n},{chance.random() * 99:.1f}"
        for n in range(rows)
    )
    data = "\n".join(["id,lon,lat,name,area_m2", *lines]).encode()
    return (
        "witnessmark.measure.packed:layer_in",
        layer_in,
        Packed,
        data,
        ("a.csv", LayerConfig("a.csv", "buildings", "us")),
    )


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--mib", type=int, default=512)
    return parser.parse_known_args()[0]


if __name__ == "__main__":
    sys.exit(main())
