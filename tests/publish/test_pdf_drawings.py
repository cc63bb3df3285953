"""Drawings on paper: each with words for it, none taller than a page, none without a size."""

import itertools
from dataclasses import replace

import pytest
from lxml import etree

from witnessmark.errors import PublishError
from witnessmark.publish.drawings import MOST_RATIO, as_drawing, drawings, parts
from witnessmark.publish.printing import print_record, rasterise
from witnessmark.publish.report import Report

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {0}" aria-label="{1}"><rect width="9" height="{0}"/></svg>'


def drawing(height: float):
    return as_drawing("tree", "Who relays whom", SVG.format(height, "A tree of 9 sources."), "A caption.")


def test_a_drawing_takes_its_words_and_size_from_the_svg_itself():
    made = drawing(80)

    assert (made.alt, made.width, made.height) == ("A tree of 9 sources.", 100.0, 80.0)


@pytest.mark.parametrize(
    "svg", [SVG.format(80, ""), '<svg xmlns="http://www.w3.org/2000/svg" aria-label="x"/>']
)
def test_a_drawing_without_words_or_size_is_refused(svg: str):
    with pytest.raises(PublishError, match="both are needed by readers who cannot see it"):
        as_drawing("map", "Map", svg, "")


def test_a_tall_drawing_is_cut_into_windows_that_share_a_row():
    tall = parts(drawing(500))
    boxes = [[float(side) for side in etree.fromstring(one.svg).get("viewBox").split()] for one in tall]

    assert all(box[3] <= MOST_RATIO * 100 for box in boxes)
    assert all(later[1] < box[1] + box[3] for box, later in itertools.pairwise(boxes))
    assert boxes[-1][1] + boxes[-1][3] == pytest.approx(500)


def test_parts_of_a_drawing_say_which_part_they_are_and_only_the_first_has_a_heading():
    first, second, *_ = parts(drawing(500))

    assert first.alt == "A tree of 9 sources. (part 1 of 5)"
    assert (first.heading, second.heading) == ("Who relays whom", "")


def test_the_sample_has_tree_timeline_map_and_detail(report: Report):
    assert [one.name for one in drawings(report)] == ["tree", "timeline", "map", "detail"]


def test_an_svg_becomes_png_bytes_the_same_each_time():
    made = rasterise(SVG.format(80, "x"), 100.0)

    assert made.startswith(b"\x89PNG")
    assert made == rasterise(SVG.format(80, "x"), 100.0)


def test_names_whose_letters_join_do_not_stop_the_print(report: Report):
    joined = replace(
        report, places=tuple(replace(place, name=f"x ग्राम {place.name}") for place in report.places)
    )

    assert print_record(joined).pdf.startswith(b"%PDF-")
