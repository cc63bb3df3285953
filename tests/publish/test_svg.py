import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from witnessmark.publish.report import MapShape, RelayLine
from witnessmark.publish.svg import detail_svg, map_svg, timeline_svg, tree_svg
from witnessmark.publish.svg.branches import origin_tree, walk
from witnessmark.publish.svg.furniture import nice_below
from witnessmark.publish.svg.projection import Frame, overview

DRAWINGS = [map_svg, detail_svg, timeline_svg, tree_svg]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_drawing_is_well_formed_and_the_same_twice(draw, report):
    drawn = draw(report)

    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"
    assert drawn == draw(report)


@pytest.mark.parametrize("draw", DRAWINGS)
def test_hostile_names_stay_text_in_a_drawing(draw, hostile):
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(draw(hostile)).iter()}

    assert "script" not in tags


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_drawing_holds_nothing_a_strict_policy_would_refuse(draw, report):
    assert not re.search(r"\sstyle=|\son[a-z]+=|href=|<script|<image|<foreignObject", draw(report))


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_case_without_anything_to_draw_has_no_drawing(draw, report):
    bare = replace(report, figures=(), origins=(), places=(), shapes=(), marks=(), statements=(), area=None)

    assert draw(bare) == ""


def test_possible_december_is_hatched_and_dashed_not_solid(report):
    drawn = timeline_svg(report)

    assert 'fill="url(#possible-hatch)"' in drawn
    assert drawn.count('class="dashed"') >= 4


def test_a_window_of_our_own_is_a_bracket_between_two_images(report):
    ours = replace(report, figures=tuple(one for one in report.figures if one.our_own), statements=())

    assert 'class="asserted"' not in timeline_svg(ours)
    assert 'class="ours-line"' in timeline_svg(ours)


def test_an_end_that_nobody_told_is_drawn_pointed(report):
    open_ended = replace(report.figures[0], parts=(("2014-09-01", "", "asserted"),))

    drawn = timeline_svg(replace(report, figures=(open_ended,), statements=()))

    assert "no end told" in drawn


def test_a_hedged_event_without_a_figure_is_on_the_timeline(report):
    assert "told as possible" in timeline_svg(replace(report, figures=()))


def test_a_figure_outside_the_period_is_told_in_words(report):
    early = replace(report.figures[0], parts=(("2013-03-01", "2013-03-31", "asserted"),))

    assert "March 2013" in timeline_svg(replace(report, figures=(early, *report.figures[1:])))


def test_a_building_below_a_pixel_is_still_drawn_for_all_to_see(report):
    tiny = {
        "type": "Polygon",
        "coordinates": [[[44.5, 34.7], [44.50001, 34.7], [44.50001, 34.70001], [44.5, 34.7]]],
    }
    shape = MapShape("list", "list", json.dumps(tiny), "marked", "one")

    drawn = map_svg(replace(report, shapes=(shape,)))

    assert re.search(r'class="marked"[^>]*r="2"', drawn)


def test_a_ring_around_a_town_is_drawn_with_its_hole(report):
    (ring,) = re.findall(r'<path class="ring"[^>]*d="([^"]*)"', map_svg(report))

    assert ring.count("Z") == 2


def test_the_map_is_as_wide_as_it_says_in_kilometres(report):
    frame = Frame(overview(report), 960)
    west, south, east, north = frame.bounds

    assert frame.px_per_km * 111.195 * (north - south) == pytest.approx(frame.height)
    assert frame.xy(west, north) == (0, 0)
    assert frame.xy(east, south) == (pytest.approx(960), pytest.approx(frame.height))


def test_a_scale_bar_is_of_a_round_length():
    assert [nice_below(value) for value in (0.7, 1, 3.9, 19, 480)] == [0.5, 1, 2, 10, 200]


def test_a_copy_of_a_copy_hangs_under_the_one_it_copied(report):
    tree = origin_tree(report, report.origins[0])

    assert [(depth, node.source) for depth, node in walk(tree)] == [
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 4),
        (1, 5),
        (1, 6),
    ]


def test_two_sources_that_relay_each_other_do_not_hang_the_tree(report):
    origin = report.origins[0]
    circle = (
        replace(origin.edges[1], source=2, relayed="Ridge Journal", relayed_source=3),
        *origin.edges[1:3],
    )

    tree = origin_tree(replace(report, statements=()), replace(origin, edges=circle))

    assert {node.source for _, node in walk(tree)} >= {1, 2, 3}


def test_a_named_source_that_nobody_holds_is_drawn_as_a_ghost(report):
    origin = report.origins[0]
    edge = replace(origin.edges[0], relayed="The Lost Gazette", relayed_source=0)

    drawn = tree_svg(replace(report, statements=(), origins=(replace(origin, edges=(edge,)),)))

    assert "The Lost Gazette" in drawn
    assert 'class="ghost"' in drawn


def test_a_branch_tells_the_grounds_of_its_own_line_and_no_other(report):
    watch = report.origins[0]
    edges = (
        RelayLine(2, watch.name, 1, ("names it",)),
        RelayLine(4, watch.name, 1, ("names it",)),
        RelayLine(4, "The Harbour Post", 2, ("copies it", "shares its misprint"), ("320 house",)),
    )
    told = replace(report, statements=(), origins=(replace(watch, edges=edges),))

    copy = next(branch for _, branch in walk(origin_tree(told, told.origins[0])) if branch.source == 4)

    assert copy.grounds == ("copies it", "shares its misprint")
    assert "print “320 house”" in tree_svg(told)


def test_the_timeline_says_possibly_in_words_on_the_bar(report):
    parts = (("2014-09-01", "2014-11-30", "asserted"), ("2014-12-01", "2014-12-31", "possible"))
    told = replace(report, figures=(replace(report.figures[0], parts=parts),))

    assert "possibly December 2014" in timeline_svg(told)
