"""The whole chain of mouths of short texts of our own: chains.toml and texts/*.toml, one set after another."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from witnessmark import plugins
from witnessmark.read.contract import Lore
from witnessmark.read.sentences import find_quotes
from witnessmark.records import Block, Document, PlaceCandidate, Span, Statement, identify

HERE = Path(__file__).parent


class NoPlaces:
    """A gazetteer that knows nothing."""

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:  # noqa: ARG002
        return ()


def cases() -> Iterator[dict]:
    """Every statement asked for, one dictionary each: text, about, chain, set, language, and what else the case tells."""
    for path in (HERE / "chains.toml", *sorted((HERE / "texts").glob("*.toml"))):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        default = {
            "set": path.stem if path.stem != "chains" else "first",
            "language": told.get("language", "en"),
        }
        for text in told["text"]:
            for about, chain in text.get("says", [(text.get("about"), text.get("chain"))]):
                yield default | text | {"about": about, "chain": chain}


def bare_name(name: str) -> str:
    return re.sub(r"^(the|an?) ", "", name.casefold())


def document_of(case: dict) -> Document:
    """A short text as the read room would hand it over: one block a line, the first a title where the case says so."""
    text = case["text"]
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    title = lines[0].of(text) if case.get("headline") else ""
    blocks = tuple(
        Block(line, "title" if title and line == lines[0] else "paragraph", line != lines[0] or not title)
        for line in lines
    )
    return Document(
        identify("do", text), "it-1", "t", text, title, "", "The Relay", "", case["language"], "2021-05-14", (), blocks,
        (), (), (), "t",
    )  # fmt: skip


def check_chain(found: list[Statement], case: dict) -> tuple[bool, bool, bool]:
    """Whether the statement that holds `about` has the chain (with outlets), the mode and the quoted words a careful
    reader gives it; the last two are True where the case tells none."""
    at = case["text"].index(case["about"])
    one = next((one for one in found if one.span.start <= at < one.span.end and not one.part_of), None)
    if one is None:
        return False, "mode" not in case, "quote" not in case
    names = [bare_name(voice.name) for voice in one.attribution[1:]]
    outlets = {voice.outlet for voice in one.attribution}
    chain = names == [bare_name(name) for name in case["chain"]] and outlets >= set(case.get("outlets", ()))
    if case.get("show"):
        print(f"       got {names} {one.mode}, want {case['chain']} {case.get('mode', '')}")
    return chain, case.get("mode", one.mode) == one.mode, "quote" not in case or quotes_right(case)


def quotes_right(case: dict) -> bool:
    """Whether one quotation of the text holds the wanted words and no others."""
    text = case["text"]
    blocks = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    return case["quote"] in {
        quote.of(text).strip('“”"') for block in blocks for quote in find_quotes(text, block)
    }


def chains_right(reader: str, show: bool) -> dict[str, float]:
    """Share of statements whose chain, mode and quotation are right, for each set."""
    tally: dict[str, list[bool]] = {}
    for case in cases():
        found = list(plugins.load("reader", reader).read(document_of(case), Lore(NoPlaces())))
        chain, mode, quote = check_chain(found, case)
        tally.setdefault(f"{case['set']} chains right", []).append(chain)
        for told, right in (("mode", mode), ("quote", quote)):
            if told in case:
                tally.setdefault(f"{case['set']} {told}s right", []).append(right)
        if show and not (chain and mode and quote):
            print("CHAIN " if not chain else "MODE  ", case["set"], "|", case["about"], "|", case["text"])
            check_chain(found, case | {"show": True})
    return {f"{reader}: {name}": sum(right) / len(right) for name, right in tally.items()}


if __name__ == "__main__":
    for chosen in ("rules", "model"):
        if chosen in sys.argv:
            for name, share in chains_right(chosen, show="--show" in sys.argv).items():
                print(f"{name}: {share:.3f}")
