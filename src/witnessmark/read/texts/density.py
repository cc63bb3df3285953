"""Own scoring of a page's blocks: the element that holds most running text is the article (after Readability)."""

import re
from collections import defaultdict
from collections.abc import Sequence

from witnessmark.read.texts.elements import Node
from witnessmark.read.texts.flow import Rough

_COMMAS = re.compile(r"[,،;。，.!?؟]")
_GOOD = re.compile(r"article|body|content|entry|main|page|post|text|story")
_BAD = re.compile(
    r"comment|combx|contact|footer|footnote|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|"
    r"sponsor|shopping|tags|tool|widget|menu|nav|cookie|consent|newsletter|subscribe|banner|breadcrumb|popup|teaser"
)
_LEAST = 25


def dense_blocks(text: str, found: Sequence[Rough]) -> set[int]:
    """Numbers of the blocks in the page's densest element that are not mostly links; all plain ones if none stands out."""
    scores: dict[int, float] = defaultdict(float)
    nodes: dict[int, Node] = {}
    for block in found:
        words = text[block.start : block.end]
        if _is_running(block, words):
            points = 1 + len(_COMMAS.findall(words)) + min(len(words) / 100, 3.0)
            _credit(block.node, points, scores, nodes)
    if not scores:
        return {n for n, block in enumerate(found) if not block.node.is_furniture and not is_linked(block)}
    best = nodes[max(scores, key=lambda key: (scores[key] * _bias(nodes[key]), -nodes[key].depth))]
    kept: dict[int, bool] = {id(best): True}
    return {n for n, block in enumerate(found) if _is_kept(block.node, kept) and not _is_out(block)}


def _is_running(block: Rough, words: str) -> bool:
    return len(words) >= _LEAST and not is_linked(block) and not block.node.is_furniture


def is_linked(block: Rough) -> bool:
    """Whether half or more of it is links: a list of other articles."""
    return 2 * block.linked >= block.end - block.start


def _credit(node: Node, points: float, scores: dict[int, float], nodes: dict[int, Node]) -> None:
    """Points to the element that holds the block, half to the one above, a third to the next."""
    above = node.parent if node.tag in {"p", "h1", "h2", "h3", "h4", "li", "pre"} else node
    for share in (1.0, 0.5, 1 / 3):
        if above is None:
            return
        nodes[id(above)] = above
        scores[id(above)] += points * share
        above = above.parent


def _bias(node: Node) -> float:
    good = 1.25 if node.tag in {"article", "main"} or _GOOD.search(node.marks) else 1.0
    return good * (0.5 if _BAD.search(node.marks) else 1.0)


def _is_kept(node: Node, kept: dict[int, bool]) -> bool:
    """Whether an element lies in the best one, with nothing between that is named like furniture.

    Args:
        node: the element.
        kept: answers so far, by element; each way up is walked once.
    """
    way: list[Node] = []
    above: Node | None = node
    while above is not None and id(above) not in kept:
        way.append(above)
        above = above.parent
    answer = above is not None and kept[id(above)]
    for one in reversed(way):
        answer = answer and not _BAD.search(one.marks)
        kept[id(one)] = answer
    return answer


def _is_out(block: Rough) -> bool:
    """Whether the block is furniture whatever holds it: mostly links, or part of a form."""
    return is_linked(block) or block.node.is_furniture
