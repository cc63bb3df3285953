"""The sample reports, for every test of an output."""

import runpy
from pathlib import Path

import pytest

from witnessmark.publish.report import Report

_sample = runpy.run_path(str(Path(__file__).parent / "sample.py"))


@pytest.fixture(scope="session")
def report() -> Report:
    return _sample["sample_report"]()


@pytest.fixture(scope="session")
def hostile() -> Report:
    return _sample["hostile_report"]()
