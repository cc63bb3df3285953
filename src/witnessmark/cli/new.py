"""The command `witnessmark new CASE`."""

from pathlib import Path

import click

from witnessmark.cli.screen import say
from witnessmark.errors import CaseError

TEMPLATE = """\
title = {title}
question = {question}
languages = ["en"]

[area]  # where the case looks: a point in WGS84 degrees and a radius
name = {area}
lon = {lon}
lat = {lat}
radius_km = {radius_km}

[period]  # EDTF days or months, inclusive; "" is open
start = {start}
end = {end}

# One table per data file of inbox/ that is not a text: buildings, damage, list, fires or places.
# [[layer]]
# file = "fires.csv"
# role = "fires"
# origin = "NASA FIRMS"
"""

PLACES = "name,names,lon,lat,radius_km,kind,country,source\n"
ACTORS = "alias,name,kind\n"


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the case is called; the folder's name when empty.")
@click.option("--question", default="", help="What the case is to answer.")
@click.option("--area", default="", help='Where: "name,lon,lat,radius_km".')
@click.option("--from", "start", default="", help="First day or month (EDTF).")
@click.option("--to", "end", default="", help="Last day or month (EDTF).")
def new(case: Path, title: str, question: str, area: str, start: str, end: str) -> None:  # noqa: PLR0913, PLR0917 - Click hands in each option
    """Start a case: a folder with case.toml, inbox/ and hand/."""
    if (case / "case.toml").exists():
        raise CaseError(
            f"{case}: there is a case here already. Choose another folder, or edit {case / 'case.toml'}."
        )
    name, lon, lat, radius_km = read_area(area)
    for folder in ("inbox", "hand"):
        (case / folder).mkdir(parents=True, exist_ok=True)
    words = {
        "title": quoted(title or case.name),
        "question": quoted(question),
        "area": quoted(name),
        "start": quoted(start),
        "end": quoted(end),
    }
    numbers = {"lon": lon, "lat": lat, "radius_km": radius_km}
    (case / "case.toml").write_text(TEMPLATE.format(**words, **numbers), encoding="utf-8")
    (case / "hand" / "places.csv").write_text(PLACES, encoding="utf-8")
    (case / "hand" / "actors.csv").write_text(ACTORS, encoding="utf-8")
    say(f"{case}: a new case. Drop files into {case / 'inbox'}, then: witnessmark run {case}")


def read_area(area: str) -> tuple[str, float, float, float]:
    """Name, longitude, latitude, radius from "name,lon,lat,radius_km"; zeros when none is given."""
    if not area:
        return "", 0.0, 0.0, 0.0
    try:
        name, lon, lat, radius = area.rsplit(",", 3)
        numbers = (float(lon), float(lat), float(radius))
    except ValueError:
        raise CaseError(
            f'--area is "{area}". Use name,lon,lat,radius_km, such as "Amerli,44.59,34.73,25".'
        ) from None
    if not (-180 <= numbers[0] <= 180 and -90 <= numbers[1] <= 90):
        raise CaseError(
            f'--area is "{area}": longitude comes first, -180 to 180, then latitude. Swap them and try again.'
        )
    return name, *numbers


def quoted(text: str) -> str:
    """Text as a TOML string: JSON's escapes are TOML's too."""
    import json

    return json.dumps(text, ensure_ascii=False)
