"""Exchanges are kept to the byte and read again without a network; a changed one is told, not read."""

import json

from tests.contracts.test_readers import text_document
from tests.read.llm.liar import GOOD, TEXT, offering, read_beside

from witnessmark import plugins
from witnessmark.read.llm.exchange import Answer, Exchange, Shelf
from witnessmark.read.llm.sending import parts_of


def asked(folder, reply, status=200, model="m"):
    reader = plugins.load("reader", "llm", {"model": model, "base": "rules"}).beside(folder)
    for part in parts_of(text_document(TEXT)):
        reader.talk.ask(text_document(TEXT), part, lambda _: Answer(status, reply))
    return reader


def test_a_kept_exchange_is_read_again_with_nobody_to_ask(tmp_path):
    first = read_beside(asked(tmp_path, offering(GOOD)))

    again = read_beside(plugins.load("reader", "llm", {"model": "m", "base": "rules"}).beside(tmp_path))

    assert again == first
    assert len(first[0]) == 1


def test_a_reply_changed_on_disk_is_told_and_not_read(tmp_path):
    reader = asked(tmp_path, offering(GOOD))
    (path,) = tmp_path.rglob("*.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"reply":"e', '"reply":"f'), encoding="utf-8")

    leads, refused = read_beside(reader)

    assert leads == []
    assert "was changed since" in refused[0].reason


def test_another_model_is_another_question_and_finds_no_answer_of_the_first(tmp_path):
    asked(tmp_path, offering(GOOD), model="m")

    leads, refused = read_beside(
        plugins.load("reader", "llm", {"model": "other", "base": "rules"}).beside(tmp_path)
    )

    assert leads == []
    assert "other was not asked about it" in refused[0].reason


def test_a_question_that_ended_in_an_error_is_asked_again_and_one_answered_is_not(tmp_path):
    document = text_document(TEXT)

    assert list(asked(tmp_path / "a", b"busy", status=503).talk.unasked(document))
    assert not list(asked(tmp_path / "b", offering(GOOD)).talk.unasked(document))


def test_what_is_kept_changes_what_the_reading_rests_on(tmp_path):
    shelf = Shelf(tmp_path)
    before = shelf.digests("it-1")

    shelf.keep("it-1", Exchange(b"{}", Answer(200, b"yes")))

    assert (before, len(shelf.digests("it-1"))) == ((), 1)


def test_a_lead_names_model_and_prompt_and_the_digest_of_the_raw_reply(tmp_path):
    (lead,), _ = read_beside(asked(tmp_path, offering(GOOD)))
    kept = json.loads(next(tmp_path.rglob("*.json")).read_text(encoding="utf-8"))

    assert lead.exchange == kept["reply_sha256"]
    assert lead.statement.reader.startswith("llm 0.1.0: m, prompt ")


def test_no_word_of_the_model_stands_in_what_is_told_of_a_refusal(tmp_path):
    _, refused = read_beside(asked(tmp_path, offering({"quote": "zebra zebra zebra"}, {"claim": "zebra"})))

    assert len(refused) == 2
    assert not any("zebra" in one.reason for one in refused)
