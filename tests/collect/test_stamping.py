"""Asking for a stamp: what is sent, what of the answer is taken, what the log then says."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from benchmarks.custody.authority import make_authority

from witnessmark.case.config import AuthorityConfig
from witnessmark.collect.custody import read_lines
from witnessmark.collect.posting import poster
from witnessmark.collect.session import session
from witnessmark.collect.stamping import stamp
from witnessmark.collect.verify import verify
from witnessmark.errors import CustodyError, UnreadError

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the test authority")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def begun(case, authority):
    """A case of one line, with the authority's root certificate under hand/."""
    with session(case) as log:
        log.append("fsck", why="a test of ours")
    shutil.copy(authority.root, case.hand / "root.pem")
    return case


def config(url="http://tsa.example/"):
    return AuthorityConfig("local", url, "hand/root.pem")


def acts(case):
    return [json.loads(line)["act"] for line in read_lines(case)]


def test_the_stamp_lies_beside_its_checkpoint_and_its_hash_is_the_next_line(begun, authority):
    answer = stamp(begun, [config()], authority.post)[0]

    token = (begun.custody / "tsr" / f"{answer.size}.local.tsr").read_bytes()
    line = json.loads(read_lines(begun)[answer.size])
    assert (answer.size, acts(begun)) == (2, ["fsck", "key-change", "receive"])
    assert begun.object_path(line["obj"]).read_bytes() == token


def test_a_second_stamp_by_the_same_authority_names_it_no_second_time(begun, authority):
    stamp(begun, [config()], authority.post)
    stamp(begun, [config()], authority.post)

    assert acts(begun) == ["fsck", "key-change", "receive", "receive"]


def test_an_answer_to_an_earlier_query_is_refused_as_played_back(begun, authority):
    answers = []

    def play_back(url, query):
        answers.append(authority.post(url, query))
        return answers[0]

    first = stamp(
        begun, [config(), AuthorityConfig("again", "http://tsa.example/", "hand/root.pem")], play_back
    )

    assert first[0].time
    assert "answer is to another query" in first[1].reason


def test_an_authority_that_does_not_answer_stops_no_other(begun, authority):
    def post(url, query):
        if "down" in url:
            raise UnreadError("no connection")
        return authority.post(url, query)

    down = AuthorityConfig("down", "http://down.example/", "hand/root.pem")

    assert [bool(one.time) for one in stamp(begun, [down, config()], post)] == [False, True]


def test_a_clock_far_from_the_authority_is_owned_up_to(begun, authority):
    ahead = datetime.now(UTC) + timedelta(hours=5)
    stamp(begun, [config()], authority.post, lambda: ahead)

    assert acts(begun) == ["fsck", "key-change", "time-anomaly", "receive"]
    assert "s ahead of a time authority's" in json.loads(read_lines(begun)[2])["why"]


def test_a_file_that_holds_no_certificate_is_told_before_anything_is_asked(begun):
    (begun.hand / "root.pem").write_text("not PEM", encoding="utf-8")

    with pytest.raises(CustodyError, match="no certificates in PEM"):
        stamp(begun, [config()], lambda _url, _query: pytest.fail("asked"))


def test_an_empty_log_has_nothing_to_stamp_but_the_naming_itself(case, authority):
    shutil.copy(authority.root, case.hand / "root.pem")

    assert stamp(case, [config()], authority.post)[0].size == 1


@pytest.fixture
def served(authority):
    """The authority behind a loopback port; paths that misbehave beside it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            body = b"x" * 200_000 if self.path == "/huge" else authority.reply(query)
            self.send_response(404 if self.path == "/missing" else 200)
            kind = "text/html" if self.path == "/page" else "application/timestamp-reply"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_stamp_comes_over_the_wire_from_an_authority_of_ones_own_network(begun, served):
    assert stamp(begun, [config(f"{served}/tsr")], poster(allow_private=True))[0].time


def test_an_authority_inside_is_not_asked_unless_a_person_says_so(begun, served):
    answer = stamp(begun, [config(f"{served}/tsr")], poster())[0]

    assert "no public address of the web" in answer.reason


@pytest.mark.parametrize("path", ["missing", "page", "huge"])
def test_an_answer_that_is_no_stamp_reply_is_refused_by_what_it_is(begun, served, path):
    answer = stamp(begun, [config(f"{served}/{path}")], poster(allow_private=True))[0]

    assert "which is no time-stamp reply" in answer.reason


def test_a_run_that_broke_off_between_line_and_file_is_mended_by_the_next(begun, authority):
    answer = stamp(begun, [config()], authority.post)[0]
    path = begun.custody / "tsr" / f"{answer.size}.local.tsr"
    path.unlink()  # as if the power had gone right after the line was written and signed

    with session(begun):
        pass

    assert verify(begun).is_valid
