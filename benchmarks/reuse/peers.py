"""The peers: MinHash with a table of likenesses (datasketch, rensa), over the same words in the same process."""

from importlib.util import find_spec

from witnessmark.weigh.words import WORD

SHINGLE = 2
"""Words in one shingle. With 3 the recall is .66, with 6 .52; with 1 it is .73, among 35,000 pairs of which 34,000 are chance."""

LIKE = 0.4
"""Likeness asked for; the lowest at which the peer was reported, so the one that finds most."""

Pairs = set[tuple[int, int]]


def shingles(text: str, size: int) -> list[str]:
    words = WORD.findall(text.replace("’", "'").casefold())
    return [" ".join(words[n : n + size]) for n in range(max(1, len(words) - size + 1))]


def datasketch_pairs(texts: list[str], size: int = SHINGLE) -> Pairs:
    """Pairs that MinHash LSH takes for alike, 128 permutations, by its fast ways (a batch for each text)."""
    from datasketch import MinHash, MinHashLSH

    table, found = MinHashLSH(threshold=LIKE, num_perm=128), set()
    for n, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([one.encode() for one in shingles(text, size)])
        found |= {(other, n) for other in table.query(sketch)}
        table.insert(n, sketch)
    return found


def rensa_pairs(texts: list[str], size: int = SHINGLE) -> Pairs:
    """The same by rensa: 128 permutations, 32 bands."""
    from rensa import RMinHash, RMinHashLSH

    table, found = RMinHashLSH(threshold=LIKE, num_perm=128, num_bands=32), set()
    for n, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(shingles(text, size))
        found |= {(other, n) for other in table.query(sketch)}
        table.insert(n, sketch)
    return found


PEERS = {"datasketch": datasketch_pairs} | ({"rensa": rensa_pairs} if find_spec("rensa") else {})
"""Name -> its way; rensa only where it is installed."""
