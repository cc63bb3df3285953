"""What every publisher promises, tested the moment its file exists."""

import runpy
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from witnessmark import plugins

_sample = runpy.run_path(str(Path(__file__).parents[1] / "publish" / "sample.py"))
REPORT, HOSTILE = _sample["sample_report"](), _sample["hostile_report"]()
NOTHING = replace(
    REPORT, figures=(), findings=(), origins=(), statements=(), sources=(), places=(), shapes=(), pictures=(),
    unread=(), coverage=(), limits=(), marks=(), methods=(), area=None, date="", author="", question="",
)  # fmt: skip
NAMES = plugins.names("publisher")


def published(name, report, folder):
    """Files of one publisher, those it takes along made before it, by name with their bytes."""
    plugin = plugins.load("publisher", name)
    for earlier in plugin.after:
        if earlier in NAMES:
            published(earlier, report, folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in plugin.publish(report, folder)}


@pytest.mark.parametrize("name", NAMES)
def test_a_publisher_is_a_frozen_dataclass_whose_options_have_defaults(name):
    plugin = plugins.load("publisher", name)

    assert is_dataclass(plugin)
    assert type(plugin)() == plugin or fields(plugin)
    with pytest.raises(AttributeError):
        plugin.after = ()


@pytest.mark.parametrize("name", NAMES)
def test_a_publisher_says_what_it_is_good_at_and_what_it_misses(name):
    told = plugins.module_of("publisher", name).__doc__

    assert "Good at" in told
    assert "isses" in told


@pytest.mark.parametrize("name", NAMES)
def test_the_same_report_is_published_with_the_same_bytes_twice(name, tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert published(name, REPORT, tmp_path / "one") == published(name, REPORT, tmp_path / "two") != {}


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stops_no_publisher_and_makes_no_other_file(name, tmp_path):
    made = published(name, HOSTILE, tmp_path)

    assert all(made.values())
    assert not any(path.is_symlink() or ".." in path.name for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_in_which_nothing_was_found_is_published_all_the_same(name, tmp_path):
    assert all(published(name, NOTHING, tmp_path).values())


@pytest.mark.parametrize("name", NAMES)
def test_no_output_holds_a_path_of_this_machine(name, tmp_path):
    made = published(name, REPORT, tmp_path)

    assert not any(str(tmp_path).encode() in body for body in made.values())
