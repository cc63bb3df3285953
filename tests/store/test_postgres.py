"""PostgreSQL for teams: several cases in one database, several programs at one case, trouble in a sentence."""

import hashlib
import multiprocessing
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from witnessmark.case import open_case
from witnessmark.errors import CaseError, StoreError
from witnessmark.records import Activity, Item
from witnessmark.store import open_shared

EXAMPLE = Path(__file__).parents[2] / "examples" / "amerli"

EACH = 40


def item(name: str) -> Item:
    return Item(f"it-{name}", "0" * 64, name, "text/plain", 1, "inbox", 0)


def keep_many(place, writer, results):
    """Write items of one's own and tell each when it is acknowledged."""
    store = open_shared(*place)
    for number in range(EACH):
        name = f"{writer}-{number}"
        store.keep(Activity(f"collect:{name}", "collect", name, (), "", ()), [item(name)])
        results.put(name)
    store.close()


def names_in(place) -> list[str]:
    store = open_shared(*place)
    names = sorted(one.name for one in store.all(Item))
    store.close()
    return names


def case_at(folder, place, **more):
    url, schema = place
    (folder / "case.toml").write_text(
        f'title = "A team\'s case"\n[store]\nurl = "{more.get("url", url)}"\nschema = "{more.get("schema", schema)}"\n',
        encoding="utf-8",
    )
    (folder / "inbox").mkdir(exist_ok=True)
    return folder


def test_eight_writers_at_one_database_lose_and_double_nothing_acknowledged(shared_place):
    spawning = multiprocessing.get_context("spawn")
    results = spawning.Queue()
    writers = [spawning.Process(target=keep_many, args=(shared_place, n, results)) for n in range(8)]
    open_shared(*shared_place).close()
    for writer in writers:
        writer.start()
    acknowledged = [results.get(timeout=120) for _ in range(8 * EACH)]
    for writer in writers:
        writer.join()

    assert names_in(shared_place) == sorted(acknowledged)


def test_two_cases_in_one_database_do_not_see_each_other(server, shared_place):
    for schema in (shared_place[1], f"{shared_place[1]}_b"):
        store = open_shared(server, schema)
        store.keep(Activity("collect", "collect", "key", (), "", ()), [item(schema)])
        store.close()

    assert names_in(shared_place) == [shared_place[1]]


def test_a_case_is_collected_and_read_with_its_records_in_the_database(tmp_path, shared_place):
    folder = case_at(tmp_path, shared_place)
    (folder / "inbox" / "a.txt").write_text(
        "Reporters counted at least 40 burned houses in the village.\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "witnessmark", "collect", folder], capture_output=True, text=True, check=False
    )

    assert (done.returncode, (folder / "case.sqlite").exists()) == (0, False), done.stderr
    assert names_in(shared_place) == ["a.txt"]


def test_a_server_that_is_not_there_is_one_sentence_with_a_way_out(tmp_path):
    with pytest.raises(StoreError, match=r"the shared store: .* Check that the server runs") as caught:
        open_shared(f"postgresql+psycopg://tester@/postgres?host={tmp_path}", "nowhere")

    assert "\n" not in str(caught.value)


def test_a_user_the_server_does_not_know_is_named_with_a_way_out(server):
    with pytest.raises(StoreError, match=r'role "nobody" does not exist. Make the database or the user'):
        open_shared(server.replace("tester@", "nobody@"), "nowhere")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"url": "postgresql+psycopg://a:secret@db.example/x"}, "holds a password"),
        ({"url": "postgresql+psycopg://db.example/x?password=secret"}, "holds a password"),
        ({"url": "mysql://db.example/x"}, r"Write .postgresql\+psycopg://USER@HOST/DATABASE"),
        ({"schema": "a; drop table records"}, "Name one for this case alone"),
    ],
)
def test_case_toml_takes_no_password_and_no_other_kind_of_database(tmp_path, change, said):
    with pytest.raises(CaseError, match=said) as caught:
        open_case(case_at(tmp_path, ("postgresql+psycopg://tester@/x", "mine"), **change))

    assert "secret" not in str(caught.value)


def published(root: Path) -> dict[str, str]:
    # custody.note states the case's own log: its key, its salts and its clock, which no two cases share.
    files = [
        path for path in (root / "published").rglob("*") if path.is_file() and path.name != "custody.note"
    ]
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_case_publishes_the_same_bytes_from_either_store(tmp_path, shared_place):
    for name in ("in-sqlite", "in-postgres"):
        root = tmp_path / name
        shutil.copytree(EXAMPLE, root)
        if name == "in-postgres":
            url, schema = shared_place
            with (root / "case.toml").open("a", encoding="utf-8") as config:
                config.write(f'\n[store]\nurl = "{url}"\nschema = "{schema}"\n')
        subprocess.run([sys.executable, "-m", "witnessmark", "run", root], capture_output=True, check=True)

    found, wanted = published(tmp_path / "in-postgres"), published(tmp_path / "in-sqlite")
    assert [name for name in wanted if found.get(name) != wanted[name]] == []
