"""A rich report about a wholly fictional valley: every kind of line, hedge, conflict, drift and gap once or more.

Places, names, words and numbers are invented by us; nothing here happened.
"""

import hashlib
import json
import math
from dataclasses import replace
from io import BytesIO

from witnessmark.publish.report import (
    FigureLine,
    FindingLine,
    MapPlace,
    MapShape,
    OriginLine,
    Picture,
    RelayLine,
    Report,
    SourceLine,
    StatementLine,
    TimeMark,
    UnreadLine,
    ValueLine,
)

MONITOR = "Meridian Rights Monitor"
MINISTRY = "Ministry of Interior of Karsa"
LIST = "Valley Damage List"
BURNING = (("2014-09-01", "2014-11-30", "asserted"), ("2014-12-01", "2014-12-31", "possible"))
BURNING_WORDS = "September to November 2014, possibly December"


def sample_report() -> Report:
    """The whole report, the same on every call."""
    return Report(
        title="Karsa valley, autumn 2014",
        question="How many buildings were burned or blown up in the villages around Karsa after the siege, when, "
        "and on whose word?",
        author="The Karsa desk",
        date="2015-04-02",
        language="en",
        paper="a4",
        simulated=True,
        summary="Nine publications on Karsa stand on three origins. Meridian Rights Monitor, relayed by six of them, "
        "says that at least 3,200 buildings were burned in September to November 2014, possibly December; "
        "other relays of the same report give 2,600 burned and 1,200 blown up, together 3,800. "
        "The Ministry of Interior of Karsa disputes the figures. "
        "From a random sample that two people read, at least 41 of 160 buildings in Upper Delmar were destroyed (95 %).",
        figures=_figures(),
        findings=_findings(),
        origins=_origins(),
        statements=_statements(),
        sources=_sources(),
        places=_places(),
        shapes=_shapes(),
        pictures=_pictures(),
        unread=(
            UnreadLine(
                "collect",
                "scan-004.pdf",
                "The file ends in the middle of page 2 (18,220 of 40,960 bytes). "
                "Ask the sender for a whole copy and drop it in inbox/.",
            ),
            UnreadLine(
                "read",
                "notes.html",
                "No main text was found (0 characters). "
                "Write its text to hand/notes.txt if a person can read it.",
            ),
        ),
        coverage=(
            "9 of 11 files could be read; 14 statements were found in them.",
            "2 satellite images show Upper Delmar: 14 September and 22 December 2014.",
            "Fires were looked for at 5 places; at 1 of them nothing can be told beside the gas works.",
        ),
        limits=(
            "Burning inside a building that leaves its roof standing is not visible from above.",
            "A fire that burns out between two passes of the satellite leaves no detection.",
            "Relays of one report are one origin, however many they are.",
        ),
        evidence_root=hashlib.sha256(b"karsa").hexdigest(),
        version="witnessmark 0.1.0",
        marks=_marks(),
        more_pictures=3,
        methods=(
            "read: rules 0.1.0 on 9 documents",
            "measure: fires (fire_reach_km=0.375, persistent_years=3)",
            "weigh: agreement, independence",
        ),
        area=MapPlace("around Karsa", 44.59, 34.73, 0.0, 25.0, 0, "area", "as case.toml gives it"),
        period=("2014-06", "2015-04"),
    )


def hostile_report() -> Report:
    """The sample with text that tries to break out of every format: markup, quotes, formulas, direction marks."""
    bad = "<script>alert(1)</script> \"'&]]> =1+1 \u202egnorw\u202c {{7*7}} #eval(1) \\ \x07"
    report = sample_report()
    figure, source = report.figures[0], report.sources[1]
    value = replace(figure.values[0], said=bad, quote=bad, origin=bad, chain=(bad, MONITOR))
    return replace(
        report,
        title=f"Karsa {bad}",
        question=bad,
        summary=bad,
        figures=(
            replace(figure, scope=bad, place=bad, values=(value, *figure.values[1:])),
            *report.figures[1:],
        ),
        sources=(
            report.sources[0],
            replace(source, title=bad, publisher=bad, label=bad, url="javascript:alert(1)"),
            *report.sources[2:],
        ),
        places=(replace(report.places[0], name=bad, note=bad), *report.places[1:]),
        unread=(UnreadLine("read", '=HYPERLINK("http://x")', bad), *report.unread),
    )


def _sources() -> tuple[SourceLine, ...]:
    rows = (
        (
            MONITOR,
            "What the fires left",
            "2015-03-18",
            "https://monitor.example/karsa",
            "en",
            "text/html",
            (MONITOR,),
        ),
        (
            "The Harbour Post",
            "Monitor counts burned houses in Karsa",
            "2015-03-19",
            "https://harbour.example/a?b=1&c=2",
            "en",
            "text/html",
            (MONITOR,),
        ),
        (
            "Ridge Journal",
            "3,200 building burned",
            "2015-03-19",
            "https://ridge.example/1",
            "en",
            "text/html",
            (MONITOR,),
        ),
        (
            "Northern Wire",
            "Report: 3,200 building destroyed",
            "2015-03-20",
            "",
            "en",
            "text/html",
            (MONITOR,),
        ),
        (
            "جريدة الوادي",
            "تقرير عن حرق القرى حول كرسا",
            "2015-03-20",
            "https://wadi.example/ar",
            "ar",
            "text/html",
            (MONITOR,),
        ),
        (
            "Delta Observer",
            "Two thousand six hundred houses",
            "2015-03-21",
            "https://delta.example/x",
            "en",
            "text/html",
            (MONITOR,),
        ),
        (
            MINISTRY,
            "Letter to Meridian Rights Monitor",
            "2015-02-18",
            "",
            "en",
            "application/pdf",
            (MINISTRY,),
        ),
        (LIST, "damage-list.csv", "2015-01-10", "", "", "text/csv", (LIST,)),
        ("The Karsa desk", "readings.csv", "2015-03-30", "", "", "text/csv", ("our own measurement",)),
    )
    return tuple(_source(number, *row) for number, row in enumerate(rows, 1))


def _source(  # noqa: PLR0917
    number: int,
    publisher: str,
    title: str,
    published: str,
    url: str,
    language: str,
    media: str,
    origins: tuple[str, ...],
) -> SourceLine:
    sha256 = hashlib.sha256(f"{number} {title}".encode()).hexdigest()
    label = f"{publisher}, “{title}”, {published}"
    return SourceLine(number, f"it-{sha256[:12]}", sha256, number - 1, label, publisher, title, published, url, language,
                      media, origins)  # fmt: skip


def _value(said: str, quote: str, chain: tuple[str, ...], source: int, **more: object) -> ValueLine:
    record = "st-" + hashlib.sha256(f"{said}{source}".encode()).hexdigest()[:12]
    start = 100 + len(said)
    line = ValueLine(
        said, quote, chain, chain[-1], source, start, start + len(quote), "asserted", record, "en"
    )
    return replace(line, **more)  # type: ignore[arg-type]


def _figure(code: str, said: str, value: float | None, **more: object) -> FigureLine:
    record = "fi-" + hashlib.sha256(code.encode()).hexdigest()[:12]
    empty = FigureLine(
        code=code, sentence="", thing="building", act="burn", scope="", place="around Karsa", value=value, lower=value,
        upper=value, mod="EQUAL", qualifier="", window="2014-09/2014-12?", window_words=BURNING_WORDS,
        minimum_origins=1, unknown_basis=0, our_own=False, simulated=False, values=(), findings=(), how="",
        record=record, said=said, parts=BURNING, origins=(MONITOR,), basis=("imagery",),
    )  # fmt: skip
    return replace(empty, **more)  # type: ignore[arg-type]


def _figures() -> tuple[FigureLine, ...]:
    relay = ("Ridge Journal", "The Harbour Post", MONITOR)
    misprint = "The Monitor could confirm that at least 3,200 building were burned, the paper writes."
    wire = "At least 3,200 building were destroyed, a report says."
    arabic = "أحصى التقرير حرق نحو 2600 مبنى (2,600) في 35 قرية."
    six_hundred = "Of more than 3,800 destroyed buildings, 2,600 were burned, the Monitor says."
    both = ("Delta Observer", MONITOR)
    return (
        _figure(
            "F-7KQ2", "at least 3,200 buildings burned", 3200.0, upper=None, mod="EQUAL_OR_MORE", qualifier="at least",
            sentence="At least 3,200 buildings were burned around Karsa, according to Meridian Rights Monitor.",
            values=(
                _value("at least 3,200 building", misprint, relay, 3),
                _value("at least 3,200 building", wire, ("Northern Wire", "Ridge Journal", "The Harbour Post", MONITOR), 4),
                _value("at least 3,200 buildings", "At least 3,200 buildings burned in three months, possibly four.",
                       ("The Harbour Post", MONITOR), 2, hedge="possible"),
            ),
            findings=(2, 3, 4),
            how="Three publications give it; all three go back to one relay, The Harbour Post. "
            "Meridian Rights Monitor cites satellite images of 35 villages.",
        ),
        _figure(
            "F-2WD8", "2,600 buildings burned", 2600.0,
            sentence="2,600 buildings were burned around Karsa, according to Meridian Rights Monitor.",
            values=(
                _value("2,600", six_hundred, both, 6),
                _value("نحو 2600 مبنى (2,600)", arabic, ("جريدة الوادي", MONITOR), 5, language="ar"),
            ),
            findings=(1, 2), how="Two relays give it; Meridian Rights Monitor cites satellite images.",
        ),
        _figure(
            "F-9HB4", "1,200 buildings blown up", 1200.0, act="demolish",
            sentence="1,200 buildings were blown up around Karsa, according to Meridian Rights Monitor.",
            values=(_value("1,200", "Another 1,200 were brought down with explosives or machines.", both, 6),),
            findings=(1,), how="One relay gives it.",
        ),
        _figure(
            "F-3TT7", "more than 3,800 buildings destroyed", 3800.0, lower=3801.0, upper=None, mod="MORE_THAN",
            qualifier="more than", act="destroy",
            sentence="More than 3,800 buildings were destroyed around Karsa, according to Meridian Rights Monitor.",
            values=(_value("more than 3,800 destroyed buildings", six_hundred, both, 6),),
            findings=(1, 2), how="One relay gives it, with two parts that add up to it.",
        ),
        _figure(
            "F-5MN3", "about 90 buildings burned", 90.0, lower=None, upper=None, mod="APPROX", qualifier="about",
            sentence="About 90 buildings were burned in all, according to the Ministry of Interior of Karsa.",
            window="2014-09", window_words="September 2014", parts=(("2014-09-01", "2014-09-30", "asserted"),),
            origins=(MINISTRY,), basis=("unstated",), place="Karsa and Upper Delmar", scope="in two villages",
            values=(_value("about 90 buildings", "About 90 buildings in two villages caught fire during the fighting.",
                           (MINISTRY,), 7),),
            findings=(5,), how="The letter gives no ground for it.",
        ),
        _figure(
            "F-8RC6", "11 people abducted", 11.0, thing="person", act="abduct",
            sentence="11 men were abducted, according to residents, as told to Meridian Rights Monitor.",
            window="2014-09/2014-10", window_words="September and October 2014", basis=("interview",),
            parts=(("2014-09-01", "2014-10-31", "asserted"),), place="Lower Delmar",
            values=(_value("11 men", "Eleven men were led away, residents told the Monitor.", (MONITOR, "residents"), 1),),
            findings=(7,), how="Interviews with residents; the report names no number of witnesses.",
        ),
        _figure(
            "F-6LA9", "marks on 58 of 160 buildings", 58.0, act="damage", place="Upper Delmar", origins=(LIST,),
            sentence="The Valley Damage List marks 58 of 160 buildings in Upper Delmar.", basis=("list",),
            values=(_value("58 of 160", "damage-list.csv, rows with state = hit", (LIST,), 8, start=0, end=0, language=""),),
            findings=(6,), how="Counted from the rows of the list; a statement of its maker, not of ours.",
        ),
        _figure(
            "F-1BX5", "at least 41 buildings destroyed (95 %)", 41.0, upper=None, mod="EQUAL_OR_MORE", qualifier="at least",
            act="destroy", place="Upper Delmar", our_own=True, simulated=True, origins=("our own measurement",),
            sentence="At least 41 of 160 buildings in Upper Delmar were destroyed (95 %): our own measurement from 60 "
            "buildings drawn at random and read by two people.",
            window="2014-09-14/2014-12-22", window_words="between 14 September and 22 December 2014",
            parts=(("2014-09-14", "2014-12-22", "asserted"),),
            values=(_value("at least 41", "60 sampled, 22 confirmed by both readers, 10 decoys, 0 decoy errors",
                           ("our own measurement",), 9, start=0, end=0, language=""),),
            findings=(6,),
            how="An exact bound (hypergeometric) from a random sample with a seed fixed beforehand, valid if the frame "
            "is complete and the readers worked apart.",
        ),
    )  # fmt: skip


def _findings() -> tuple[FindingLine, ...]:
    return (
        FindingLine(1, "sum", "holds", "2,600 burned (F-2WD8) and 1,200 blown up (F-9HB4) make 3,800 (F-3TT7).",
                    ("Both parts stand in one publication with the whole.",), (), ("F-2WD8", "F-9HB4", "F-3TT7")),
        FindingLine(2, "conflict", "contradicts",
                    "At least 3,200 burned (F-7KQ2) does not fit 2,600 burned (F-2WD8): both are laid to "
                    "Meridian Rights Monitor for the same months.",
                    ("Same thing, place and window.",), ("“Burned” may mean all destruction in one relay.",),
                    ("F-7KQ2", "F-2WD8", "F-3TT7")),
        FindingLine(3, "drift", "noted", "Between The Harbour Post and Northern Wire “burned” became “destroyed”.", (), (),
                    ("F-7KQ2",), "At least 3,200 buildings burned in three months, possibly four.",
                    "At least 3,200 building were destroyed, a report says.", 2, 4),
        FindingLine(4, "single relay", "noted",
                    "F-7KQ2 stands on one relay and its copies, which share the misprint “3,200 building”.",
                    ("Two copies repeat one misprint.",), (), ("F-7KQ2",)),
        FindingLine(5, "denial", "noted", "The Ministry of Interior of Karsa disputes the Monitor's figures (F-5MN3).",
                    (), ("The letter gives no ground.",), ("F-5MN3", "F-7KQ2")),
        FindingLine(6, "against measurement", "consistent",
                    "The 58 marks of the Valley Damage List (F-6LA9) are above our bound of 41 (F-1BX5).",
                    ("The list lies above the bound.",), (), ("F-6LA9", "F-1BX5"), grade="B2"),
        FindingLine(7, "against measurement", "not observable",
                    "Abductions (F-8RC6) cannot be seen from above.", (), (), ("F-8RC6",)),
    )  # fmt: skip


def _origins() -> tuple[OriginLine, ...]:
    edges = (
        RelayLine(2, MONITOR, 1, ("names it", "links to it")),
        RelayLine(3, "The Harbour Post", 2, ("names it",)),
        RelayLine(4, "Ridge Journal", 3, ("copies it", "shares its misprint")),
        RelayLine(5, MONITOR, 1, ("names it",)),
        RelayLine(6, MONITOR, 1, ("names it",)),
    )
    relays = tuple((edge.source, edge.relayed, ", ".join(edge.grounds)) for edge in edges)
    return (
        OriginLine(MONITOR, ("imagery", "interview", "visit"), 9, relays, (), edges, (1,)),
        OriginLine(MINISTRY, ("unstated",), 2, (), (MONITOR,), (), (7,)),
        OriginLine(LIST, ("list",), 1, (), (), (), (8,)),
    )


def _statements() -> tuple[StatementLine, ...]:
    told = [
        StatementLine(
            value.record, value.source, value.start, value.end, value.quote, "event", "paraphrase", value.chain,
            figure.basis, figure.act, "PS+" if value.hedge == "possible" else "CT+", figure.window, figure.parts,
            (figure.place,), figure.window_words, value.origin, (figure.code,), value.language,
        )
        for figure in _figures()
        for value in figure.values
        if value.end
    ]  # fmt: skip
    told.append(StatementLine(
        "st-00000000feed", 1, 20, 84, "Militias and volunteers went from village to village after the siege.", "event",
        "assertion", (MONITOR,), ("interview",), "assault", "CT+", "2014-09", (("2014-09-01", "2014-09-30", "asserted"),),
        ("Karsa",), "September 2014", MONITOR, (), "en",
    ))  # fmt: skip
    told.append(StatementLine(
        "st-00000000beef", 7, 10, 60, "The Monitor's claims are not based on facts.", "opinion", "direct_quote", (MINISTRY,),
        ("unstated",), "", "CT-", "", (), (), "no date given", MINISTRY, (), "en",
    ))  # fmt: skip
    return tuple(told)


def _places() -> tuple[MapPlace, ...]:
    return (
        MapPlace("Karsa", 44.5875, 34.725, 0.0, 1.5, 7, "town", "case gazetteer"),
        MapPlace(
            "villages around Karsa", 44.5875, 34.725, 3.0, 22.0, 5, "area", "a ring: the text says “around”"
        ),
        MapPlace("Upper Delmar", 44.49, 34.80, 0.0, 0.8, 4, "village", "case gazetteer"),
        MapPlace("Lower Delmar", 44.50, 34.77, 0.0, 0.8, 2, "village", "case gazetteer"),
        MapPlace("حمدة", 44.71, 34.66, 0.0, 1.0, 1, "village", "case gazetteer"),
    )


def _shapes() -> tuple[MapShape, ...]:
    shapes = []
    for row in range(160):
        lon = 44.476 + 0.0018 * (row % 16) + 0.0004 * math.sin(row)
        lat = 34.792 + 0.0016 * (row // 16) + 0.0004 * math.cos(3 * row)
        state = "marked" if (row * 7) % 160 < 58 else "unmarked"
        ring = [
            [lon, lat],
            [lon + 0.0006, lat],
            [lon + 0.0006, lat + 0.0005],
            [lon, lat + 0.0005],
            [lon, lat],
        ]
        ring = [[round(x, 6), round(y, 6)] for x, y in ring]
        shapes.append(
            MapShape(
                LIST, LIST, json.dumps({"type": "Polygon", "coordinates": [ring]}), state, f"building {row}"
            )
        )
    for n in range(24):
        lon, lat = 44.48 + 0.21 * math.sin(n * 2.4) ** 2, 34.66 + 0.16 * math.cos(n * 1.3) ** 2
        point = {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
        shapes.append(
            MapShape("fires", "FIRMS (simulated)", json.dumps(point), "fire", f"2014-09-1{n % 9}", 1, True)
        )
    return tuple(shapes)


def _pictures() -> tuple[Picture, ...]:
    return tuple(
        Picture(f"building-{n}", _png(n), f"Two views of building {n}: a roof on the left, bare walls on the right.",
                f"Building {n}, Upper Delmar: 14 September (left) and 22 December 2014 (right). Simulated.", 9, True)
        for n in (17, 42)
    )  # fmt: skip


def _png(seed: int) -> bytes:
    from PIL import Image

    image = Image.new("RGB", (160, 80), (176, 160, 130))
    image.paste((120, 96, 80), (20 + seed % 9, 20, 56, 56))
    image.paste((52, 46, 42), (100 + seed % 9, 20, 136, 56))
    image.paste((176, 160, 130), (106, 28, 128, 48))
    with BytesIO() as out:
        image.save(out, "PNG")
        return out.getvalue()


def _marks() -> tuple[TimeMark, ...]:
    fires = (("2014-09-03", 4), ("2014-09-11", 9), ("2014-10-05", 6), ("2014-11-02", 3), ("2014-12-06", 2))
    return (
        TimeMark("image", "simulated image, 0.5 m", "2014-09-14", "2014-09-14", simulated=True),
        TimeMark("image", "simulated image, 0.5 m", "2014-12-22", "2014-12-22", simulated=True),
        *(TimeMark("fire", "fires seen near Karsa", day, day, count=count) for day, count in fires),
        TimeMark("published", MINISTRY, "2015-02-18", "2015-02-18"),
        TimeMark("published", MONITOR, "2015-03-18", "2015-03-18"),
        TimeMark("published", "relays", "2015-03-19", "2015-03-21", count=4),
    )
