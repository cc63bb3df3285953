"""The record as a mail ready to send (record.eml): a digest as text and HTML, with the PDF and the book attached.

Good at: any mail program, readers without images or HTML, hashes of the attachments in the letter itself.
Misses: it has no sender and no recipient, and nothing is sent: that is the word of a person. Real mail programs were not tried.
Score: tests/publish/test_email.py: attachments come back with the same sha256, HTML below 100 KB.
"""

import hashlib
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from witnessmark.publish.characters import carry_report
from witnessmark.publish.digest import Enclosed, enclose, html_digest, short, text_digest
from witnessmark.publish.printing import moment
from witnessmark.publish.report import Report

FILES = (("record.pdf", "application/pdf"), ("record.epub", "application/epub+zip"))


@dataclass(frozen=True)
class Email:
    """Writes record.eml.

    Attributes:
        after: publishers whose files it takes along.
        most_mb: attachments together; base64 makes a third more of it, and mail servers refuse near 50 MB.
    """

    after: tuple[str, ...] = ("pdf", "epub")
    most_mb: float = 36.0

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.eml with what the publishers before left in `folder`.

        Raises:
            PublishError: the report's date is no day.
        """
        path = folder / "record.eml"
        path.write_bytes(letter(carry_report(report), enclose(folder, FILES, self.most_mb)).as_bytes())
        return (path,)


def letter(report: Report, enclosed: Enclosed) -> EmailMessage:
    """The message: multipart/mixed of (text, HTML) and the attachments; the same bytes for the same input.

    Raises:
        PublishError: the report's date is no day.
    """
    message = EmailMessage(policy=SMTP)
    text, html = text_digest(report, enclosed), html_digest(report, enclosed)
    name = hashlib.sha256(f"{text}\x1e{html}".encode()).hexdigest()[:32]
    message["Subject"] = short(report.title, 300)
    if day := report.date and format_datetime(moment(report.date)):
        message["Date"] = day
    message["Message-ID"] = f"<{name}@witnessmark.invalid>"
    message["X-Unsent"] = "1"  # mail programs open it as a draft, for a person to address
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.make_mixed()
    for one in enclosed.attached:
        kind, subtype = one.kind.split("/")
        message.add_attachment(one.content, maintype=kind, subtype=subtype, filename=one.name)
    set_boundaries(message, name)
    return message


def set_boundaries(message: EmailMessage, name: str) -> None:
    """Boundaries made from the content; "=_" stands in no base64 and no quoted-printable line, so none can clash."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{name[:24]}_{number}")


plugin = Email()
