"""Which element of a page holds its article, and which of the blocks in it belong to that.

Weights are characters of running text outside of links. From the page's <main>, or its root, the way leads down as long
as one child holds nearly all of the weight; where it forks, on to the heaviest part that its makers call an article or a
body, if that holds enough. What in there is named like a part of the page's own (teasers, comments, sharing) is left out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from witnessmark.read.language import stops_like_a_sentence
from witnessmark.read.texts.elements import Node
from witnessmark.read.texts.flow import Rough

# The words that makers of pages use in class, id and role for parts that are not the article; read off the web at large.
_APART = re.compile(
    # ways around the page and its tools
    r"menu|(?<![a-z])nav|breadcrumb|pagination|table-of-contents|toc(?![a-z])|(?:next|prev)-?post|tags|tool|widget|sidebar"
    r"|masthead|footer|modal|popup|login|signup|cookie|consent|banner|hidden|screen-reader|print-?only"
    # what visitors say
    r"|comment|combx|disqus|respond|shoutbox|rating|testimonial|survey"
    # other articles
    r"|related|recommend|outbrain|taboola|promo|teaser|also-?like|trending|popular|most-?read|top-?stories|latest-"
    r"|read-?(?:more|next)|more-?(?:stories|articles|posts|from)|carousel|slider|swiper"
    # what is sold
    r"|sponsor|shopping|advert|(?<![a-z])ads?(?![a-z])|newsletter|subscri|(?<![a-z])cta(?![a-z])|paywall|restricted"
    # who made it and where else it stands
    r"|contact|meta|shar(?:e|ing)|social(?!-media-embed)|follow-?us|author-?(?:bio|box|info|card)|about-?(?:the-)?author|byline|credit|copyright"
)
_ARTICLE = re.compile(
    r"article-?_*(?:body|content|text|inner|main)|content-?_*(?:body|main|article)|wysiwyg|(?<![a-z])prose|hentry"
    r"|(?:story|post|entry|page|news|blog|main|single|body|rich)-?_*(?:body|content|text|copy|inner)"
)
_SIDES = frozenset({"aside", "nav", "footer"})
_WHOLES = frozenset({"html", "body", "main", "article"})
# Parts of running text: a list that holds most of an article's words is still not the article.
_PARTS = frozenset({"p", "li", "ul", "ol", "blockquote", "td", "tr", "tbody"})
LEAST = 25
"""Characters from which a block counts as running text."""
# Each was tried at other values (benchmarks/main_text); these held on the half of the pages that nobody looked at.
_MAIN_SHARE = 0.25
_NEARLY_ALL = 0.8
_ENOUGH = 0.4
# A name that stands on more of the page's running text than this does not mark a side of it.
_MOST_APART = 0.4
_MOST_LINKED = 0.9


def article_blocks(text: str, found: Sequence[Rough]) -> set[int]:
    """Numbers of the blocks that are the article; all plain ones where nothing stands out."""
    weights = [_weight(block) for block in found]
    region = _Region(found, weights)
    kept = {n for n, block in enumerate(found) if region.holds(block.node) and _is_own(text, block)}
    kept = _without_captions(kept, found)
    for n in range(len(found) - 2, -1, -1):
        block, below = found[n], found[n + 1]
        if block.kind == "heading" and n + 1 in kept and below.kind != "heading" and region.holds(block.node):
            kept.add(n)  # a heading that is a link heads what follows all the same
    return kept or {
        n for n, block in enumerate(found) if not block.node.is_furniture and not is_linked(block)
    }


def _without_captions(kept: set[int], found: Sequence[Rough]) -> set[int]:
    """The same without what is said below pictures, which are often others' words; a page may be all pictures, though."""
    captions = {n for n in kept if found[n].kind == "caption"}
    lengths = {n: found[n].end - found[n].start for n in kept}
    share = sum(lengths[n] for n in captions) / max(1, sum(lengths.values()))
    return kept - captions if share < _MOST_APART else kept


def is_linked(block: Rough) -> bool:
    """Whether half or more of it is links: a list of other articles."""
    return 2 * block.linked >= block.end - block.start


def _weight(block: Rough) -> int:
    length = block.end - block.start
    if length < LEAST or is_linked(block) or block.node.is_furniture:
        return 0
    return length - block.linked


def _is_own(text: str, block: Rough) -> bool:
    """Whether a block is no list of links; a sentence may be mostly one."""
    if not is_linked(block):
        return True
    length = block.end - block.start
    is_sentence = block.kind == "paragraph" and block.linked < _MOST_LINKED * length
    return is_sentence and stops_like_a_sentence(text[block.start : block.end].rstrip())


class _Region:
    """The element that holds the article, and what in it stands apart."""

    def __init__(self, found: Sequence[Rough], weights: Sequence[int]) -> None:
        self._down = _elements(found)
        carried = {block.node: 0 for block in found}
        for block, weight in zip(found, weights, strict=True):
            carried[block.node] += weight
        raw = self._summed(carried)
        self._apart_words = self._words_apart(raw)
        self._is_apart: dict[Node, bool] = {}
        own = {node: weight for node, weight in carried.items() if weight and not self.is_apart(node)}
        self._sums = self._summed(own or carried)
        self._kept: dict[Node, bool] = {self._chosen(): True}

    def holds(self, node: Node) -> bool:
        """Whether an element lies in the article's, and not apart."""
        return not node.is_furniture and not self.is_apart(node) and self._is_inside(node)

    def is_apart(self, node: Node) -> bool:
        """Whether an element or one around it is named as a part of the page's own."""
        return _inherited(node, self._is_apart, self._is_named_apart)

    def _is_inside(self, node: Node) -> bool:
        return _inherited(node, self._kept, lambda _: False)

    def _is_named_apart(self, node: Node) -> bool:
        word = _apart_word(node)
        return bool(word) and self._apart_words.get(word, True)

    def _words_apart(self, raw: dict[Node, int]) -> dict[str, bool]:
        """Word -> whether it marks sides of the page, for words that stand on running text."""
        limit = _MOST_APART * max(raw.values(), default=0)
        under: dict[Node, frozenset[str]] = {}
        total: dict[str, int] = defaultdict(int)
        for node in self._down:
            around = under.get(node.parent, frozenset()) if node.parent else frozenset()
            word = _apart_word(node) if raw[node] else ""
            if word and word not in around:
                total[word] += raw[node]
                around = around | {word}
            under[node] = around
        return {word: weight < limit for word, weight in total.items()}

    def _summed(self, carried: dict[Node, int]) -> dict[Node, int]:
        """Element -> the weight of all in it."""
        sums = dict.fromkeys(self._down, 0) | carried
        for node in reversed(self._down):
            if node.parent is not None:
                sums[node.parent] += sums[node]
        return sums

    def _chosen(self) -> Node:
        sums = self._sums
        children: dict[Node, list[Node]] = defaultdict(list)
        for node in self._down:
            if node.parent is not None and sums[node]:
                children[node.parent].append(node)
        at = self._start()
        while True:
            below = [node for node in children[at] if node.tag not in _PARTS]
            heaviest = max(below, key=lambda node: sums[node], default=None)
            if heaviest is not None and sums[heaviest] >= _NEARLY_ALL * sums[at]:
                at = heaviest
            elif heaviest is not None and (named := self._named_below(at, children)) is not None:
                at = named
            else:
                return at

    def _start(self) -> Node:
        """The page's <main> when it holds a fair share of the running text, else its root."""
        root, sums = self._down[0], self._sums
        mains = [
            node
            for node in self._down
            if (node.tag == "main" or node.attributes.get("role") == "main")
            and sums[node] >= _MAIN_SHARE * sums[root]
        ]
        return max(mains, key=lambda node: (sums[node], -node.depth), default=root)

    def _named_below(self, at: Node, children: dict[Node, list[Node]]) -> Node | None:
        """The heaviest element below that its makers call an article or its body, when it holds enough."""
        least = _ENOUGH * self._sums[at]
        waiting, best = [at], None
        while waiting:
            for node in children[waiting.pop(0)]:
                if self._sums[node] < least:
                    continue
                waiting.append(node)
                if _is_named_article(node) and (best is None or self._sums[node] > self._sums[best]):
                    best = node
        return best


def _elements(found: Iterable[Rough]) -> list[Node]:
    """All elements that hold blocks, outermost first."""
    seen: set[Node] = set()
    for block in found:
        node: Node | None = block.node
        while node is not None and node not in seen:
            seen.add(node)
            node = node.parent
    return sorted(seen, key=lambda node: node.depth)


def _inherited(node: Node, known: dict[Node, bool], is_own: Callable[[Node], bool]) -> bool:
    """Whether something holds for an element or one around it; each way up is walked once."""
    way: list[Node] = []
    at: Node | None = node
    while at is not None and at not in known:
        way.append(at)
        at = at.parent
    answer = at is not None and known[at]
    for one in reversed(way):
        answer = answer or is_own(one)
        known[one] = answer
    return answer


def _apart_word(node: Node) -> str:
    """The word by which an element says that it is no part of the article, "" for none."""
    if node.tag in _WHOLES:
        return ""
    return node.tag if node.tag in _SIDES else _apart_word_in(node.shape.marks)


@lru_cache(maxsize=20_000)
def _apart_word_in(marks: str) -> str:
    found = _APART.search(marks)
    return found[0] if found else ""


def _is_named_article(node: Node) -> bool:
    if node.tag in {"article", "main"} or _ARTICLE.search(node.marks):
        return True
    return node.attributes.get("itemprop", "").lower() == "articlebody"
