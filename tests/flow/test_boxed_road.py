"""The box changes no byte of what goes out: a case read inside it and one read in the program itself publish the same."""

import runpy
from importlib import import_module

from tests.flow.cases import ROOT, bytes_of, run_whole

from witnessmark.box import Box

MAKE = ROOT / "examples" / "simulated" / "make.py"


def in_the_open(_self, task, data, *args, returns, limits=None, name=""):
    module, _, function = task.partition(":")
    return getattr(import_module(module), function)(data, *args)


def published(folder):
    runpy.run_path(str(MAKE))["main"]([str(folder)])
    told = folder / "case.toml"
    told.write_text(told.read_text().replace("[publish]", '[publish]\noutputs = ["page", "geojson", "csv"]'))
    case = run_whole(folder)
    case.store.close()
    return {part: bytes_of(folder / part) for part in ("published", "working/tables", "working/chips")}


def test_a_case_read_in_the_box_publishes_the_very_same_bytes(tmp_path, monkeypatch):
    inside = published(tmp_path / "boxed" / "tarsin")
    monkeypatch.setattr(Box, "ask", in_the_open)
    outside = published(tmp_path / "open" / "tarsin")

    assert inside == outside
    assert all(inside.values())
