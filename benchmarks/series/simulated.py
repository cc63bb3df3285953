"""SIMULATED radar: AUC, dates, false rates, with footprints where they stand and 5 to 10 m beside it; peers on the same stack."""

import datetime as dt
from pathlib import Path

import numpy as np
import peers
import shapely
import synth
from pyproj import Transformer

from witnessmark.measure.series import null, profile
from witnessmark.measure.series.analyse import Answer, analyse
from witnessmark.measure.series.build import Built, How, build
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import Source
from witnessmark.measure.series.weights import weights_of

EPOCH = (synth.FIRST - dt.date(1970, 1, 1)).days
PERIOD = (EPOCH + synth.REVISIT_DAYS * synth.BEFORE - 6.0, float(EPOCH + synth.REVISIT_DAYS * synth.DATES))
SEED = 7
RADAR = profile.load("sentinel-1")


def scores(folder: Path, size: int) -> tuple[dict[str, float], dict[str, str]]:
    truth = synth.make(folder / f"s{size}", size, SEED)
    grid = Grid(f"EPSG:{synth.EPSG}", synth.WEST, synth.NORTH, synth.PIXEL_M, synth.PIXEL_M, size, size)
    sources = sources_in(folder / f"s{size}")
    found: dict[str, float] = {}
    notes: dict[str, str] = {}
    for offset, start in ((0.0, None), (0.0, PERIOD[0]), (10.0, None), (10.0, PERIOD[0])):
        shapes = in_degrees(synth.displaced(truth, offset, SEED) if offset else truth.corners)
        built = build(
            grid,
            shapes,
            sources,
            folder / f"w{size}",
            How("serial", (RADAR.floor, RADAR.ceiling), start=start),
        )
        answer = analyse(built.series, built.known, RADAR, PERIOD)
        judgement = judged(truth, built, answer)
        if not offset and start:
            word = "simulated, "
            found |= {named(word, name): value for name, value in judgement.items()}
            found["simulated, AUC above the better peer"] = found[word + "AUC"] - max(
                peer_scores(folder / f"s{size}", grid, shapes, truth, notes)
            )
        else:
            word = f"simulated, footprints {'5-10 m off' if offset else 'in place'}, {'moved' if start else 'not moved'}, "
            found |= {
                named(word, name): judgement[name]
                for name in (
                    "AUC",
                    "AP",
                    "date within one revisit, of damaged",
                    "max false rate / nominal, 5 %",
                )
            }
    return found, notes


def named(prefix: str, name: str) -> str:
    """A score's name; one that must stay low begins with "max "."""
    return f"max {prefix}{name[4:]}" if name.startswith("max ") else prefix + name


def sources_in(folder: Path) -> list[Source]:
    return [
        Source(
            str(folder / synth.name_of(orbit, band, int(day))),
            f"r{orbit:03d}:{band}",
            float(EPOCH + day),
            "linear",
        )
        for orbit in synth.ORBITS
        for band in synth.MEAN_DB
        for day in synth.days_of(orbit)
    ]


def in_degrees(corners: np.ndarray) -> np.ndarray:
    way = Transformer.from_crs(synth.EPSG, 4326, always_xy=True)
    lon, lat = way.transform(corners[..., 0].ravel(), corners[..., 1].ravel())
    return shapely.polygons(np.stack([lon, lat], axis=-1).reshape(corners.shape))


def judged(truth: synth.Truth, built: Built, answer: Answer) -> dict[str, float]:
    unit = built.units.unit_of
    score, damaged = answer.found.score[unit], truth.damaged
    day, gaps = EPOCH + truth.day, answer.found.gaps
    best = gaps[np.argmax(answer.share, axis=1)][unit]
    away = np.maximum(np.maximum(best[:, 0] - day, day - best[:, 1]), 0)
    quiet = truth.quiet[truth.village]
    flagged = damaged & (score > np.quantile(score[quiet], 0.95))
    start, end = answer.dates.start[unit], answer.dates.end[unit]
    held, length = (start <= day) & (day <= end), (end - start) / synth.REVISIT_DAYS
    block = np.zeros(len(answer.found.score), np.int64)
    block[unit] = truth.village
    calm = np.zeros(len(block), bool)
    calm[unit] = quiet
    rates = null.null_of(answer.found.score, calm, block).rates
    inside = ~quiet & ~damaged
    return {
        "AUC": auc(damaged, score), "AP": precision(damaged, score),
        "date within one revisit, of damaged": float((away[damaged] <= synth.REVISIT_DAYS).mean()),
        "date within one revisit, of flagged": float((away[flagged] <= synth.REVISIT_DAYS).mean()),
        "90 % date set holds the date": float(held[damaged].mean()),
        "max date set, revisits": float(length[damaged].mean()),
        "max false rate / nominal, 5 %": rates[0].measured / 0.05, "max false rate / nominal, 1 %": rates[1].measured / 0.01,
        "max false rate / nominal inside raided villages, 5 %": float((score[inside] > np.quantile(score[quiet], 0.95)).mean() / 0.05),
    }  # fmt: skip


def peer_scores(
    folder: Path, grid: Grid, shapes: np.ndarray, truth: synth.Truth, notes: dict[str, str]
) -> list[float]:
    """AUC of both peers' scores at the footprints, by exact weights (kinder to the plug-in than its centre rule)."""
    stacks = {}
    for orbit in synth.ORBITS:
        days = synth.days_of(orbit)
        for band in synth.MEAN_DB:
            paths = [folder / synth.name_of(orbit, band, int(day)) for day in days]
            stacks[orbit, band] = (paths[: synth.BEFORE], paths[synth.BEFORE :])
    weights = weights_of(grid, shapes)
    made = []
    for name, way in (("PWTT", peers.pwtt), ("QGIS plug-in", peers.plugin)):
        raw = way(stacks)
        for kind, picture in (("", raw), (" smoothed", peers.discs(raw))):
            value = (
                np.bincount(weights.unit, weights.share * picture.ravel()[weights.pixel], weights.units)
                / weights.covered()
            )
            made.append(auc(truth.damaged, value))
            notes["simulated, AUC"] = notes.get("simulated, AUC", "peers:") + f" {name}{kind} {made[-1]:.3f}"
    return made


def auc(truth: np.ndarray, score: np.ndarray) -> float:
    from scipy.stats import rankdata

    ranks, hits = rankdata(score), truth.sum()
    return float((ranks[truth].sum() - hits * (hits + 1) / 2) / hits / (len(truth) - hits))


def precision(truth: np.ndarray, score: np.ndarray) -> float:
    """Average precision."""
    ranked = truth[np.argsort(-score, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())
