"""What the read room promises: one job an item, nothing twice, and nothing dropped in silence."""

import hashlib
import sys
from dataclasses import dataclass
from types import ModuleType

import pytest

from witnessmark import plugins
from witnessmark.activity import Work
from witnessmark.case import Case, open_case
from witnessmark.errors import CaseError, PluginError
from witnessmark.read import read
from witnessmark.records import Activity, Document, Item, Place, Span, Statement, Unread, Voice, identify

REPORT = "Village burned in the valley\n\nRescue workers counted at least 40 burned houses in the valley on Monday, the council said.\n"


@dataclass(frozen=True)
class FirstSentence:
    """A tiny reader: the whole first paragraph is one assertion."""

    languages: tuple[str, ...] = ("en",)

    def version(self) -> str:
        return "first 1"

    def read(self, document: Document, _lore: object) -> list[Statement]:
        block = next(block for block in document.blocks if block.kind == "paragraph")
        text = block.span.of(document.text)
        voice = (Voice("The paper", "outlet"),)
        return [
            Statement(
                identify("st", document.id, block.span.start), document.id, Span(block.span.start, block.span.end), text,
                "event", "assertion", voice, ("unstated",), "CT+", "", "", None, (), (), (), (), (),
            )
        ]  # fmt: skip


@pytest.fixture
def case(tmp_path, monkeypatch):
    (tmp_path / "case.toml").write_text('title = "A valley"\n[read]\nreader = "first"\n')
    (tmp_path / "hand").mkdir()
    module = ModuleType("first_reader")
    module.plugin = FirstSentence()
    monkeypatch.setitem(sys.modules, "first_reader", module)
    monkeypatch.setattr(plugins, "names", lambda _kind: ("first",))
    monkeypatch.setattr(plugins, "module_of", lambda _kind, _name: module)
    opened = open_case(tmp_path)
    yield opened
    opened.store.close()


def collected(case: Case, *files: tuple[str, bytes]) -> None:
    items = []
    for index, (name, data) in enumerate(files):
        sha256 = hashlib.sha256(data).hexdigest()
        path = case.object_path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        kind = "text/csv" if name.endswith(".csv") else "text/plain"
        how = "hand" if name in {"places.csv", "report.toml"} else "inbox"
        items.append(Item(f"it-{sha256[:12]}", sha256, name, kind, len(data), how, index))
    case.store.keep(Activity("collect:all", "collect", "key", (), "code", ()), items)


def quiet(what: str, done: int, whole: int) -> None:
    """No progress bar."""


def test_each_text_becomes_a_document_with_its_statements(case):
    collected(case, ("report.txt", REPORT.encode()))

    work = read(case, quiet)

    (document,) = case.store.all(Document)
    (statement,) = case.store.all(Statement)
    assert document.title == "Village burned in the valley"
    assert statement.span.of(document.text) == statement.text
    assert work == Work(done=3)  # the places, the text, the actors


def test_a_second_run_does_nothing(case):
    collected(case, ("report.txt", REPORT.encode()))
    read(case, quiet)

    assert read(case, quiet) == Work(fresh=3)


def test_an_item_taken_out_of_the_case_takes_its_document_along(case):
    collected(case, ("report.txt", REPORT.encode()), ("other.txt", REPORT.upper().encode()))
    read(case, quiet)
    collected(case, ("report.txt", REPORT.encode()))
    read(case, quiet)

    assert [document.name for document in case.store.all(Document)] == ["report.txt"]


def test_an_empty_file_is_kept_as_unread_and_the_rest_is_read(case):
    collected(case, ("empty.txt", b""), ("report.txt", REPORT.encode()))

    work = read(case, quiet)

    (left,) = case.store.all(Unread)
    assert work.unread == 1
    assert left.reason.startswith("empty.txt: 0 bytes")
    assert case.store.count(Document) == 1


def test_tables_and_hand_files_are_not_read_as_documents(case):
    collected(case, ("fires.csv", b"a,b\n1,2\n"), ("report.toml", b'published = "2015-03-18"'))
    read(case, quiet)

    assert case.store.count(Document) == 0
    assert case.store.count(Unread) == 0


def test_a_document_in_a_language_the_reader_lacks_is_kept_and_counted_unread(case):
    arabic = "قرية محترقة في الوادي\n\nقال المجلس إن أربعين منزلا على الأقل أحرقت في الوادي يوم الاثنين من هذا الشهر.\n"
    collected(case, ("arabic.txt", arabic.encode()))
    read(case, quiet)

    (left,) = case.store.all(Unread)
    assert case.store.count(Document) == 1
    assert 'its language is "ar"' in left.reason


def test_what_a_person_wrote_about_an_item_wins(case):
    collected(case, ("report.txt", REPORT.encode()))
    (case.hand / "report.toml").write_text('publisher = "The Valley Paper"\npublished = "2015-03-18"\n')
    read(case, quiet)

    (document,) = case.store.all(Document)
    assert (document.publisher, document.published) == ("The Valley Paper", "2015-03-18")


def test_changing_the_hand_file_reads_the_item_again(case):
    collected(case, ("report.txt", REPORT.encode()))
    read(case, quiet)
    (case.hand / "report.toml").write_text('publisher = "The Valley Paper"\n')

    assert read(case, quiet) == Work(done=2, fresh=1)


def test_a_misspelt_key_in_a_hand_file_names_the_nearest(case):
    collected(case, ("report.txt", REPORT.encode()))
    (case.hand / "report.toml").write_text('publishd = "2015-03-18"\n')

    with pytest.raises(CaseError, match=r'unknown key "publishd"\. Did you mean "published"'):
        read(case, quiet)


def test_places_of_the_hand_table_rest_on_that_file(case):
    table = b"name,names,lon,lat,radius_km,kind,country,source\nAmerli,Amirli|Emirli,44.5875,34.725,3,town,IQ,field notes\n"
    (case.hand / "places.csv").write_bytes(table)
    collected(case, ("places.csv", table))
    read(case, quiet)

    (place,) = case.store.all(Place)
    (item,) = case.items("hand")
    assert (place.name, place.item) == ("Amerli", item.id)


def test_a_wrong_number_in_the_places_table_is_shown_with_line_and_column(case):
    (case.hand / "places.csv").write_text("name,lon,lat\nAmerli,44.58,34.7\nYangija,44;6,34.8\n")

    with pytest.raises(CaseError, match=r'places.csv, line 3, lon: "44;6" is no number from -180 to 180'):
        read(case, quiet)


def test_an_actor_of_unknown_kind_is_refused_with_the_kinds_there_are(case):
    (case.hand / "actors.csv").write_text("alias,name,kind\nHRW,Human Rights Watch,ngo\n")

    with pytest.raises(CaseError, match=r'actors.csv, line 2, kind: "ngo". Use one of: outlet, person'):
        read(case, quiet)


def test_a_reader_that_does_not_exist_is_an_error_not_an_empty_answer(tmp_path):
    (tmp_path / "case.toml").write_text('title = "A valley"\n[read]\nreader = "psychic"\n')
    opened = open_case(tmp_path)

    with pytest.raises(PluginError, match='no reader called "psychic"'):
        read(opened, quiet)
    opened.store.close()
