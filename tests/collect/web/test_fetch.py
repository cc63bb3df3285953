"""Servers as they are: chunked, packed, slow, endless, lying; and what is kept of each."""

import gzip
import time
import zlib

import pytest
from tests.collect.web.servers import ANSWER, authority, open_door, page, public_door, redirect, serving

from witnessmark.collect.web.fetch import get, post, trail
from witnessmark.errors import UnreadError

BODY = b"<html><body><p>Nine houses burned in Amerli.</p></body></html>"


def ask(server, path="/", **caps):
    return get(f"http://127.0.0.1:{server.port}{path}", open_door(server, **caps))


def test_an_answer_is_kept_to_the_byte_as_it_went_over_the_wire():
    answer = page(BODY, "X-Odd:   spaces ", "x-odd: twice")
    with serving(lambda _path: answer) as server:
        exchange = ask(server)

    assert (exchange.raw_response, exchange.body, exchange.status) == (answer, BODY, 200)
    assert exchange.raw_request.startswith(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:")


def test_chunks_are_joined_in_the_body_and_kept_as_they_came():
    answer = ANSWER + b"Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nNine \r\n6\r\nhouses\r\n0\r\n\r\n"
    with serving(lambda _path: answer) as server:
        exchange = ask(server)

    assert (exchange.body, exchange.raw_response) == (b"Nine houses", answer)


def test_a_packed_page_is_unpacked_and_a_bomb_only_up_to_the_cap():
    pages = {
        "/page": page(gzip.compress(BODY), "Content-Encoding: gzip"),
        "/bare": page(zlib.compress(BODY)[2:-4], "Content-Encoding: deflate"),
        "/bomb": page(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip"),
    }
    with serving(pages) as server:
        assert ask(server, "/page").decoded(1_000) == (BODY, "")
        assert ask(server, "/bare").decoded(1_000) == (BODY, "")
        unpacked, trouble = ask(server, "/bomb").decoded(1_000)

    assert (len(unpacked), trouble) == (1_000, "it unpacks to more than 1,000 bytes")


def test_a_packing_that_was_not_asked_for_is_kept_and_named():
    with serving({"/": page(b"\x0b\x02\x80", "Content-Encoding: br")}) as server:
        exchange = ask(server)

    assert exchange.decoded(1_000) == (b"\x0b\x02\x80", 'it is packed as "br", which was not asked for')
    assert "Accept-Encoding: gzip\r\n" in server.asked[0]


@pytest.mark.parametrize(("status", "head"), [(204, "204 No Content"), (304, "304 Not Modified")])
def test_an_answer_without_a_body_is_an_answer(status, head):
    with serving({"/": f"HTTP/1.1 {head}\r\n\r\n".encode()}) as server:
        assert (ask(server).status, ask(server).body) == (status, b"")


def test_a_body_shorter_than_it_says_is_kept_and_marked():
    with serving({"/": ANSWER + b"Content-Length: 9999\r\n\r\n" + BODY}) as server:
        exchange = ask(server)

    assert (exchange.body, exchange.truncated) == (BODY, "disconnect")


def test_what_comes_after_the_declared_end_is_counted_and_no_part_of_the_answer():
    with serving({"/": page(BODY) + b"HTTP/1.1 200 OK\r\n\r\nsmuggled"}) as server:
        exchange = ask(server)

    assert exchange.raw_response == page(BODY)
    assert exchange.surplus == len(b"HTTP/1.1 200 OK\r\n\r\nsmuggled")


def endless(part, pause=0.0):
    while True:
        yield part
        time.sleep(pause)


def test_an_endless_body_is_cut_at_the_cap():
    def answer(_path):
        yield ANSWER + b"\r\n"
        yield from endless(b"x" * 65_536)

    with serving(answer) as server:
        exchange = ask(server, body_bytes=1_000_000)

    assert exchange.truncated == "length"
    assert 1_000_000 <= len(exchange.body) < 1_200_000


def test_chunks_of_one_byte_fill_no_more_memory_than_the_cap():
    def answer(_path):
        yield ANSWER + b"Transfer-Encoding: chunked\r\n\r\n"
        yield from endless(b"1\r\nx\r\n" * 10_000)

    with serving(answer) as server:
        exchange = ask(server, body_bytes=100_000)

    assert exchange.truncated == "length"
    assert len(exchange.raw_response) < 400_000


def test_a_body_that_drips_is_cut_when_its_time_is_over():
    def answer(_path):
        yield ANSWER + b"\r\n"
        yield from endless(b"x", 0.05)

    with serving(answer) as server:
        exchange = ask(server, seconds=0.4)

    assert exchange.truncated == "time"


def test_headers_without_end_are_no_answer():
    def answer(_path):
        yield b"HTTP/1.1 200 OK\r\n"
        yield from endless(b"X-More: " + b"x" * 60 + b"\r\n")

    with serving(answer) as server, pytest.raises(UnreadError, match=r"no answer that is HTTP"):
        ask(server)


def test_a_server_that_says_only_continue_is_no_answer():
    flood = b"HTTP/1.1 100 Continue\r\n\r\n" * 500
    with serving(lambda _path: endless(flood)) as server, pytest.raises(UnreadError, match="no answer"):
        ask(server, body_bytes=100_000, seconds=5)


def test_an_early_hint_is_no_part_of_the_answer_that_follows():
    with serving({"/": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + page(BODY)}) as server:
        assert ask(server).raw_response == page(BODY)


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x16\x03\x01\x02\x00"]
)
def test_what_is_no_web_server_is_told_in_a_sentence(said):
    with serving({"/": said}) as server, pytest.raises(UnreadError, match=r"no answer.*Try again later"):
        ask(server)


def test_a_closed_port_is_told_in_a_sentence():
    with serving({}) as server:
        door, port = open_door(server), server.port

    with pytest.raises(UnreadError, match="no connection"):
        get(f"http://127.0.0.1:{port}/", door)


def test_a_secure_page_is_taken_with_the_certificates_of_its_server():
    tls, client = authority("news.test")
    with serving(lambda _path: page(BODY), tls) as server:
        exchange = get("https://news.test/", public_door(server, tls=client))

    assert (exchange.body, len(exchange.certificates)) == (BODY, 2)


def test_a_certificate_for_another_name_or_of_an_unknown_authority_is_refused():
    tls, client = authority("news.test")
    with serving(lambda _path: page(BODY), tls) as server:
        with pytest.raises(UnreadError, match=r"certificate is not valid for 'bank\.test'"):
            get("https://bank.test/", public_door(server, tls=client))
        with pytest.raises(UnreadError, match="secure connection failed"):
            get("https://news.test/", public_door(server))

    assert server.asked == []


def test_redirects_are_followed_and_each_step_is_kept():
    pages = {"/": redirect("/b"), "/b": redirect("http://other.test/c", 301), "/c": page(BODY)}
    with serving(pages) as server:
        steps = list(trail("http://news.test/", public_door(server)))

    assert [(step.url, step.status) for step in steps] == [
        ("http://news.test/", 302),
        ("http://news.test/b", 301),
        ("http://other.test/c", 200),
    ]


def test_a_redirect_in_other_letters_leads_where_a_browser_goes():
    arabic = "/مقال".encode()
    pages = {"/": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + arabic + b"\r\n\r\n"}
    with serving({**pages, "/%D9%85%D9%82%D8%A7%D9%84": page(BODY)}) as server:
        steps = list(trail("http://news.test/", public_door(server)))

    assert steps[-1].body == BODY


def test_cookies_are_neither_kept_nor_sent_and_no_proxy_is_asked(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serving({"/": redirect("/b"), "/b": page(BODY, "Set-Cookie: reader=17")}) as server:
        list(trail("http://news.test/", public_door(server)))
        list(trail("http://news.test/", public_door(server)))

    assert len(server.asked) == 4
    assert not any("cookie" in head.lower() for head in server.asked)


def test_what_a_person_sends_goes_where_they_said_or_nowhere():
    with serving(
        {"/tsa": page(b"token", kind="application/timestamp-reply"), "/": redirect("/tsa", 307)}
    ) as server:
        door = public_door(server)
        assert post("http://time.test/tsa", b"query", "application/timestamp-query", door).body == b"token"
        with pytest.raises(UnreadError, match="or nowhere"):
            post("http://time.test/", b"query", "application/timestamp-query", door)

    assert "Content-Length: 5" in server.asked[0]
