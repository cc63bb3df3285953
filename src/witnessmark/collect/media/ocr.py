"""Pages that are pictures of text, read by tesseract: an aid for searching, never a statement by itself.

Of 37 clean printed words of Arabic 95 to 97 % came back right, at one size of letters 73 %, and a line alone on its page
came back in pieces; photographs of paper are far worse, and a digit read wrong looks like any other. So what is read is
kept apart from documents, and no figure rests on it: a person types what matters into a text file.
"""

from collections.abc import Iterator

from witnessmark.activity import Job, unread
from witnessmark.box import Limits, in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media.papers import PageView
from witnessmark.collect.media.tools import has, languages
from witnessmark.errors import UnreadError
from witnessmark.records import Item, MachineText, MediaFacts, Record, Unread, identify

LEAST_CHARACTERS = 8
"""A page with fewer in its text layer is taken for a picture: scanners leave a number or a name there."""

MOST_PAGES = 60
"""Read of one file: a page takes 1 to 5 seconds."""

SIDE_PX = 2_340
"""The longer side of A4 at 200 dots an inch, below which tesseract loses Arabic dots (its manual asks for 300)."""

PATIENT = Limits(cpu_s=15, wall_s=20.0)
"""A page of noise keeps tesseract busy for minutes."""

MOST_FAILURES = 3
"""Pages of one file that may fail before the rest is left: each costs up to fifteen seconds."""


def is_scanned(facts: MediaFacts) -> bool:
    """Whether a PDF has pages without a text layer."""
    return any(paper.characters < LEAST_CHARACTERS for paper in facts.papers)


def machine_text(item: Item, facts: MediaFacts, data: bytes, job: Job) -> Iterator[Record]:
    """What tesseract reads off each page without a text layer, and an Unread record for what it does not."""
    pages = [paper.number for paper in facts.papers if paper.characters < LEAST_CHARACTERS]
    if trouble := _not_here(item, len(pages)):
        yield unread(job, trouble)
        return
    failures = done = 0
    for number in pages[:MOST_PAGES]:
        made = _page(item, number, data, job)
        yield made
        done += 1
        failures += isinstance(made, Unread)
        if failures == MOST_FAILURES:
            break
    if more := len(pages) - done:
        yield unread(
            job,
            f"{item.name}: {more:,} further pages are pictures and were not read by machine, after {done} that were "
            f"tried ({failures} failed). Split the file and put the part that matters into inbox/.",
        )


def _page(item: Item, number: int, data: bytes, job: Job) -> MachineText | Unread:
    try:
        text = read_page(item, number, data)
    except UnreadError as error:
        return unread(job, f"{item.name}, page {number}: not read by machine. {error}")
    id_ = identify(MachineText.prefix, item.sha256, number, languages())
    return MachineText(id_, item.id, number, text, languages(), "tesseract")


def read_page(item: Item, number: int, data: bytes) -> str:
    """What tesseract reads off one page.

    Raises:
        UnreadError: the page makes no picture, or tesseract fails.
    """
    task = "witnessmark.collect.media.papers:view_of_page"
    shown = in_box(task, data, item.name, number, SIDE_PX, returns=PageView, name=item.name).pixels
    head = b"P6\n%d %d\n255\n" % (shown.width_px, shown.height_px)
    command = ("tesseract", INPUT, "stdout", "-l", languages(), "--dpi", "200")
    answer = run_program(command, head + shown.rgb, limits=PATIENT, name=item.name)
    return answer.decode("utf-8", "replace").replace("\f", "").strip()


def _not_here(item: Item, pages: int) -> str:
    if has("tesseract") and languages():
        return ""
    missing = "no model for Arabic or English is" if has("tesseract") else "tesseract is not"
    return (
        f"{item.name}: {pages} pages are pictures, and {missing} installed to make them searchable. "
        "Install tesseract-ocr with its ara and eng models and collect again, or type what matters into a .txt file."
    )
