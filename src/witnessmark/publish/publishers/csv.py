"""CSV: figures, values, statements, findings, sources, actors, ties and events as tables, with datapackage.json saying what each column is.

Good at: any program and any year from now; every hedge has its own column, so "possible" survives.
Misses: shapes (see geojson, geoparquet). The machine tables hold texts as they are: `figures-for-spreadsheets.csv`
is the one to open in a spreadsheet, where a cell that begins like a formula is kept from running.
Score: read back equal, cell by cell (tests/publish/test_csv.py).
"""

from dataclasses import dataclass
from pathlib import Path

from witnessmark.publish.report import Report
from witnessmark.publish.table import Table
from witnessmark.publish.tables import describe, tables_of, write_table


@dataclass(frozen=True)
class Csv:
    """Tables as CSV.

    Attributes:
        spreadsheets: also write figures-for-spreadsheets.csv.
        after: runs after none.
    """

    spreadsheets: bool = True
    after: tuple[str, ...] = ()

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write the tables and datapackage.json."""
        tables = tables_of(report)
        paths = [write_table(table, folder) for table in tables]
        if self.spreadsheets:
            figures = tables[0]
            safe = Table("figures-for-spreadsheets", figures.about, figures.columns, figures.rows)
            paths.append(write_table(safe, folder, for_spreadsheets=True))
        return (*paths, describe(report, tables, folder))


plugin = Csv()
