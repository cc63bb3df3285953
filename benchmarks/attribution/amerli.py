"""Do the excerpts of the Amerli table, read as documents, show the mouths that they name themselves?

The table (text/amerli/amerli-truth.json, read in place) tells who relays whom and quotes a sentence or two of each page. A
source counts where its excerpt names one of those it relays, directly or further back, or itself as the origin.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import data  # noqa: E402
from chains import NoPlaces  # noqa: E402

from witnessmark import plugins  # noqa: E402
from witnessmark.read.contract import Alias, Lore  # noqa: E402
from witnessmark.records import Block, Document, Span, Statement, identify  # noqa: E402

HRW = "Human Rights Watch"
NAMES = {
    "HRW": HRW, HRW: HRW, "هيومن رايتس ووتش": HRW, "منظمة هيومن رايتس ووتش": HRW,
    "Independent": "The Independent", "The Independent": "The Independent", "إندبندنت": "The Independent",
    "صحيفة إندبندنت": "The Independent", "صحيفة إندبندنت البريطانية": "The Independent",
    "Washington Post": "The Washington Post", "Democracy Now": "Democracy Now",
    "Iraqi government": "Government of Iraq", "Government of Iraq": "Government of Iraq",
}  # fmt: skip
"""What a case file tells of names: one normal name for each way of writing it."""


def aliases() -> dict[str, Alias]:
    kinds = {HRW: "organisation", "Government of Iraq": "government"}
    return {said.casefold(): Alias(name, kinds.get(name, "outlet")) for said, name in NAMES.items()}


def table() -> dict[str, dict]:
    told = json.loads(data("text/amerli/amerli-truth.json", HERE).read_text(encoding="utf-8"))
    return {one["id"]: one for one in told["sources"]}


def behind(source: dict, sources: dict[str, dict]) -> set[str]:
    """Names of all that a source relays, however far back, and its own."""
    found, ahead = {source["outlet"]}, list(source["relays"])
    while ahead:
        one = sources[ahead.pop()]
        found.add(one["outlet"])
        ahead += one["relays"]
    return found


def named(source: dict, sources: dict[str, dict]) -> set[str]:
    """Those behind a source whom its excerpt names, but for whoever publishes it."""
    said = {name for form, name in NAMES.items() if form in source["excerpt"]}
    return (said & behind(source, sources)) - {source["outlet"]}


def statements(source: dict, reader: str) -> list[Statement]:
    """The excerpt read as a page of its outlet."""
    text = source["excerpt"]
    document = Document(
        identify("do", text), "it-1", "t", text, "", "", source["outlet"], "", source["language"] or "en",
        source["date"] or "", (), (Block(Span(0, len(text)), "paragraph"),), (), (), (), "t",
    )  # fmt: skip
    return list(plugins.load("reader", reader).read(document, Lore(NoPlaces(), aliases())))


def amerli(reader: str, show: bool = False) -> dict[str, float]:
    """Shares of sources: whose named mouths are all read, and who are given no mouth of the table that they do not name."""
    sources = table()
    read, clean = [], []
    for one in (one for one in sources.values() if one["excerpt"]):
        mouths = {voice.name for told in statements(one, reader) for voice in told.attribution[1:]}
        want, known = named(one, sources), {other["outlet"] for other in sources.values()}
        if want:
            read.append(want <= mouths)
        clean.append(not (mouths & known) - behind(one, sources))
        if show and (not want <= mouths or not clean[-1]):
            print("AMERLI", reader, one["id"], "want", want, "got", mouths)
    print(
        f"{reader}: Amerli: {len(clean)} of {len(sources)} sources have an excerpt, {len(read)} name a mouth behind them"
    )
    return {
        f"{reader}: Amerli mouths read": sum(read) / len(read),
        f"{reader}: Amerli no mouth invented": sum(clean) / len(clean),
    }


if __name__ == "__main__":
    for chosen in ("rules", "model"):
        print(amerli(chosen, show="--show" in sys.argv))
