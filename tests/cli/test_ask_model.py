"""`witnessmark read --ask-model`, as a person meets it: nothing goes out unasked, and what goes out is said first."""

import pytest
from click.testing import CliRunner
from tests.read.llm.liar import GOOD, TEXT, offering, server

from witnessmark.cli import witnessmark


@pytest.fixture
def folder(tmp_path):
    for name in ("inbox", "hand"):
        (tmp_path / name).mkdir()
    (tmp_path / "inbox" / "raid.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def case_toml(folder, endpoint, reader="llm"):
    (folder / "case.toml").write_text(
        f'title = "A raid"\n[read]\nreader = "{reader}"\n[plugins.llm]\nendpoint = "{endpoint}"\nmodel = "small-one"\nbase = "rules"\n',
        encoding="utf-8",
    )


def run(folder, *words):
    CliRunner().invoke(witnessmark, ["collect", str(folder)])
    return CliRunner().invoke(witnessmark, ["read", str(folder), *words])


def test_the_screen_says_which_texts_go_where_and_the_reply_is_kept(folder):
    with server(offering(GOOD)) as (endpoint, asked):
        case_toml(folder, endpoint)
        told = run(folder, "--ask-model").output

    assert "a server on this machine, to be read by small-one:" in told
    assert "raid.txt (" in told
    assert len(asked) == len(list((folder / "working" / "llm").rglob("*.json"))) == 1


def test_without_the_option_nothing_is_sent_although_the_reader_is_chosen(folder):
    with server(offering(GOOD)) as (endpoint, asked):
        case_toml(folder, endpoint)
        run(folder)

    assert asked == []


def test_the_option_alone_sends_nothing_where_another_reader_is_chosen(folder):
    with server(offering(GOOD)) as (endpoint, asked):
        case_toml(folder, endpoint, reader="rules")
        told = run(folder, "--ask-model")

    assert asked == []
    assert told.exit_code == 1
    assert "nothing was sent" in told.output


def test_a_text_asked_about_once_is_not_sent_again(folder):
    with server(offering(GOOD)) as (endpoint, asked):
        case_toml(folder, endpoint)
        run(folder, "--ask-model")
        told = run(folder, "--ask-model").output

    assert len(asked) == 1
    assert "nothing is sent" in told


def test_a_server_that_is_not_there_ends_in_a_sentence_and_exit_code_one(folder):
    case_toml(folder, "http://127.0.0.1:9/v1")

    told = run(folder, "--ask-model")

    assert told.exit_code == 1
    assert "no connection" in told.output
