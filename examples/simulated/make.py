"""Makes a wholly fictional, simulated case: Tarsin valley, drawn on the open South Atlantic where nobody lives.

    python examples/simulated/make.py OUTDIR

Images, buildings, fires, another party's layer, a drawn sample, readings and two reports; same bytes every time.
Everything says "simulated". Nothing here happened.
"""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from pyproj import Transformer
from rasterio.features import rasterize
from rasterio.transform import from_origin
from shapely.geometry import Polygon, box, mapping

from witnessmark.measure.sample import draw_sample

HERE = Path(__file__).parent
DICE = 20190305
SEED = "tarsin-2019-02-01"
EPSG = 32727  # UTM 27 south
WEST, NORTH = 499_200.0, 5_573_200.0  # open water, 40 degrees south
GSD_M, PIXELS = 4.0, 400
SCENES = ("2019-03-05", "2019-04-20", "2019-06-10")
READERS = ("simulated reader 1", "simulated reader 2")
TO_DEGREES = Transformer.from_crs(EPSG, 4326, always_xy=True)


@dataclass(frozen=True)
class Village:
    """A fictional village: its middle in metres from the image's north-west corner, and what the simulation does.

    Attributes:
        houses: how many stand there.
        burned: how many burn.
        scene: the first scene that shows them burned (index into SCENES).
        days: when fires are seen there.
    """

    name: str
    east: float
    south: float
    houses: int
    burned: int = 0
    scene: int = 0
    days: tuple[str, ...] = ()


VILLAGES = (
    Village("Upper Tarsin", 320, 320, 40, 27, 1, ("2019-04-11", "2019-04-12")),
    Village("Nether Tarsin", 1280, 320, 38, 18, 2, ("2019-05-17",)),
    Village("Tarsin Weir", 320, 1280, 36, 5, 2, ("2019-05-18",)),
    Village("Tarsin Fold", 1280, 1280, 38),
)
CONTROL = Village("Quay Row", 800, 800, 120)
"""Intact by construction: its houses are the decoys."""

KILN = (2200.0, 1280.0)
"""A brick kiln that burns every year: a persistent heat source."""


@dataclass(frozen=True)
class House:
    """A simulated house; `scene` is the first that shows it burned, 0 when it never burns."""

    key: str
    village: str
    shape: Polygon
    scene: int

    @property
    def lonlat(self) -> tuple[float, float]:
        """Its middle in degrees, to about 0.1 m."""
        return degrees(self.shape.centroid.x, self.shape.centroid.y)


def main(args: Sequence[str]) -> None:
    """Make the case in the folder named by the one argument; what was made there before is made again."""
    if len(args) != 1:
        sys.exit("Usage: python examples/simulated/make.py OUTDIR")
    out = Path(args[0])
    for part in ("inbox", "hand"):
        shutil.rmtree(out / part, ignore_errors=True)
        (out / part).mkdir(parents=True)
    dice = np.random.default_rng(DICE)
    houses = [house for village in VILLAGES for house in build(village, dice)]
    decoys = list(build(CONTROL, dice))
    for source in sorted((HERE / "fixed").rglob("*")):
        if source.is_file():
            shutil.copyfile(source, out / source.relative_to(HERE / "fixed"))
    write_footprints(out / "inbox" / "footprints.geojson", houses)
    write_other_party(out / "inbox" / "survey-office.csv", houses, dice)
    write_fires(out / "inbox" / "fires.csv", dice)
    for number, day in enumerate(SCENES):
        write_image(out / "inbox" / f"tarsin-{day}.tif", [*houses, *decoys], number, dice)
    write_places(out / "hand" / "places.csv")
    write_readings(out / "hand", houses, decoys, dice)
    print(
        f"A simulated case is in {out}: {len(houses)} houses, {sum(h.scene > 0 for h in houses)} of them burned."
    )


def degrees(x: float, y: float) -> tuple[float, float]:
    """UTM metres as lon, lat."""
    lon, lat = TO_DEGREES.transform(x, y)
    return round(lon, 6), round(lat, 6)


def build(village: Village, dice: np.random.Generator) -> Iterable[House]:
    """The houses of a village on a jittered grid, the burned ones chosen by dice."""
    side = int(np.ceil(np.sqrt(village.houses)))
    burned = set(dice.permutation(village.houses)[: village.burned].tolist())
    initials = "".join(word[0] for word in village.name.split())
    for n in range(village.houses):
        jitter = dice.uniform(-4, 4, size=2)
        x = WEST + village.east + (n % side - (side - 1) / 2) * 28 + jitter[0]
        y = NORTH - village.south - (n // side - (side - 1) / 2) * 28 + jitter[1]
        half = dice.uniform(5, 8, size=2)
        shape = box(x - half[0], y - half[1], x + half[0], y + half[1])
        yield House(f"{initials}-{n + 1:03}", village.name, shape, village.scene if n in burned else 0)


def write_footprints(path: Path, houses: Sequence[House]) -> None:
    """Building footprints as GeoJSON in degrees."""
    features = [
        {
            "type": "Feature",
            "properties": {"id": house.key, "village": house.village, "simulated": True},
            "geometry": mapping(Polygon([degrees(x, y) for x, y in house.shape.exterior.coords])),
        }
        for house in houses
    ]
    collection = {"type": "FeatureCollection", "note": "simulated", "features": features}
    path.write_text(json.dumps(collection) + "\n", encoding="utf-8")


def write_other_party(path: Path, houses: Sequence[House], dice: np.random.Generator) -> None:
    """A second party's damage layer: misses one burned house in five, marks one intact in fifty."""
    rows = []
    for house in houses:
        chance = 0.8 if house.scene else 0.02
        marked = "yes" if dice.random() < chance else "no"
        lon, lat = house.lonlat
        rows.append([house.key, house.village, lon, lat, marked, "2019-06-20", "simulated"])
    write_csv(path, ["id", "village", "lon", "lat", "damaged", "date", "note"], rows)


def write_fires(path: Path, dice: np.random.Generator) -> None:
    """Detections with the columns of NASA FIRMS (VIIRS): a kiln in every year, and the villages on their days."""
    kiln_days = [
        f"{year}-{month:02}-{3 * month + year % 5:02}" for year in range(2015, 2020) for month in range(1, 9)
    ]
    seen = [(KILN, day) for day in kiln_days]
    seen += [((v.east, v.south), day) for v in VILLAGES for day in v.days for _ in range(3)]
    rows = []
    for (east, south), day in sorted(seen, key=lambda one: one[1]):
        blur = dice.normal(0, 60, size=2)
        lon, lat = degrees(WEST + east + blur[0], NORTH - south + blur[1])
        frp = round(float(dice.gamma(2.0, 3.0)), 2)
        rows.append(
            [
                lat,
                lon,
                330.1,
                0.4,
                0.4,
                day,
                "0112",
                "simulated",
                "simulated",
                "n",
                "simulated",
                291.3,
                frp,
                "N",
                0,
            ]
        )
    header = (
        "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version"
    )
    write_csv(path, [*header.split(","), "bright_ti5", "frp", "daynight", "type"], rows)


def write_image(path: Path, houses: Sequence[House], number: int, dice: np.random.Generator) -> None:
    """A three-band image: rough ground, bright roofs, dark scars where a house has burned by then."""
    transform = from_origin(WEST, NORTH, GSD_M, GSD_M)
    ground = np.array([112, 118, 84])[:, None, None] + dice.normal(0, 7, size=(3, PIXELS, PIXELS))
    for burned, colour in ((False, (205, 196, 182)), (True, (46, 42, 40))):
        shapes = [house.shape for house in houses if (0 < house.scene <= number) == burned]
        if shapes:
            mask = rasterize(shapes, (PIXELS, PIXELS), transform=transform, all_touched=True).astype(bool)
            ground[:, mask] = np.array(colour)[:, None] + dice.normal(0, 9, size=(3, int(mask.sum())))
    profile: dict[str, Any] = {
        "driver": "GTiff",
        "width": PIXELS,
        "height": PIXELS,
        "count": 3,
        "dtype": "uint8",
    }
    profile |= {"crs": f"EPSG:{EPSG}", "transform": transform, "compress": "deflate", "photometric": "rgb"}
    with rasterio.open(path, "w", **profile) as image:
        image.write(np.clip(ground, 0, 255).astype("uint8"))
        image.update_tags(
            TIFFTAG_DATETIME=f"{SCENES[number].replace('-', ':')} 10:00:00",
            TIFFTAG_IMAGEDESCRIPTION="Simulated image of a fictional place, made by make.py",
            simulated="true",
            platform="simulated",
        )


def write_places(path: Path) -> None:
    """The case's gazetteer: the villages and the valley."""
    rows = []
    for village in (*VILLAGES, CONTROL):
        lon, lat = degrees(WEST + village.east, NORTH - village.south)
        rows.append([village.name, "", lon, lat, 0.15, "village", "", "simulated: drawn by make.py"])
    middle = degrees(WEST + CONTROL.east, NORTH - CONTROL.south)
    rows.append(["Tarsin valley", "the valley", *middle, 1.2, "area", "", "simulated: drawn by make.py"])
    write_csv(path, ["name", "names", "lon", "lat", "radius_km", "kind", "country", "source"], rows)


def write_readings(
    hand: Path, houses: Sequence[House], decoys: Sequence[House], dice: np.random.Generator
) -> None:
    """The stratum declared, the sample drawn from it by the seed, and what two simulated readers saw."""
    stratum = [house.key for house in houses if house.village != "Tarsin Fold"]
    write_csv(hand / "stratum.csv", ["structure"], [[key] for key in stratum])
    drawn = set(draw_sample(stratum, SEED, 70))
    sample = [house for house in houses if house.key in drawn]
    chosen = [(house, "false") for house in sample] + [(house, "true") for house in decoys]
    write_csv(hand / "sample.csv", ["structure", "decoy"], [[house.key, decoy] for house, decoy in chosen])
    rows = []
    for house, decoy in chosen:
        for number in range(len(SCENES)) if decoy == "false" else (len(SCENES) - 1,):
            for reader in READERS:
                verdict = look(0 < house.scene <= number, dice)
                rows.append([house.key, f"tarsin-{SCENES[number]}.tif", reader, verdict, "2019-07-01", decoy])
    write_csv(hand / "readings.csv", ["structure", "scene", "reader", "verdict", "when", "decoy"], rows)


def look(is_burned: bool, dice: np.random.Generator) -> str:
    """What a simulated reader says: misses 4 in 100, cannot tell 3 in 100, calls 3 in 1000 intact ones damaged."""
    chance = dice.random()
    if chance < 0.03:
        return "cannot tell"
    return "damaged" if (is_burned and chance > 0.07) or (not is_burned and chance > 0.997) else "intact"


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file with one header line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
