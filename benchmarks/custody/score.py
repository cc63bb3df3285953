"""The custody log attacked: random edits (R1), an insider with the stolen key (R2), stamps that are not to be believed (R4).

python benchmarks/custody/score.py [--edits 10000] [--items 10000] [--seed 20140901]
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from _common import CpuClock, finish  # noqa: E402
from benchmarks.custody.attacks import ATTACKS, Insider, copy_of  # noqa: E402
from benchmarks.custody.build import Kit, add_items, build  # noqa: E402
from benchmarks.custody.edits import Edit, Evidence, random_edit  # noqa: E402
from benchmarks.custody.stamps import accepted_bits, accepted_forgeries  # noqa: E402

from witnessmark.case import Case  # noqa: E402
from witnessmark.collect.outside import Outside  # noqa: E402
from witnessmark.collect.verdict import Verdict  # noqa: E402
from witnessmark.collect.verify import verify  # noqa: E402

Scores = dict[str, float]


def main(edits: int, seed: int, speed_items: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kit = build(folder)
        scores = {
            **of_edits(kit, folder / "spare", edits, seed),
            **of_attacks(kit, folder),
            **of_stamps(kit, folder),
            **of_speed(kit.case, speed_items),
        }
    return finish(HERE, scores)


def of_edits(kit: Kit, spare: Path, edits: int, seed: int) -> Scores:
    """Each edit made, verified and undone; found when INVALID, an added file also when it is named."""
    evidence, dice = Evidence(kit.case, spare), random.Random(seed)
    found = named = blamed = exact = 0
    kinds: Counter[str] = Counter()
    for _ in range(edits):
        edit, undo = random_edit(evidence, dice)
        verdict = verify(kit.case)
        kinds[edit.kind] += 1
        found += is_found(edit, verdict)
        if not is_found(edit, verdict):
            print(f"  missed: {edit} -> {verdict.state} {verdict.reasons}")
        if edit.line is not None:
            blamed += 1
            exact += verdict.index == edit.line
            named += evidence.is_named(edit.line, verdict.index)
        undo()
    print("  " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    whole = verify(kit.case).state == "VALID"
    return {
        "edits found": found / edits,
        "first bad line named, or the checkpoint's span it is in": named / blamed,
        "first bad line named exactly": exact / blamed,
        "valid once all edits are undone": float(whole),
    }


def is_found(edit: Edit, verdict: Verdict) -> bool:
    is_added = edit.kind == "add" and any(Path(edit.path).name in reason for reason in verdict.reasons)
    return verdict.state == "INVALID" or is_added


def of_attacks(kit: Kit, folder: Path) -> Scores:
    """Each attack on a copy of the case; what finds it, with what the verifier brings along."""
    full = kit.outside()
    ways = {
        "nothing": Outside(),
        "the witness's key": Outside(full.witnesses),
        "the witness's last note": Outside(notes=full.notes),
        "the authority's root": Outside(certificates=full.certificates),
        "all three": full,
    }
    found: Counter[str] = Counter()
    print(f"  {'attack':42} found by one who brings")
    for attack in ATTACKS:
        forged = copy_of(kit, folder / attack.__name__)
        attack(Insider(forged))
        by = [way for way, brought in ways.items() if verify(forged.case, outside=brought).state == "INVALID"]
        found.update(by)
        print(f"  {attack.__name__:42} {', '.join(by) or 'NONE OF THESE'}")
    return {"attacks": len(ATTACKS)} | {
        f"attacks found with {way}": found[way] / len(ATTACKS) for way in ways
    }


def of_stamps(kit: Kit, folder: Path) -> Scores:
    """Stamps that must not be accepted, and every bit of one that was."""
    forgeries, accepted = accepted_forgeries(folder / "forgeries")
    bits, by_program, by_log = accepted_bits(kit)
    print(
        f"  of {bits} flipped bits of a token rfc3161-client alone lets {by_program} pass, the log {by_log}"
    )
    return {
        "forged stamps": forgeries,
        "max forged stamps accepted": accepted,
        "max bits that the log lets pass": by_log,
    }


def of_speed(case: Case, items: int) -> Scores:
    """Verifying a log of many items; CPU seconds, hashing included."""
    for start in range(100, 100 + items, 1000):
        add_items(case, range(start, start + min(1000, items)))
    with CpuClock() as clock:
        began = time.perf_counter()
        verdict = verify(case)
        wall = time.perf_counter() - began
    print(f"  {verdict.lines} lines and {verdict.objects} objects in {wall:.1f} s by the clock on the wall")
    return {"max CPU seconds to verify the long log": clock.seconds}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20140901)
    options, _ = parser.parse_known_args()
    sys.exit(main(options.edits, options.seed, options.items))
