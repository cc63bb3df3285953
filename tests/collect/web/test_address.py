"""What may be asked on the web, and what is refused before a connection is made."""

import pytest
from benchmarks.address.spellings import CHAINS, INSIDE, LYING, PUBLIC
from tests.collect.web.servers import DIALLED, page, public_door, redirect, serving

from witnessmark.collect.web.address import Policy
from witnessmark.collect.web.door import Deadline, Door
from witnessmark.collect.web.fetch import get, trail
from witnessmark.collect.web.location import follow, read_location
from witnessmark.errors import UnreadError


def refuse_to_connect(_address, _port, _seconds):
    raise AssertionError("a connection was tried")


def lying_door():
    return Door(resolve=lambda host, _p, _s: LYING.get(host, ("93.184.215.14",)), connect=refuse_to_connect)


@pytest.mark.parametrize("url", INSIDE)
def test_no_spelling_of_an_inside_address_is_ever_asked(url):
    with pytest.raises(UnreadError):
        get(url, lying_door())


@pytest.mark.parametrize("address", PUBLIC)
def test_an_ordinary_public_address_is_never_refused(address):
    assert Policy().check(address)


@pytest.mark.parametrize("chain", CHAINS)
def test_no_chain_of_redirects_leads_inside_or_on_for_ever(chain):
    steps = iter(chain)
    DIALLED.clear()
    answer = lambda path: redirect("/loop" if path == "/loop" else next(steps))  # noqa: E731
    with serving(answer) as server, pytest.raises(UnreadError):
        list(trail("http://harmless.test/", public_door(server, LYING)))

    assert set(DIALLED) == {"93.184.215.14"}


def test_a_name_with_one_good_and_one_inside_address_is_refused():
    with pytest.raises(UnreadError, match=r"10\.0\.0\.1 is a private network"):
        lying_door().addresses(read_location("http://mixed.test/"), Deadline(1))


def test_the_address_looked_at_is_the_address_connected_to():
    answers = iter([("93.184.215.14",), ("127.0.0.1",)])
    DIALLED.clear()
    with serving(lambda _path: page(b"<p>Here</p>")) as server:
        get("http://rebinding.test/", public_door(server, {"rebinding.test": lambda: next(answers)}))

    assert DIALLED == ["93.184.215.14"]
    assert next(answers) == ("127.0.0.1",)  # the second answer was never asked for


def test_a_name_that_changes_to_an_inside_address_is_refused_the_next_time():
    answers = iter([("93.184.215.14",), ("169.254.169.254",)])
    with serving(lambda _path: page(b"<p>Here</p>")) as server:
        door = public_door(server, {"rebinding.test": lambda: next(answers)})
        get("http://rebinding.test/", door)
        with pytest.raises(UnreadError, match="cloud machines keep their secrets"):
            get("http://rebinding.test/", door)


def test_an_intranet_page_is_asked_only_when_a_person_says_so_and_the_cloud_secret_never():
    allowed = Policy(allow_private=True)

    assert str(allowed.check("10.1.2.3")) == "10.1.2.3"
    for never in ("169.254.169.254", "224.0.0.1", "fe80::1", "0.0.0.0"):
        with pytest.raises(UnreadError):
            allowed.check(never)


def test_an_ipv4_address_inside_an_ipv6_one_is_judged_by_what_it_is():
    assert str(Policy().check("64:ff9b::808:808")) == "8.8.8.8"
    assert str(Policy().check("::ffff:8.8.8.8")) == "8.8.8.8"


def test_a_user_name_in_a_url_is_refused_with_the_way_out():
    with pytest.raises(UnreadError, match=r"carries a user name or password before @.*Leave it out"):
        read_location("https://reader:secret@example.org/report")


def test_a_url_without_its_beginning_is_told_how_to_begin():
    with pytest.raises(UnreadError, match=r'Write "https://hrw\.org/report"'):
        read_location("hrw.org/report")


def test_names_in_other_letters_are_asked_in_the_form_name_servers_know():
    assert str(read_location("https://b\u00fccher.example/\u0645\u0642\u0627\u0644?q=\u00e4#top")) == (
        "https://xn--bcher-kva.example/%D9%85%D9%82%D8%A7%D9%84?q=%C3%A4"
    )


@pytest.mark.parametrize("reference", ["http://[zone]/", "//[::1]:x/", "http://[", "http://a b.test\\c"])
def test_a_redirect_that_no_program_reads_alike_is_refused_in_a_sentence(reference):
    with pytest.raises(UnreadError):
        follow(read_location("http://example.org/"), reference)


def test_what_is_percent_encoded_already_stays_as_it_is():
    assert read_location("http://Example.ORG.:80/a%20b/?x=%2F").target == "/a%20b/?x=%2F"
    assert str(follow(read_location("http://example.org/a/b"), "../c d")) == "http://example.org/c%20d"
