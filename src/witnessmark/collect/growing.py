"""A file that only grows: what is added is on disk when it is acknowledged, or is taken back as a whole."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from witnessmark.collect.durable import write_all


@dataclass
class GrowingFile:
    """A file of lines, open for adding.

    Attributes:
        file: opened "ab" and unbuffered: a buffer would try again, later and unasked, what a full disk refused.
        waiting: lines added and not yet on disk.
    """

    file: BinaryIO
    waiting: list[bytes] = field(default_factory=list)

    def add(self, line: bytes) -> None:
        """Add a line, newline and all; nothing is promised of it before `bring_to_disk`."""
        self.waiting.append(line)

    def bring_to_disk(self) -> None:
        """Write and fsync what waits, by one write as far as the system takes it.

        Raises:
            OSError: the disk refused; the file is then as long as before, and nothing waits any more.
        """
        data = b"".join(self.waiting)
        self.waiting.clear()
        length = os.fstat(self.file.fileno()).st_size
        try:
            write_all(self.file.fileno(), data)
            os.fsync(self.file.fileno())
        except BaseException:
            with suppress(OSError):  # the next session cuts an unfinished line off, too
                os.ftruncate(self.file.fileno(), length)
            raise

    def cut(self, length: int) -> None:
        """Keep the first `length` bytes, on disk."""
        os.ftruncate(self.file.fileno(), length)
        os.fsync(self.file.fileno())


def whole_lines(raw: bytes) -> tuple[list[bytes], int]:
    """The lines a log file holds for sure, and how many bytes at its end are none.

    A power cut may leave an unfinished last line, or stretches of zeros where bytes were promised a place and did not
    come: from the first line with a zero byte on, nothing was ever acknowledged, since the file was not yet synced.
    """
    *lines, unfinished = raw.split(b"\n")
    sure = next((number for number, line in enumerate(lines) if b"\0" in line), len(lines))
    lost = sum(len(line) + 1 for line in lines[sure:]) + len(unfinished)
    return lines[:sure], lost
