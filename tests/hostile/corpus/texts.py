"""Plain texts: encodings that lie, endless lines, characters that steer, and names that do."""

import random
from collections.abc import Iterator

SAID = "At least forty houses were burned in the valley after the raid, the council said on Monday.\n"


def files(lure) -> Iterator[tuple[str, bytes]]:
    """Texts, among them some whose name is the danger."""
    rng = random.Random(7)
    yield "empty.txt", b""
    yield "one-byte.txt", b"\xff"
    yield "nul.txt", b"\0" * 2_000_000
    yield "long-line.txt", SAID.strip().encode() * 100_000
    yield "digits.txt", b"9" * 1_000_000
    yield "dots.txt", b"." * 1_000_000
    yield "quotes.txt", '"\u201c\u201d'.encode() * 200_000
    yield "commas-and-digits.txt", ("At least " + "1,234," * 150_000 + " houses were burned.").encode()
    yield "capitals.txt", ("Council " * 100_000 + "said so.").encode()
    yield "said-that.txt", ("He said that " * 40_000 + "houses burned.").encode()
    yield "dates.txt", ("on Monday, 3 May 2014, the day before " * 25_000).encode()
    yield "blank-lines.txt", b"\n \n" * 700_000 + SAID.encode()
    yield "escapes.txt", ("\x1b]0;owned\x07\x1b[2J\u202e" + SAID).encode() * 2_000
    yield "noise.txt", rng.randbytes(500_000)
    yield "utf16-lie.txt", b"\xff\xfe" + SAID.encode() * 2_001
    yield "two-marks.txt", b"\xef\xbb\xbf\xff\xfe" + SAID.encode()
    yield "lone-surrogates.txt", b"\xed\xa0\x80" * 100_000 + SAID.encode()
    yield "combining.txt", ("e" + "\u0301" * 500_000 + " " + SAID).encode()
    yield (
        f"file___{lure.secret.replace('/', '_')[:80]}.txt",
        f"file://{lure.secret} {lure.url}\n".encode() + SAID.encode(),
    )
    yield "\u202etxt.exe-\x1b[31mred.txt", SAID.encode()
    yield "=cmd|' /C calc'!A0.txt", SAID.encode()
    yield "<img src=x onerror=alert(1)>.txt", SAID.encode()
    yield "$(touch owned);`touch owned`.txt", SAID.encode()
    yield "-rf --help.txt", SAID.encode()
    yield "a" * 200 + ".txt", SAID.encode()
    yield (
        "mail.eml",
        f"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n{'--x' + chr(10)}".encode()
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 20_000,
    )
    yield (
        "mail-external.eml",
        f"Content-Type: message/external-body; access-type=local-file; name={lure.secret}\r\n\r\n".encode(),
    )
