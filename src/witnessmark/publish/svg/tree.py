"""The source tree: origins at the left, those who relay them to the right, copies on dotted lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.publish.days import day_words
from witnessmark.publish.report import OriginLine, Report
from witnessmark.publish.svg.branches import Branch, is_copy, origin_tree, walk
from witnessmark.publish.svg.canvas import drawing, element, num, rect, shorten, words
from witnessmark.publish.wording import basis_words, counted, listing, standing_words

WIDTH, ROW, BOX, GAP = 960.0, 46.0, 34.0, 30.0
MOST_NODES, MOST_MISPRINTS = 60, 4
"""A drawing of more is a thicket; the list beside it always holds all."""


@dataclass(frozen=True)
class Spot:
    """A node with its place in the drawing."""

    branch: Branch
    depth: int
    y: float
    parent_y: float
    left: float = 0.0


def tree_svg(report: Report) -> str:
    """All origins and their relays, "" when there is none."""
    trees = [(origin, origin_tree(report, origin)) for origin in report.origins]
    if not trees:
        return ""
    body, y = list[str](), 4.0
    shown = [tree for origin, tree in trees if not origin.is_apart or not report.standing]
    deepest = max((depth for tree in shown for depth, _ in walk(tree)), default=0)  # all may stand apart
    columns = max(3, 1 + deepest)
    for origin, tree in trees:
        if tree.below and not origin.is_apart:
            spots = list(_place(tree, 0, y, y))[:MOST_NODES]
            body += [part for spot in spots for part in _draw(report, spot, WIDTH / columns, origin)]
            y = max(spot.y for spot in spots) + ROW + 10
    alone = [(origin, tree) for origin, tree in trees if not tree.below and not origin.is_apart]
    for n, (origin, tree) in enumerate(alone):  # origins that nobody here relays stand side by side
        row, column = divmod(n, 3)
        spot = Spot(tree, 0, y + row * ROW, 0.0, left=column * WIDTH / 3)
        body += _draw(report, spot, WIDTH / 3, origin)
    y += ROW * -(-len(alone) // 3) + 4
    if report.standing and report.standing.apart:
        named = shorten(listing(report.standing.apart), 128)
        body.append(
            words(0, y + 12, f"Apart, on other things or in opinions: {named}", look="soft", font_size=11)
        )
        y += 26
    for told in _misprints(trees):
        body.append(words(0, y + 12, shorten(told, 150), look="soft", font_size=11.5))
        y += 20
    described = (
        f"{standing_words(report)}, {counted(len(report.sources), 'source')}; the list says the same in words"
    )
    return drawing("tree", (WIDTH, y + 18), "Who relays whom", described, *body, *_key(y + 8))


def _place(branch: Branch, depth: int, top: float, parent_y: float) -> Iterator[Spot]:
    # A parent stands level with its first child: the eye then follows a chain along one straight line.
    yield Spot(branch, depth, top, parent_y)
    y = top
    for child in branch.below:
        spots = list(_place(child, depth + 1, y, top))
        yield from spots
        y = max(spot.y for spot in spots) + ROW


def _draw(report: Report, spot: Spot, step: float, origin: OriginLine) -> Iterator[str]:
    x = spot.left + spot.depth * step
    first, second = _lines(report, spot, origin)
    wide = step - GAP
    if (
        spot.depth and not spot.branch.below
    ):  # nothing stands to the right of a leaf, so its words need not be cut
        wide = min(WIDTH - 1 - x, max(wide, 7.4 * len(first) + 18, 5.9 * len(second) + 18))
    look = "node" if spot.branch.source else "ghost"
    ink, soft = ("ink", "soft") if spot.depth else ("on-root", "on-root")
    if spot.depth:
        yield _edge(x, spot, is_copy(spot.branch))
    yield rect(x + 0.5, spot.y + 0.5, wide, BOX, look if spot.depth else "root", rx=3)
    yield words(x + 9, spot.y + 14.5, shorten(first, int((wide - 14) / 7)), look=ink, font_size=12.5)
    yield words(x + 9, spot.y + 28, shorten(second, int((wide - 14) / 5.6)), look=soft, font_size=11)


def _edge(x: float, spot: Spot, copied: bool) -> str:
    start, end, middle = x - GAP, x, x - GAP / 2
    y1, y2 = spot.parent_y + BOX / 2, spot.y + BOX / 2
    if y1 == y2:
        d = f"M{num(start)} {num(y1)}H{num(end)}"
    else:
        bend = f"H{num(middle - 10)}Q{num(middle)} {num(y1)} {num(middle)} {num(y1 + 10)}"
        d = f"M{num(start)} {num(y1)}{bend}V{num(y2 - 10)}Q{num(middle)} {num(y2)} {num(middle + 10)} {num(y2)}H{num(end)}"
    return element("path", look="copy" if copied else "edge", d=d)


def _lines(report: Report, spot: Spot, origin: OriginLine) -> tuple[str, str]:
    mark = f"[{spot.branch.source}] " if spot.branch.source else ""
    if not spot.depth:
        known = [strand for strand in origin.strands if strand != "unstated"]
        return f"{mark}{spot.branch.name}", f"origin · {basis_words(known) or 'gives no ground'}"
    dates = {source.number: source.published for source in report.sources}
    published = day_words(dates.get(spot.branch.source, ""))
    told = [", ".join(spot.branch.grounds), published if spot.branch.source else "named, not held"]
    return f"{mark}{spot.branch.name}", " · ".join(one for one in told if one)


def _misprints(trees: list[tuple[OriginLine, Branch]]) -> list[str]:
    """Each shared misprint in words, as it proves that the words were copied."""
    pairs: dict[str, list[str]] = {}
    for _, tree in trees:
        for _, above in walk(tree):
            for below in above.below:
                for misprint in below.misprints:
                    pairs.setdefault(misprint, []).extend((above.name, below.name))
    return [
        f"A misprint shared: {listing(list(dict.fromkeys(names)))} print “{misprint}”"
        for misprint, names in list(pairs.items())[:MOST_MISPRINTS]
    ]


def _key(y: float) -> Iterator[str]:
    yield element("path", look="edge", d=f"M0 {num(y)}h30")
    yield words(38, y + 4, "names or links to it", look="soft", font_size=11)
    yield element("path", look="copy", d=f"M180 {num(y)}h30")
    yield words(218, y + 4, "copies its words, or shares its misprint", look="soft", font_size=11)
