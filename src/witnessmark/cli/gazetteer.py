"""The command `witnessmark gazetteer add CASE FILE`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.group()
def gazetteer() -> None:
    """Lists of places that the case reads with."""


@gazetteer.command()
@CASE
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--source", required=True, help="Whose list it is, such as GeoNames, OCHA COD-AB or NGA.")
@click.option("--licence", required=True, help="On what terms, such as CC BY 4.0.")
@click.option("--date", "day", required=True, help="The day or month of the list, such as 2024-11.")
@click.option("--replace", is_flag=True, help="Write over an older pack of that name.")
def add(case: Path, file: Path, source: str, licence: str, day: str, replace: bool) -> None:  # noqa: PLR0913, PLR0917 - one option each
    """Make FILE a pack of the case: hand/gazetteers/NAME.csv, with licence, day and hash in NAME.toml.

    FILE is a GeoNames country dump, an NGA names file, an OCHA table or GeoJSON of administrative areas, or a CSV with the
    columns name, lat, lon. Reading looks names up in packs after hand/places.csv and before the world list.
    """
    from witnessmark.case import open_case
    from witnessmark.read.packs import Origin, add_pack

    opened = open_case(case)
    try:
        pack = add_pack(opened.hand, file, Origin(source, licence, day), replace=replace)
    finally:
        opened.store.close()
    places = "1 place" if pack.places == 1 else f"{pack.places:,} places"
    say(f"{pack.path}: {places}, {max(1, round(pack.path.stat().st_size / 1e3)):,} kB")
    if pack.left_out:
        rows = "1 row" if pack.left_out == 1 else f"{pack.left_out:,} rows"
        say(f"{rows} left out; the first: {pack.first_left_out}")
