"""`witnessmark collect CASE URL ...` as a person meets it."""

from click.testing import CliRunner
from tests.collect.web.servers import page, serving

from witnessmark.case import open_case
from witnessmark.cli import witnessmark
from witnessmark.collect.web.queue import Queue
from witnessmark.records import Capture

PAGE = page(
    b"<title>Nine houses</title><h1>Nine houses</h1><p>At least nine houses were burned in the village on Friday, "
    b"two residents of the town said by telephone, and the school still stands.</p>"
)


def run(folder, *words):
    return CliRunner().invoke(witnessmark, ["collect", str(folder), *words, "--no-browser"])


def opened(server, *words):
    return (*words, "--allow-port", str(server.port), "--allow-private-addresses")


def test_each_address_is_told_with_its_state_and_what_it_lacks(case):
    with serving({"/a": PAGE}) as server:
        done = run(
            case.root,
            *opened(server, f"http://127.0.0.1:{server.port}/a", f"http://127.0.0.1:{server.port}/b"),
        )

    assert done.exit_code == 0, done.output
    assert f"incomplete http://127.0.0.1:{server.port}/a" in done.output
    assert f"hollow     http://127.0.0.1:{server.port}/b" in done.output
    assert "the server answered 404" in done.output


def test_addresses_come_from_a_list_and_what_is_allowed_beyond_the_web_is_written_down(case):
    with serving({"/a": PAGE}) as server:
        (case.root / "links.txt").write_text(
            f"# Amerli\n\nhttp://127.0.0.1:{server.port}/a\n", encoding="utf-8"
        )
        run(
            case.root,
            *opened(server, "--from", str(case.root / "links.txt"), "--context", "from a reader's letter"),
        )

    (sheet,) = [item for item in case.items() if item.name.endswith("capture.json")]
    assert b'"private addresses"' in case.evidentiary_copy(sheet)
    assert b'"from a reader\'s letter"' in case.evidentiary_copy(sheet)


def test_without_the_option_no_inside_address_is_asked(case):
    with serving({"/a": PAGE}) as server:
        done = run(case.root, f"http://127.0.0.1:{server.port}/a", "--allow-port", str(server.port))

    assert server.asked == []
    assert "use --allow-private-addresses" in done.output


def test_an_address_in_the_place_of_the_case_is_told(tmp_path):
    done = CliRunner().invoke(witnessmark, ["collect", "https://news.example/a"])

    assert done.exit_code == 1
    assert "Name the case first: witnessmark collect CASE URL." in done.output


def test_a_list_that_broke_off_goes_on_where_it_stopped(case):
    urls = [f"https://news.example/{number}" for number in range(3)]
    queue = Queue.of(case.root, urls)
    queue.begin()
    queue.tick(urls[0])

    assert Queue.of(case.root, urls).left == ("https://news.example/1", "https://news.example/2")
    assert Queue.of(case.root, ()).left == ("https://news.example/1", "https://news.example/2")
    assert Queue.of(case.root, ["https://news.example/9"]).left == (*urls[1:], "https://news.example/9")


def test_a_list_that_was_finished_is_a_new_round_when_it_comes_again(case):
    with serving({"/a": PAGE}) as server:
        words = opened(server, f"http://127.0.0.1:{server.port}/a")
        run(case.root, *words)
        run(case.root, *words)

    fresh = open_case(case.root)
    assert fresh.store.count(Capture) == 2
    fresh.store.close()
