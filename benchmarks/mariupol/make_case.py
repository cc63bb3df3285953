"""A case folder for Mariupol west of 37.60 from the real data beside the repository.

    python benchmarks/mariupol/make_case.py OUTDIR
    witnessmark run OUTDIR

Buildings, UNOSAT's labels, demolition orders, the tracker and the fires are real and are copied, never kept here.
The READINGS ARE SIMULATED: no person looked at images. Two "readers" repeat UNOSAT's label for a random sample, so
that the bound has something to stand on; every output says that they are simulated.
"""

import csv
import shutil
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from witnessmark.case import LayerConfig
from witnessmark.measure.clean import clean
from witnessmark.measure.fires import Fires, baseline, in_window, near_persistent
from witnessmark.measure.formats import read_rows
from witnessmark.measure.sample import draw_sample
from witnessmark.measure.sphere import nearest_m

GEO = Path(__file__).parents[3] / "shared" / "data" / "geo"
BUILDINGS = "mariupol_buildings_unosat.parquet"
ORDERS = "mariupol_demolition_orders.csv"
TRACKER = "mariupol_damage_tracker.csv"
FIRES = "ukraine_fires_in_unosat_aois.parquet"

START, END = "2022-02-24", "2022-05-12"
REACH_M, YEARS, PERSISTENT_KM = 375.0, 3, 0.75
SEED, SAMPLE, DECOYS = "mariupol-2022-1", 300, 150
READERS = ("simulated A from UNOSAT label", "simulated B from UNOSAT label")

CASE_TOML = f"""title = "Mariupol west of 37.60: three lists and the fires"
question = "How many of the {{frame:,}} buildings were damaged between 24 February and 12 May 2022, and who says so?"
languages = ["en"]

[area]
name = "Mariupol west of 37.60"
lon = 37.545
lat = 47.105
radius_km = 4.6

[period]
start = "{START}"
end = "{END}"

[measure]
fire_reach_km = 0.375
persistent_years = {YEARS}
persistent_reach_km = {PERSISTENT_KM}
level = 0.95
sample_seed = "{SEED}"

[publish]
date = "2026-11-22"

[[layer]]
file = "{BUILDINGS}"
role = "buildings"
origin = "Overture Maps"
name = "Building footprints of at least 50 m2"
note = "Overture Maps and OpenStreetMap contributors (ODbL); only buildings inside UNOSAT's area and west of 37.60 E."

[[layer]]
file = "{BUILDINGS}"
role = "damage"
origin = "UNITAR-UNOSAT"
name = "UNOSAT damage points on footprints"
window = "{START}/{END}"
note = "Read from satellite images and not validated in the field; which damage classes were kept is not documented."

[[layer]]
file = "{ORDERS}"
role = "list"
origin = "Occupation authorities of Mariupol"
name = "Demolition orders"
where = {{{{ in_unosat_aoi = "True" }}}}
act = "demolish"
window = "2022-08/2023-12"
note = "Administrative acts, gathered by the Mariupol Urbicide project (CC BY 4.0); only those inside UNOSAT's area."

[[layer]]
file = "{TRACKER}"
role = "list"
origin = "Mariupol reconstruction tracker"
name = "Reconstruction tracker"
where = {{{{ in_unosat_aoi = "True" }}}}
columns = {{{{ percent = "tracker_damage_pct" }}}}
note = "Only the tracker's own percentage is used; its columns matched to UNOSAT are not independent of UNOSAT."

[[layer]]
file = "{FIRES}"
role = "fires"
origin = "NASA FIRMS"
name = "Active fires of area UKR1"
where = {{{{ aoi = "UKR1" }}}}
note = "MODIS from 2000, VIIRS from 2012; no time of day, sensor or confidence in this copy."
"""

PLACES = """name,names,lon,lat,radius_km,kind,country,source
Tsentralnyi,Central District|Центральний,37.5487,47.0960,1.2,district,UA,city map
Livyi bereh bridge,,37.5900,47.1060,0.6,area,UA,city map
Illich steel works,Ilyich Iron and Steel Works,37.5500,47.1570,1.0,area,UA,persistent heat source in every year of the fire data
Western residential quarters,,37.5100,47.1000,1.2,area,UA,footprints of the frame
"""


def main(folder: Path) -> None:
    """Write the case: case.toml, copies under inbox/, and hand/ with a seeded sample and simulated readings."""
    for part in ("inbox", "hand"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name in (BUILDINGS, ORDERS, TRACKER, FIRES):
        shutil.copyfile(GEO / name, folder / "inbox" / name)
    keys, lon, lat, damaged = frame()
    text = CASE_TOML.format(frame=len(keys))
    (folder / "case.toml").write_text(text, encoding="utf-8")
    (folder / "hand" / "places.csv").write_text(PLACES, encoding="utf-8")
    near = nearest_m(lon, lat, *wartime_fires()) <= REACH_M
    write_hand(folder / "hand", keys, near, damaged)


def frame() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Keys, positions and UNOSAT's labels of all buildings."""
    spec = LayerConfig(BUILDINGS, "damage", "UNITAR-UNOSAT")
    columns = clean(BUILDINGS, read_rows(BUILDINGS, (GEO / BUILDINGS).read_bytes()), spec).columns
    return columns["id"], np.array(columns["lon"]), np.array(columns["lat"]), np.array(columns["damaged"])


def all_fires() -> Fires:
    """Every detection of area UKR1."""
    table = pq.read_table(GEO / FIRES, filters=[("aoi", "=", "UKR1")])
    day = table["acq_date"].to_numpy().astype("datetime64[D]")
    return Fires(table["longitude"].to_numpy(), table["latitude"].to_numpy(), day)


def wartime_fires() -> tuple[np.ndarray, np.ndarray]:
    """Positions of the detections between START and END, persistent sources removed."""
    fires = all_fires()
    gone = near_persistent(fires, baseline(fires, START, YEARS), PERSISTENT_KM)
    kept = fires.of(in_window(fires, START, END) & ~gone)
    return kept.lon, kept.lat


def write_hand(hand: Path, keys: list[str], near: np.ndarray, damaged: np.ndarray) -> None:
    """stratum.csv, sample.csv and the simulated readings.csv."""
    label = dict(zip(keys, damaged.tolist(), strict=True))
    stratum = [key for key, inside in zip(keys, near, strict=True) if inside]
    calm = [key for key, inside in zip(keys, near, strict=True) if not inside and not label[key]]
    sample, decoys = draw_sample(stratum, SEED, SAMPLE), draw_sample(calm, f"{SEED}-decoys", DECOYS)
    shown = [(key, False) for key in sample] + [(key, True) for key in decoys]
    table(hand / "stratum.csv", ["structure"], [[key] for key in sorted(stratum)])
    table(hand / "sample.csv", ["structure", "decoy"], [[key, str(decoy).lower()] for key, decoy in shown])
    table(
        hand / "readings.csv",
        ["structure", "scene", "reader", "verdict", "when", "decoy"],
        [
            [
                key,
                f"{END} UNOSAT label",
                reader,
                "damaged" if label[key] else "intact",
                "2026-11-22",
                str(decoy).lower(),
            ]
            for key, decoy in shown
            for reader in READERS
        ],
    )


def table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """A CSV file with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Say where: python benchmarks/mariupol/make_case.py OUTDIR")
    main(Path(sys.argv[1]))
    print(f"Written. Now: witnessmark run {sys.argv[1]}")
