"""What a publisher plug-in promises: a report in, files out, byte for byte the same for the same report."""

from pathlib import Path
from typing import Protocol

from witnessmark.publish.report import Report


class Publisher(Protocol):
    """A publisher plug-in.

    Attributes:
        after: names of publishers whose files it takes along (the e-mail takes PDF and EPUB); they run first.
    """

    after: tuple[str, ...]

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write its files into `folder`; returns their paths.

        Raises:
            PublishError: the output cannot be made, or would not say what the report says.
        """
