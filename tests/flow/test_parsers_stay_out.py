"""The program that holds the case never loads what parses a page, a PDF or an image of the Earth."""

import runpy
import subprocess
import sys

from tests.flow.cases import ROOT

PARSERS = {"lxml", "trafilatura", "htmldate", "pypdf", "rasterio", "pypdfium2"}
ROAD = """
import sys
from pathlib import Path
from witnessmark.case import open_case
from witnessmark.flow import run
from witnessmark.records import Document, Scene, Unread

case = open_case(Path(sys.argv[1]))
for _ in run(case, lambda *_: None, ("collect", "read", "measure")):
    pass
counts = [len(list(case.store.all(kind))) for kind in (Document, Scene)]
print(*counts, *(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_reading_and_measuring_load_no_parser_into_the_program(tmp_path):
    folder = tmp_path / "tarsin"
    runpy.run_path(str(ROOT / "examples" / "simulated" / "make.py"))["main"]([str(folder)])
    (folder / "inbox" / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")

    command = [sys.executable, "-c", ROAD, str(folder), *sorted(PARSERS)]
    documents, scenes, *loaded = subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.split()

    assert (int(documents) > 0, int(scenes) > 0) == (True, True)
    assert loaded == []
