import hashlib
import runpy
from pathlib import Path

import pytest

from witnessmark.publish.builder import build_report, evidence_root
from witnessmark.publish.builder.figures import GROUPS
from witnessmark.publish.builder.happened import when_sentence
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.builder.pictures import pixels_of
from witnessmark.publish.builder.shapes import gathered
from witnessmark.records import Activity, Event, Item, Layer

cases = runpy.run_path(str(Path(__file__).parent / "cases.py"))


@pytest.fixture
def case(tmp_path):
    opened = cases["case_with_records"](tmp_path / "tal")
    yield opened
    opened.store.close()


@pytest.fixture
def built(case):
    return build_report(case)


def test_every_rival_number_of_a_row_stands_in_its_words(built):
    figure = built.figures[0]

    assert figure.said == "at least 320 or at least 302 buildings burned"
    assert (figure.value, figure.others) == (320.0, (302.0,))


def test_the_hedge_of_december_reaches_figure_and_statement(built):
    assert built.figures[0].window_words == "September to November 2014, possibly December"
    assert built.statements[0].parts[1] == ("2014-12-01", "2014-12-31", "possible")


def test_the_main_event_is_dated_on_its_origins_word_with_december_possible(case):
    event = Event("ev-1", "Assault at Tal", "assault", "Tal", cases["AUTUMN"], ("st-1", "st-2"))
    case.store.keep(Activity("weigh:event", "weigh", "key", (), "c0de" * 16, ()), [event])

    told = when_sentence(Holdings(case), None)

    assert told == (
        "It happened from September to November 2014, possibly into December, according to Watch Group."
    )


def test_without_an_event_the_summary_dates_nothing(case):
    assert not when_sentence(Holdings(case), None)


def test_a_value_leads_to_its_sentence_its_characters_and_its_file(built):
    value = built.figures[0].values[0]
    source = next(one for one in built.sources if one.number == value.source)

    assert value.quote == cases["SENTENCE"][value.start : value.end]
    assert source.sha256 == hashlib.sha256(b"watch.html").hexdigest()


def test_sources_keep_their_numbers_in_the_order_of_the_custody_log(built):
    assert [(one.number, one.custody_line, one.publisher) for one in built.sources] == [
        (1, 0, "Watch Group"), (2, 1, "The Post"), (3, 2, "List Makers"),
    ]  # fmt: skip


def test_no_folder_of_a_persons_disk_is_published(built):
    assert "private" not in str(built)


def test_our_own_bound_is_said_with_its_level_and_its_conditions(built):
    (ours,) = [figure for figure in built.figures if figure.our_own]

    assert ours.said == "at least 41 buildings burned (95 %)"
    assert "The readers worked apart." in ours.how


def test_a_simulated_bound_makes_figure_and_record_simulated(built):
    assert [figure.simulated for figure in built.figures] == [False, True]
    assert built.simulated


def test_findings_are_numbered_with_what_matters_first(built):
    assert [(one.number, one.kind) for one in built.findings] == [(1, "conflict"), (2, "coverage")]
    assert built.figures[0].findings == (1,)


def test_an_origin_names_its_own_source_and_who_relays_it(built):
    (origin,) = built.origins

    assert origin.own_sources == (1,)
    assert [(edge.source, edge.relayed_source, edge.grounds) for edge in origin.edges] == [
        (2, 1, ("names it",))
    ]


def test_a_place_told_as_near_is_a_ring_and_not_a_point(built):
    (place,) = built.places

    assert (place.name, place.inner_km, place.outer_km, place.mentions) == ("around Tal", 2.0, 9.0, 2)


def test_a_statement_says_that_the_place_it_names_is_a_ring(built):
    told = {words for line in built.statements for words in line.places}

    assert any(words.startswith("around ") and words.endswith("(2 to 9 km)") for words in told)


def test_a_name_that_is_on_no_map_is_told_among_the_limits(built):
    assert any("Qasr" in limit for limit in built.limits)


def test_what_a_room_left_unread_is_told_with_its_reason(built):
    assert [(one.subject, one.reason) for one in built.unread] == [
        ("broken.pdf", "It ends early. Send it again.")
    ]


def test_the_record_is_dated_by_its_latest_document_and_never_by_a_clock(built):
    assert built.date == "2015-03-31"


def test_the_evidence_root_is_what_sort_and_sha256sum_give(case, built):
    lines = sorted(f"{item.sha256}\n" for item in case.store.all(Item))

    assert built.evidence_root == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert evidence_root(iter(["b", "a"])) == hashlib.sha256(b"a\nb\n").hexdigest()


def test_the_same_records_are_the_same_report(case, built):
    assert build_report(case) == built


def test_the_summary_tells_figure_origin_and_our_own_measurement(built):
    assert "according to Watch Group" in built.summary
    assert "(simulated)" in built.summary


def test_too_many_buildings_become_cells_that_keep_every_mark():
    layer = Layer("la-1", "", "list", "damage", "maker", (), 5000, "", "")
    rows = [{"id": n, "lon": 37.5 + n % 100 / 2000, "lat": 47.1 + n // 100 / 2000, "damaged": n % 4 == 0}
            for n in range(5000)]  # fmt: skip

    cells = list(gathered(rows, layer))

    assert len(cells) < 1200
    assert sum(cell.count for cell in cells if cell.state == "marked") == 1250


def test_a_picture_that_is_none_is_left_out_and_not_copied():
    assert pixels_of(b"\x89PNG\r\n\x1a\nbroken") is None
    assert pixels_of(b"<svg/>") is None


def test_destruction_stands_before_facts_about_the_research(built):
    order = [GROUPS.index(figure.group) for figure in built.figures]

    assert order == sorted(order)
    assert built.figures[0].group == "Destruction and looting"
