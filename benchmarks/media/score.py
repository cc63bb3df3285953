"""What near-duplicate search finds and misses, what it costs, and how right the sun is.

    python benchmarks/media/score.py [--pictures 60] [--index 10000] [--moments 660] [--photos 6]

Pictures are generated from seeds; the sun is held against the JPL ephemeris DE421 (skyfield, skyfield-data).
"""

import argparse
import datetime as dt
import io
import math
import os
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from _common import CpuClock, finish  # noqa: E402
from scenes import CHANGES, scene  # noqa: E402

from witnessmark.collect.media.alike import THRESHOLD, near_duplicates  # noqa: E402
from witnessmark.collect.media.looking import facts_of  # noqa: E402
from witnessmark.collect.media.pdq import hashes_of  # noqa: E402
from witnessmark.measure.sun import Shadow, Where, sun_positions, sun_set  # noqa: E402
from witnessmark.records import Fingerprint, Item, MediaFacts, identify  # noqa: E402


def main(options: argparse.Namespace) -> int:
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    survival(options.pictures, scores, notes)
    index_cost(options.index, scores, notes)
    sun_against_ephemeris(options.moments, scores, notes)
    sets_hold_the_truth(60, scores)
    print(looking_cost(options.photos))
    return finish(HERE, scores, notes)


def facts(name: str, *prints: Fingerprint) -> MediaFacts:
    return MediaFacts(identify("md", name), "it-1", name, "photo", fingerprints=prints)


def survival(count: int, scores: dict[str, float], notes: dict[str, str]) -> None:
    """Share of pictures found again after each change, and how near unrelated pictures come."""
    originals = [scene(seed) for seed in range(count)]
    hashed = [facts(f"original {n}", *hashes_of([(0.0, one)])) for n, one in enumerate(originals)]
    for name, change in CHANGES.items():
        changed = [facts(f"{name} {n}", *hashes_of([(0.0, change(one))])) for n, one in enumerate(originals)]
        found = near_duplicates([*hashed, *changed])
        pairs = {(one.facts, one.others) for one in found}
        again = sum((hashed[n].id, changed[n].id) in pairs for n in range(count))
        scores[f"found again: {name}"] = again / count
        wrong = sum(not right_pair(one, hashed, changed) for one in found)
        scores["max wrong pairs"] = scores.get("max wrong pairs", 0) + wrong
        notes[f"found again: {name}"] = (
            f"median {np.median(distances(hashed, changed)):.0f} of 256 bits differ"
        )
    bits = as_bits(hashed)
    apart = [int((bits[i][t] != bits[j][0]).sum()) for i in range(count) for j in range(i) for t in range(8)]
    scores["least bits between unrelated pictures"] = min(apart)
    notes["least bits between unrelated pictures"] = (
        f"of {len(apart):,} pairs; 1 %: {np.percentile(apart, 1):.0f}"
    )


def right_pair(pair, hashed: list[MediaFacts], changed: list[MediaFacts]) -> bool:
    numbers = {one.id: n for group in (hashed, changed) for n, one in enumerate(group)}
    return numbers[pair.facts] == numbers[pair.others]


def as_bits(held: list[MediaFacts]) -> np.ndarray:
    """(pictures, 8 turns, 256) of 0 and 1."""
    rows = [
        [np.unpackbits(np.frombuffer(bytes.fromhex(one), np.uint8)) for one in it.fingerprints[0].bits]
        for it in held
    ]
    return np.array(rows)


def distances(hashed: list[MediaFacts], changed: list[MediaFacts]) -> list[int]:
    first, second = as_bits(hashed), as_bits(changed)
    return [int((first[n] != second[n][0]).sum(axis=1).min()) for n in range(len(hashed))]


def index_cost(count: int, scores: dict[str, float], notes: dict[str, str]) -> None:
    """CPU seconds to find all near copies among many pictures, and whether planted ones are all found."""
    dice = np.random.default_rng(10_000)
    rows = dice.integers(0, 256, size=(count, 8, 32), dtype=np.uint8)
    planted = range(0, count // 10 * 2, 2)
    for n in planted:
        bits = np.unpackbits(rows[n][n % 8])
        bits[dice.choice(256, THRESHOLD, replace=False)] ^= 1
        rows[n + 1][0] = np.packbits(bits)
    held = [
        facts(str(n), Fingerprint(0.0, tuple(one.tobytes().hex() for one in row), 100))
        for n, row in enumerate(rows)
    ]
    with CpuClock() as clock:
        found = near_duplicates(held)
    scores["max CPU seconds: all near copies"] = clock.seconds
    notes["max CPU seconds: all near copies"] = f"among {count:,} pictures, each in 8 turns"
    scores["planted copies found"] = len(found) / len(planted)


def sun_against_ephemeris(count: int, scores: dict[str, float], notes: dict[str, str]) -> None:
    """Largest difference in degrees from the JPL ephemeris, without air, at daylight moments around the world."""
    from pvlib.solarposition import get_solarposition
    from skyfield.api import load, load_file, wgs84
    from skyfield_data import get_skyfield_data_path

    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the leap second table's own date of expiry, after the moments asked for
        sky, scale = load_file(f"{get_skyfield_data_path()}/de421.bsp"), load.timescale(builtin=True)
    dice = np.random.default_rng(421)
    worst_up, worst_round, done = 0.0, 0.0, 0
    while done < count:
        where = Where(float(dice.uniform(-180, 180)), float(dice.uniform(-60, 60)))
        moments = pd.to_datetime(dice.integers(1_230_768_000, 1_767_225_600, 40), unit="s", utc=True).as_unit(
            "ns"
        )
        seen = (sky["earth"] + wgs84.latlon(where.lat, where.lon)).at(
            scale.from_datetimes(moments.to_pydatetime())
        )
        altitude, azimuth, _ = seen.observe(sky["sun"]).apparent().altaz()
        ours = get_solarposition(moments, where.lat, where.lon, method="nrel_numpy")
        is_day = altitude.degrees > 0
        turned = (ours["azimuth"].to_numpy() - azimuth.degrees + 180) % 360 - 180
        off = np.abs(turned * np.cos(np.radians(altitude.degrees)))[is_day]
        worst_up = max(
            worst_up, float(np.abs(ours["elevation"].to_numpy() - altitude.degrees)[is_day].max(initial=0))
        )
        worst_round, done = max(worst_round, float(off.max(initial=0))), done + int(is_day.sum())
    sky.close()
    scores["max degrees off in elevation"], scores["max degrees off in azimuth"] = worst_up, worst_round
    notes["max degrees off in elevation"] = f"at {done} daylight moments, 2009 to 2025"


def sets_hold_the_truth(count: int, scores: dict[str, float]) -> None:
    """Share of made-up shadows, read with errors, whose true minute is in the set."""
    dice = np.random.default_rng(60)
    held, tried = 0, 0
    while tried < count:
        where = Where(float(dice.uniform(-180, 180)), float(dice.uniform(-60, 60)))
        moment = dt.datetime(2014, 1, 1, tzinfo=dt.UTC) + dt.timedelta(
            minutes=float(dice.integers(0, 525_600))
        )
        (azimuth,), (elevation,) = sun_positions(pd.DatetimeIndex([moment]).as_unit("ns"), where)
        if not 5 < elevation < 85:
            continue
        tried += 1
        ratio = 1 / math.tan(math.radians(elevation))
        misread = (azimuth + 180 + dice.uniform(-5, 5)) % 360
        shadow = Shadow(misread, 5.0, ratio * dice.uniform(0.91, 1.09), 0.1 * ratio)
        found = sun_set(
            shadow, where, moment.date() - dt.timedelta(days=3), moment.date() + dt.timedelta(days=3)
        )
        minute = moment.hour * 60 + moment.minute
        held += any(
            day.date == moment.date() and any(one.start <= minute <= one.end for one in day.stretches)
            for day in found.days
        )
    scores["true minute in the set"] = held / count


def looking_cost(count: int) -> str:
    """Photos looked at per second by the clock: size, hashes, claims, C2PA, each in the box. No floor: machines differ."""
    photos = [as_jpeg(scene(seed, (4000, 3000))) for seed in range(count)]
    items = [
        Item(f"it-{n}", f"{n:064}", f"{n}.jpg", "image/jpeg", len(one), "inbox", n)
        for n, one in enumerate(photos)
    ]
    facts_of(items[0], "photo", photos[0])  # the box starts, libraries load
    start = time.perf_counter()
    for item, data in zip(items, photos, strict=True):
        facts_of(item, "photo", data)
    rate = count / (time.perf_counter() - start)
    return f"photos of 12 Mpx looked at: {rate:.2f} a second by the clock, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def as_jpeg(image: Image.Image) -> bytes:
    with io.BytesIO() as out:
        image.save(out, "JPEG", quality=90)
        return out.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=int, default=60)
    parser.add_argument("--index", type=int, default=10_000)
    parser.add_argument("--moments", type=int, default=660)
    parser.add_argument("--photos", type=int, default=6)
    sys.exit(main(parser.parse_known_args()[0]))
