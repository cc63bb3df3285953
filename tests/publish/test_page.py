import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from witnessmark.publish.page import is_link, linked, links, render_page
from witnessmark.publish.report import FindingLine, OriginLine, StandingLine
from witnessmark.publish.svg.timeline import dated_rows


class Seen(HTMLParser):
    """Tags with their attributes, and the text of the page outside style and script."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text, self._in = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, _tag):
        self._in = ""

    def handle_data(self, data):
        if self._in not in {"style", "script"}:
            self.text.append(data)

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def page(report):
    return render_page(report, ["record.pdf", "record.epub", "figures.csv"])


@pytest.fixture(scope="module")
def seen(page):
    return Seen(page)


@pytest.fixture(scope="module")
def attacked(hostile):
    return render_page(hostile, [])


def policy_of(seen):
    return next(meta["content"] for meta in seen.of("meta") if meta.get("http-equiv"))


def test_the_policy_forbids_everything_but_this_style_and_this_script(page, seen):
    policy = policy_of(seen)

    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy


def test_nothing_on_the_page_is_fetched_from_outside(seen):
    fetched = [attrs.get("src") or attrs.get("data") for tag, attrs in seen.tags if tag != "a"]

    assert all(one.startswith("data:image/png;base64,") for one in fetched if one)
    assert not seen.of("link")
    assert not seen.of("iframe")


def test_links_to_sources_tell_the_other_side_nothing(seen):
    outside = [attrs for attrs in seen.of("a") if attrs["href"].startswith("http")]

    assert outside
    assert all("noreferrer" in attrs["rel"] for attrs in outside)


def test_no_element_carries_a_style_or_a_handler_of_its_own(seen):
    names = {name for _, attrs in seen.tags for name in attrs}

    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_every_figure_stands_on_the_page_with_its_code_and_words(page, report):
    assert all(figure.code in page and figure.said in page for figure in report.figures)


def test_every_sentence_behind_a_figure_stands_on_the_page_word_for_word(seen, report):
    text = "".join(seen.text)

    assert all(value.quote in text for figure in report.figures for value in figure.values)


def test_possibly_december_is_said_on_the_page(page):
    assert "September to November 2014, possibly December" in page


def test_what_was_left_unread_is_listed_with_its_reason(seen, report):
    text = "".join(seen.text)

    assert all(one.subject in text and one.reason in text for one in report.unread)


def test_every_place_an_anchor_points_to_is_there(seen):
    ids = {attrs["id"] for _, attrs in seen.tags if "id" in attrs}
    inner = {attrs["href"][1:] for attrs in seen.of("a") if attrs["href"].startswith("#")}

    assert inner <= ids


def test_no_two_elements_share_an_id(seen):
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]

    assert len(ids) == len(set(ids))


def test_only_outputs_that_lie_beside_the_page_are_offered(page):
    assert 'href="record.pdf"' in page
    assert "record.eml" not in page
    assert links(["a.txt"]) == []


def test_a_simulated_record_says_so_at_its_head_and_in_its_title(page, report):
    assert "<title>Karsa valley, autumn 2014 (simulated)</title>" in page
    assert 'class="banner"' not in render_page(replace(report, simulated=False), [])


def test_markup_of_a_source_is_shown_and_never_run(attacked):
    seen = Seen(attacked)

    assert len(seen.of("script")) == 1
    assert "<script>alert(1)</script>" in "".join(seen.text)
    assert "49" not in "".join(seen.text[:40])  # {{7*7}} stays what it is


def test_a_direction_override_of_a_source_is_shown_as_a_mark(attacked):
    assert "\u202e" not in attacked
    assert "U+202E" in attacked


def test_only_addresses_of_the_web_become_links(hostile):
    assert not is_link(hostile.sources[1])
    assert "javascript:alert(1)" not in [attrs["href"] for attrs in Seen(render_page(hostile, [])).of("a")]


def test_right_to_left_quotes_are_isolated_and_carry_their_language(page):
    assert re.search(r'<blockquote dir="auto" lang="ar"><p>أحصى', page)
    assert re.search(r"<bdi[^>]*>جريدة الوادي</bdi>", page)


def test_every_table_header_says_what_it_heads(seen):
    assert all(attrs.get("scope") in {"col", "row"} for attrs in seen.of("th"))


def test_every_picture_and_drawing_has_words_that_stand_for_it(seen):
    assert all(attrs.get("alt") for attrs in seen.of("img"))
    drawings = [attrs for attrs in seen.of("svg") if attrs.get("role") == "img"]
    assert len(drawings) == 4
    assert all(attrs["aria-label"] for attrs in drawings)


def contrast(one, other):
    """WCAG 2.2 contrast ratio of two colours like "#1d1c1a"."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_colours_stand_out_from_their_ground_as_wcag_asks(page, scheme):
    block = re.findall(r":root\{([^}]*)\}", page)[scheme]
    colours = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block))

    for name in ("ink", "soft", "loss", "ours", "fire", "link"):
        assert contrast(colours[name], colours["bg"]) >= 4.5, name
    assert contrast(colours["note-ink"], colours["note"]) >= 4.5


def test_codes_in_a_finding_lead_to_their_evidence_and_its_words_stay_text():
    finding = FindingLine(
        1, "sum", "holds", "5 < 6 of F-7KQ2 & <b>F-9999</b>", (), (), ("F-7KQ2", "<b>", "amp"), heading="Sum"
    )  # fmt: skip

    assert linked(finding) == (
        '<bdi>5 &lt; 6 of <a class="code" href="#F-7KQ2">F-7KQ2</a> &amp; &lt;b&gt;F-9999&lt;/b&gt;</bdi>'
    )


def test_the_page_prints_the_origins_of_the_happening_and_lists_other_voices_apart(report):
    standing = StandingLine(
        "Four documents on the destruction stand on one origin: Karsa Monitor.", 1, 4, ("Karsa Monitor",), (),
        ("A columnist",), 0, 1,
    )  # fmt: skip
    origins = (*report.origins, OriginLine("A columnist", (), 1, (), (), is_apart=True))

    page = render_page(replace(report, standing=standing, origins=origins), [])

    assert "figures, one origin" in page
    assert "One other voice, on other things, other days or in opinions" in page


def test_the_ledger_stands_in_parts_in_the_order_of_its_figures(report):
    figures = [replace(one, group="First" if n < 2 else "Last") for n, one in enumerate(report.figures)]

    page = render_page(replace(report, figures=tuple(figures)), [])

    assert page.count('scope="rowgroup"') == 2
    assert page.index(">First</th>") < page.index(">Last</th>")


def test_the_table_under_the_timeline_holds_every_row_drawn(report):
    page = render_page(report, [])
    table = page[page.index("The same as a table") :]

    assert all(table.count(str(escape(row.label))) for row in dated_rows(report))


def test_a_title_that_says_simulated_says_it_once(report):
    page = render_page(replace(report, title="Tal (simulated)", simulated=True), [])

    assert "<title>Tal (simulated)</title>" in page
