"""The command `witnessmark sun`."""

import datetime as dt
from pathlib import Path

import click

from witnessmark.cli.screen import say
from witnessmark.errors import MeasureError

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--lon", type=float, required=True, help="Degrees east, WGS84; west is negative.")
@click.option("--lat", type=float, required=True, help="Degrees north; south is negative.")
@click.option("--from", "first", type=DAY, required=True, help="First day that comes into question.")
@click.option("--to", "last", type=DAY, required=True, help="Last day that comes into question.")
@click.option("--azimuth", type=float, help="Where the shadow points, degrees clockwise from true north.")
@click.option("--azimuth-error", type=float, default=5.0, show_default=True, help="How far off that may be.")
@click.option("--ratio", type=float, help="Length of the shadow over the height of its thing.")
@click.option("--ratio-error", type=float, help="How far off that may be; a tenth of it when not given.")
@click.option("--utc-offset", type=float, default=0.0, help="Hours of local time ahead of UTC, such as 3.")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw the set into this file.")
def sun(  # noqa: PLR0913, PLR0917 - one option each
    lon: float, lat: float, first: dt.datetime, last: dt.datetime, azimuth: float | None, azimuth_error: float,
    ratio: float | None, ratio_error: float | None, utc_offset: float, svg: Path | None,
) -> None:  # fmt: skip
    """When the sun stood so: the set of dates and hours that fit a shadow's direction, its length, or both."""
    from witnessmark.measure.sun import Shadow, Where, sun_set
    from witnessmark.measure.sundrawing import drawing
    from witnessmark.measure.sunwords import chart, told

    tenth = abs(ratio or 0.0) / 10
    shadow = Shadow(azimuth, azimuth_error, ratio, tenth if ratio_error is None else ratio_error)
    where = Where(lon, lat, utc_offset)
    found = sun_set(shadow, where, first.date(), last.date())
    for line in (*told(found, shadow, where), *chart(found, first.date())):
        say(line)
    if svg is not None:
        write(svg, drawing(found, shadow, where, first.date()))
        say(f"drawn into {svg}")


def write(path: Path, text: str) -> None:
    """Write a drawing; MeasureError when the folder is not there."""
    if not path.parent.is_dir():
        raise MeasureError(f"{path}: there is no folder {path.parent}. Make it, or name a file elsewhere.")
    path.write_text(text, encoding="utf-8")
