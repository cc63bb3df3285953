"""Speed and memory of the pass over a stack, in CPU seconds of a process of its own for each way, warm cache, best of several.

    python benchmarks/series/speed.py FOLDER [--images 120] [--rounds 2] [--compress deflate]

FOLDER holds synth.py's stack of --size 1000; four copies side by side make the 2,000 x 2,000 pixels (SIMULATED) that are timed,
with four times its houses. Ways: decode alone; the table; the table and the pixel statistic; the QGIS plug-in's operators with and
without its smoothing; xarray with dask where they are installed.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

SIZE = 2000


def paths(folder: Path, images: int) -> list[Path]:
    return sorted(folder.glob("*.tif"))[:images]


def enlarge(small: Path, large: Path, compress: str) -> None:
    """Four copies of every picture, side by side."""
    import peers
    import synth

    large.mkdir(parents=True, exist_ok=True)
    for path in sorted(small.glob("*.tif")):
        if not (large / path.name).exists():
            synth.write(large / path.name, np.tile(peers.read(path), (2, 2)), compress)


def frame() -> tuple:
    """Grid and outlines of the enlarged stack."""
    import simulated
    import synth

    from witnessmark.measure.series.grid import Grid

    truth = synth.make_truth(1000, np.random.default_rng([simulated.SEED, 0]))
    side = 1000 * synth.PIXEL_M
    corners = np.concatenate([truth.corners + np.array([x, -y]) for x in (0, side) for y in (0, side)])
    grid = Grid(f"EPSG:{synth.EPSG}", synth.WEST, synth.NORTH, synth.PIXEL_M, synth.PIXEL_M, SIZE, SIZE)
    return grid, simulated.in_degrees(corners)


def decode(folder: Path, images: int) -> None:
    """Every block of every picture once, into one buffer."""
    import rasterio
    from rasterio.windows import Window

    buffer = np.empty((512, SIZE), np.float32)
    for path in paths(folder, images):
        with rasterio.Env(GDAL_CACHEMAX=16, GDAL_NUM_THREADS=1), rasterio.open(path) as dataset:
            for top in range(0, SIZE, 512):
                rows = min(512, SIZE - top)
                dataset.read(1, window=Window(0, top, SIZE, rows), out=buffer[:rows])


def table(folder: Path, images: int, with_map: bool = False) -> None:
    """The product's pass."""
    from functools import partial

    from witnessmark.measure.series.executors import each
    from witnessmark.measure.series.reduce import reduce, specs_of
    from witnessmark.measure.series.source import Source

    sources = sorted(
        (
            Source(str(p), "_".join(p.name.split("_")[2:4]), float(p.stem[-8:]), "linear")
            for p in paths(folder, images)
        ),
        key=lambda one: (one.series, one.day),
    )
    after = tuple(one.day >= 20140926 for one in sources) if with_map else ()
    grid = large_grid()
    reduce(
        specs_of(grid, sources, folder / "w.npz", after),
        json.loads((folder / "w.json").read_text()),
        partial(each, "serial"),
    )


def large_grid():
    import synth

    from witnessmark.measure.series.grid import Grid

    return Grid(f"EPSG:{synth.EPSG}", synth.WEST, synth.NORTH, synth.PIXEL_M, synth.PIXEL_M, SIZE, SIZE)


def table_and_map(folder: Path, images: int) -> None:
    table(folder, images, with_map=True)


def cached(folder: Path, images: int) -> None:
    """The product's pass over its own int16 cache: every run after the first."""
    from functools import partial

    from witnessmark.measure.series.executors import each
    from witnessmark.measure.series.reduce import reduce, specs_of
    from witnessmark.measure.series.source import Source

    sources = [
        Source(str(p.with_suffix(".i16")), "_".join(p.name.split("_")[2:4]), float(p.stem[-8:]), "dB")
        for p in paths(folder, images)
    ]
    grid = large_grid()
    reduce(
        specs_of(grid, sources, folder / "w.npz"),
        json.loads((folder / "w.json").read_text()),
        partial(each, "serial"),
    )


def plugin(folder: Path, images: int, smoothed: bool = True) -> None:
    import peers

    files = paths(folder, images)
    stacks = {}
    for path in files:
        orbit, band, day = path.stem.split("_")[2:5]
        stacks.setdefault((int(orbit[1:]), band), ([], []))[int(day >= "20140926")].append(path)
    picture = peers.plugin(stacks)
    if smoothed:
        peers.discs(picture)


def plugin_bare(folder: Path, images: int) -> None:
    plugin(folder, images, smoothed=False)


def xarray_dask(folder: Path, images: int) -> None:
    """The pixel statistic alone, by chunked arrays."""
    import rioxarray
    import xarray

    best = None
    for series in sorted({"_".join(p.name.split("_")[2:4]) for p in paths(folder, images)}):
        files = [p for p in paths(folder, images) if series in p.name]
        opened = [
            rioxarray.open_rasterio(p, chunks={"x": SIZE, "y": 512}).squeeze("band", drop=True) for p in files
        ]
        stack = np.log(xarray.concat(opened, "time"))
        side = np.array([p.stem[-8:] >= "20140926" for p in files])
        one, other = stack.isel(time=~side), stack.isel(time=side)
        error = one.var("time", ddof=1) / (~side).sum() + other.var("time", ddof=1) / side.sum()
        t = abs(other.mean("time") - one.mean("time")) / np.sqrt(error)
        best = t if best is None else np.maximum(best, t)
    best.compute()


def measured(way: str, folder: Path, images: int, rounds: int) -> dict[str, float]:
    """Best CPU seconds of several rounds and peak memory, in a process of its own."""
    command = [
        sys.executable,
        __file__,
        str(folder),
        "--images",
        str(images),
        "--rounds",
        str(rounds),
        "--way",
        way,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {}


def run(way: str, folder: Path, images: int, rounds: int) -> None:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        globals()[way](folder, images)
        times.append(time.process_time() - start)
    print(json.dumps({"cpu_s": min(times), "rss_mb": peak_mb()}))


def peak_mb() -> float:
    """Highest resident memory since this program began (getrusage also counts what forked it)."""
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def prepare(folder: Path) -> dict[str, float]:
    """Weights and cache of the enlarged stack, and what they cost."""
    import peers

    from witnessmark.measure.series import cache, surround
    from witnessmark.measure.series.reduce import save_weights
    from witnessmark.measure.series.source import NO_DATA, to_unit
    from witnessmark.measure.series.tile import entries_of
    from witnessmark.measure.series.weights import weights_of

    grid, shapes = frame()
    start = time.process_time()
    weights = weights_of(grid, shapes)
    spent = {"weights, s": time.process_time() - start, "footprints": float(len(shapes))}
    blocks = surround.blocks_of(grid, weights, 10.0)
    (folder / "w.json").write_text(str(save_weights(folder / "w.npz", weights, blocks.weights)))
    spent["weights and background, s"] = time.process_time() - start
    entries = entries_of(str(folder / "w.npz"), 0, grid.size)
    values = np.random.default_rng(1).standard_normal(grid.size).astype(np.float32)
    start = time.process_time()
    for _ in range(10):
        entries.reduce(values[entries.pixel], (-60.0, 30.0))
    spent["per picture, ms"] = (time.process_time() - start) * 100
    for path in sorted(folder.glob("*.tif")):
        if not path.with_suffix(".i16").exists():
            db = to_unit(peers.read(path), "linear")
            cache.keep(
                path.with_suffix(".i16"),
                cache.pack(np.where(np.isfinite(db), np.rint(db * 100), NO_DATA).astype(np.int16)),
            )
    return spent


def main(small: Path, compress: str, images: int, rounds: int) -> None:
    large = small.parent / f"large-{compress}"
    enlarge(small, large, compress)
    for name, value in prepare(large).items():
        print(f"{name:44} {value:10.3f}")
    base = measured("decode", large, images, rounds)
    for way in ("decode", "table", "table_and_map", "cached", "plugin_bare", "plugin", "xarray_dask"):
        found = (
            base
            if way == "decode"
            else measured(way, large, images, rounds if not way.startswith("plugin") else 1)
        )
        if found:
            print(
                f"{way:20} {found['cpu_s']:8.2f} CPU s  {found['cpu_s'] / base['cpu_s']:6.2f} x decode  {found['rss_mb']:8.0f} MB"
            )
        else:
            print(f"{way:20} not installed, or failed")
    few = measured("table_and_map", large, images // 4, 1)
    print(f"{'a quarter of the images':20} {few['rss_mb']:8.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--images", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--compress", default="deflate")
    parser.add_argument("--way", default="")
    options = parser.parse_args()
    if options.way:
        run(options.way, options.folder, options.images, options.rounds)
    else:
        main(options.folder, options.compress, options.images, options.rounds)
