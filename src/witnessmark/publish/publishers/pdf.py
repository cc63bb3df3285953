"""The record as a tagged PDF for print and archives (PDF/UA-1 and PDF/A-2a), with sources at the foot of the page.

Good at: paper, page numbers, notes on the page of their call, screen readers, the same bytes on every run.
Misses: scripts outside the Noto files at hand are shown as code points or counted, never as empty boxes.
Score: tests/publish/test_pdf.py: no finding of page-validation 0.11 in either profile, every source read back.
"""

from dataclasses import dataclass
from pathlib import Path

from witnessmark.errors import PublishError
from witnessmark.publish.fonts import FOLDER
from witnessmark.publish.printing import print_record
from witnessmark.publish.report import Report
from witnessmark.publish.textlayer import lost_words, read_text


@dataclass(frozen=True)
class Pdf:
    """Prints record.pdf.

    Attributes:
        after: publishers whose files it takes along: none.
        fonts: folder with the Noto files; empty takes those of "make assets".
    """

    after: tuple[str, ...] = ()
    fonts: str = ""

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.pdf.

        Raises:
            PublishError: it cannot be printed, or a code, figure, label or hash is not in its text layer.
        """
        made = print_record(report, Path(self.fonts) if self.fonts else FOLDER)
        lost = lost_words(made.report, read_text(made.pdf, made.report))
        if lost:
            raise PublishError(
                f'record.pdf would not say "{lost[0]}"'
                + (f" and {len(lost) - 1} more" if lost[1:] else "")
                + ". "
                "It was not written. Look at that text in the record, or leave pdf out of outputs under [publish]."
            )
        path = folder / "record.pdf"
        path.write_bytes(made.pdf)
        return (path,)


plugin = Pdf()
