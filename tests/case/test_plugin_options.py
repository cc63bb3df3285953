"""Plug-ins and options that case.toml asks for are held against those there are, before any room starts."""

import pytest

from witnessmark import plugins
from witnessmark.case import read_config
from witnessmark.errors import PluginError


@pytest.fixture
def check(tmp_path):
    def read(text: str) -> None:
        (tmp_path / "case.toml").write_text(f'title = "x"\n{text}', encoding="utf-8")
        plugins.check_config(read_config(tmp_path / "case.toml"), "case.toml")

    return read


WRONG = {
    "[plugins.overlap]\nreach_m = 5": r'no plug-in for \[plugins.overlap\]. Did you mean "overlaps"',
    '[plugins.overlaps]\nreach_m = "far"': "reach_m is 'far'; it must be a number",
    "[plugins.overlaps]\nreach_m = nan": "reach_m is nan",
    "[plugins.overlaps]\nreach = 5": 'no option "reach". Use one of: reach_m',
    '[plugins.overlaps]\nafter = ["x"]': 'no option "after"',
    "[plugins.readings]\nreaders = 0": "readers is 0",
    '[read]\nreader = "../x"': 'no reader called "../x"',
    '[measure]\ndetectors = ["layer"]': 'Did you mean "layers"',
    '[weigh]\ngraders = ["truth"]': 'no grader called "truth"',
    '[publish]\noutputs = ["pfd"]': 'Did you mean "pdf"',
}


@pytest.mark.parametrize("text", WRONG)
def test_what_there_is_none_of_is_told_with_the_nearest_there_is(check, text):
    with pytest.raises(PluginError, match=WRONG[text]) as caught:
        check(text)

    assert str(caught.value).startswith("case.toml: ")


def test_options_of_the_right_type_pass_and_reach_the_plug_in(check):
    check("[plugins.overlaps]\nreach_m = 5\n[plugins.readings]\nreaders = 3")

    assert plugins.load("detector", "overlaps", {"reach_m": 5}).reach_m == 5.0
