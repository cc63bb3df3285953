"""read: items to Documents, Places, Statements, and the actors, ties and deeds in them. Each item is one job; what cannot be read is kept as unread."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from witnessmark import plugins
from witnessmark.activity import Job, Progress, Work, forget_others, perform, unread
from witnessmark.box import in_box
from witnessmark.case import Case
from witnessmark.errors import PluginError, UnreadError
from witnessmark.read.bounds import bounded
from witnessmark.read.contract import Keeper, KeptReader, Lore, Reader
from witnessmark.read.documents import TASK, Taken
from witnessmark.read.lore import PLACES, case_places, file_digest, lore_of, places_item
from witnessmark.read.metadata import hand_path, read_hand
from witnessmark.read.people import actors_job, read_actors
from witnessmark.read.telling import who_and_what
from witnessmark.read.texts import is_text
from witnessmark.records import Document, Item, Record, Statement

__all__ = ["read"]


@dataclass(frozen=True)
class _Chosen:
    """The reader that will read, or why there is none."""

    name: str
    version: str
    reader: Reader | None = None
    why_not: str = ""
    keeper: KeptReader | None = None

    def kept(self, item: Item) -> tuple[str, ...]:
        """Digests of what the reader keeps of earlier runs for an item; empty for a reader that keeps nothing."""
        return self.keeper.kept(item.id) if self.keeper else ()


def read(case: Case, progress: Progress) -> Work:
    """Every text item to a Document and its Statements, and the case's own places to Places.

    Items that a person wrote in hand/ are decisions, not documents; tables, images and map data are left to
    `measure`. What is fresh is skipped.

    Raises:
        CaseError: a table or a correction in hand/ is not as it must be.
        PluginError: case.toml asks for a reader that is not there.
    """
    chosen = choose_reader(case)
    items = [item for item in case.items() if item.how != "hand" and is_text(item)]
    lore = lore_of(case, lambda words: progress(words, 0, len(items)))
    places = Job("read:places", "read", (file_digest(case.hand / PLACES), places_item(case)), subject=PLACES)
    work = perform(case, places, lambda: case_places(case))
    jobs = [_job(case, item, lore, chosen) for item in items]
    for done, (item, job) in enumerate(zip(items, jobs, strict=True)):
        progress(item.name, done, len(items))
        means = _heard(lore, progress, item.name, (done, len(items))), chosen
        work += perform(case, job, partial(_records, case, item, job, means))
    actors = actors_job(jobs)
    work += read_actors(case, actors)
    progress("", len(items), len(items))
    forget_others(case, "read", [places, actors, *jobs])
    return work


def _heard(lore: Lore, progress: Progress, name: str, at: tuple[int, int]) -> Lore:
    """The lore of a case, with a reader of one of its texts heard on the screen."""
    return replace(lore, note=lambda words: progress(f"{name}: {words}", *at))


def choose_reader(case: Case) -> _Chosen:
    """The reader of case.toml; "auto" is the model when it works here, else the rules alone."""
    wanted = case.config.read.reader
    if wanted != "auto":
        return _opened(case, wanted)
    reasons = []
    for name in ("model", "rules"):
        try:
            return _opened(case, name)
        except (PluginError, ImportError) as error:
            reasons.append(f"{name}: {error}")
    return _Chosen("none", "none", why_not="; ".join(reasons))


def _opened(case: Case, name: str) -> _Chosen:
    reader: Reader = plugins.load("reader", name, case.config.plugins.get(name))
    if isinstance(reader, Keeper):
        keeper = reader.beside(case.working)
        return _Chosen(name, keeper.version(), keeper, keeper=keeper)
    return _Chosen(name, reader.version(), reader)


def _job(case: Case, item: Item, lore: Lore, chosen: _Chosen) -> Job:
    options = tuple(
        f"{key}={value}" for key, value in sorted(case.config.plugins.get(chosen.name, {}).items())
    )
    hand = file_digest(hand_path(case, item))
    inputs = (item.sha256, lore.digest, hand, chosen.version, *chosen.kept(item))
    return Job(f"read:{item.id}", "read", inputs, (f"reader={chosen.name}", *options), item.id, item.name)


def _records(case: Case, item: Item, job: Job, means: tuple[Lore, _Chosen]) -> Iterator[Record]:
    """The document first, so that it is kept whatever becomes of its statements."""
    lore, chosen = means
    document, troubles = document_of(case, item)
    yield document
    yield from (unread(job, trouble) for trouble in troubles)
    read, left_out = bounded(document)
    if left_out:
        yield unread(job, left_out)
    try:
        yield from _statements(read, lore, chosen)
    except UnreadError as error:
        yield unread(job, str(error))


def _statements(document: Document, lore: Lore, chosen: _Chosen) -> Iterator[Record]:
    if chosen.reader is None:
        raise UnreadError(
            f"{document.name}: kept as text only, no reader works here ({chosen.why_not}). Install one and run again."
        )
    languages = getattr(chosen.reader, "languages", ())
    if languages and document.language and document.language not in languages:
        raise UnreadError(
            f'{document.name}: kept as text only, its language is "{document.language}" and the {chosen.name} reader '
            f"reads {', '.join(languages)}. Choose another reader in case.toml, or set language in hand/."
        )
    statements: list[Statement] = []
    for record in chosen.reader.read(document, lore):
        statements += [record] if isinstance(record, Statement) else []
        yield record
    yield from who_and_what(document, lore, statements)


def document_of(case: Case, item: Item) -> tuple[Document, tuple[str, ...]]:
    """An item as a Document, with sentences on parts of it that could not be read.

    Raises:
        UnreadError: the item holds no text that can be read.
        CaseError: its correction in hand/ is not as it must be.
    """
    hand = dict(read_hand(hand_path(case, item)))
    taken = in_box(TASK, case.evidentiary_copy(item), item, hand, returns=Taken, name=item.name)
    return taken.document, taken.troubles
