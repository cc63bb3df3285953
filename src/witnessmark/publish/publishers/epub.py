"""The record as an EPUB 3.3 book for readers and Kindle: notes with back links, figures and maps as pictures with words.

Good at: phones and e-readers, text that reflows, screen readers, the same bytes on every run.
Misses: page numbers; a script is drawn only when the reader's own fonts have it (in drawings it shows as code points).
Score: tests/publish/test_epub.py: no message of epubcheck 5.3.0; the Kindle service itself was not tried.
"""

from dataclasses import dataclass
from pathlib import Path

from witnessmark.errors import PublishError
from witnessmark.publish.book import book_files
from witnessmark.publish.report import Report
from witnessmark.publish.zipbook import pack_book


@dataclass(frozen=True)
class Epub:
    """Makes record.epub.

    Attributes:
        after: publishers whose files it takes along: none.
        most_mb: the largest book written. Mail to a Kindle takes 50 MB, a third of which base64 eats.
    """

    after: tuple[str, ...] = ()
    most_mb: float = 36.0

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.epub.

        Raises:
            PublishError: it cannot be made, or is larger than a mail to a reader may be.
        """
        book = pack_book(book_files(report))
        size_mb = len(book) / 1e6
        if size_mb > self.most_mb:
            raise PublishError(
                f"record.epub would be {size_mb:.1f} MB; {self.most_mb:g} MB can be mailed to a reader. "
                "Publish fewer pictures, or set most_mb under [plugins.epub] in case.toml."
            )
        path = folder / "record.epub"
        path.write_bytes(book)
        return (path,)


plugin = Epub()
