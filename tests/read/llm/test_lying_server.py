"""What comes of a model's server that lies: good words pass, and everything else is refused with the reason."""

import gzip
import json
from types import SimpleNamespace

import pytest
from tests.contracts.test_readers import text_document
from tests.read.llm.liar import GOOD, TEXT, completion, offering, read_beside, server

from witnessmark import plugins
from witnessmark.cli.asking import connect
from witnessmark.collect.web.location import read_location
from witnessmark.errors import UnreadError
from witnessmark.read.llm.sending import parts_of

HUGE = completion("x" * 3_000_000)
DEEP = completion('{"statements": ' + "[" * 100_000)
BAD = {
    "truncated": (completion('{"statements": [{"quote": "Gunmen bur', "length"), 200, {}),
    "broken off without a word": (completion('{"statements": [{"quote": "Gunmen bur'), 200, {}),
    "prose": (completion("Sure! Here are the statements: Gunmen burned granaries."), 200, {}),
    "another schema": (completion('{"claims": []}'), 200, {}),
    "a list of numbers": (completion('{"statements": 7}'), 200, {}),
    "no choices": (b'{"choices": []}', 200, {}),
    "two answers": (json.dumps({"choices": [{"message": {"content": "{}"}}] * 2}).encode(), 200, {}),
    "tool calls": (b'{"choices": [{"message": {"tool_calls": [{"function": {"name": "fetch"}}]}}]}', 200, {}),
    "not json": (b"<html>Service starting</html>", 200, {"Content-Type": "text/html"}),
    "another charset": (offering(GOOD).decode().encode("utf-16"), 200, {}),
    "bytes of no charset": (b'{"choices": [{"message": {"content": "\xff\xfe"}}]}', 200, {}),
    "huge": (HUGE, 200, {}),
    "huge when unpacked": (gzip.compress(HUGE), 200, {"Content-Encoding": "gzip"}),
    "nested without end": (DEEP, 200, {}),
    "an error": (b'{"error": "no such model"}', 404, {}),
    "shorter than it says": (offering(GOOD), 200, {"Content-Length": "99999"}),
    "nothing": (b"", 200, {}),
    "a thousand statements": (offering(*[GOOD] * 1000), 200, {}),
}  # fmt: skip


def options(endpoint, seconds=10.0):
    return plugins.load(
        "reader", "llm", {"endpoint": endpoint, "model": "liar", "base": "rules", "seconds": seconds}
    )


def ask(endpoint, folder, text=TEXT, seconds=10.0):
    chosen = options(endpoint, seconds)
    reader = chosen.beside(folder)
    connection = connect(read_location(f"{endpoint}/chat/completions"), chosen, private=False)
    document = text_document(text)
    for part in parts_of(document):
        reader.talk.ask(document, part, connection)
    return reader


def test_words_that_stand_in_the_text_become_a_lead_with_our_own_offsets(tmp_path):
    with server(offering(GOOD)) as (endpoint, _):
        leads, refused = read_beside(ask(endpoint, tmp_path))

    assert [one.statement.text for one in leads] == ["Gunmen burned at least 14 granaries in June"]
    assert refused == []


@pytest.mark.parametrize("lie", BAD)
def test_a_reply_that_is_no_whole_answer_gives_no_lead_and_one_sentence(lie, tmp_path):
    body, status, headers = BAD[lie]

    with server(body, status, headers) as (endpoint, _):
        leads, refused = read_beside(ask(endpoint, tmp_path))

    assert leads == []
    assert ["the model's reply is not used" in one.reason for one in refused] == [True]


def test_a_server_slower_than_our_patience_is_left_and_nothing_is_kept(tmp_path):
    with (
        server(offering(GOOD), headers={"Content-Length": "5"}, drip_s=1.0) as (endpoint, _),
    ):
        leads, refused = read_beside(ask(endpoint, tmp_path, seconds=0.3))

    assert leads == []
    assert "cut off (time)" in refused[0].reason


def test_a_server_that_leads_elsewhere_is_not_followed(tmp_path):
    with (
        server(b"", 307, {"Location": "http://127.0.0.1:9/elsewhere"}) as (endpoint, _),
        pytest.raises(UnreadError, match="goes to the address you named or nowhere"),
    ):
        ask(endpoint, tmp_path)


def test_the_rules_statements_are_the_same_whatever_the_model_answers(tmp_path):
    def told(reader):
        from tests.contracts.test_readers import NoPlaces

        from witnessmark.read.contract import Lore
        from witnessmark.records import Statement

        return [
            one for one in reader.read(text_document(TEXT), Lore(NoPlaces())) if isinstance(one, Statement)
        ]

    unasked = told(options("").beside(tmp_path / "none"))
    with server(offering()) as (endpoint, _):
        silent = told(ask(endpoint, tmp_path / "silent"))

    assert unasked == silent != []


def test_the_key_goes_in_a_header_and_is_nowhere_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("WITNESSMARK_LLM_KEY", "secret-of-mine")

    with server(offering(GOOD)) as (endpoint, asked):
        ask(endpoint, tmp_path)

    assert asked[0][1]["Authorization"] == "Bearer secret-of-mine"
    assert not any(b"secret-of-mine" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_no_tool_is_offered_that_a_text_could_talk_the_model_into(tmp_path):
    with server(offering(GOOD)) as (endpoint, asked):
        ask(endpoint, tmp_path)

    assert not {"tools", "functions", "tool_choice"} & set(json.loads(asked[0][2]))


def test_another_machine_is_asked_by_https_or_not_at_all():
    from witnessmark.cli.asking import _endpoint
    from witnessmark.errors import CaseError

    with pytest.raises(CaseError, match="not https"):
        _endpoint(SimpleNamespace(endpoint="http://models.example/v1"))
