"""Taking one page: ask, keep every byte, look at it in a browser, and lay everything side by side in one folder."""

import hashlib
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

import witnessmark
from witnessmark.box import Limits, in_box
from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.collect.web.door import Door
from witnessmark.collect.web.exchange import Exchange
from witnessmark.collect.web.fetch import trail
from witnessmark.collect.web.seen import Visit, VisitCaps
from witnessmark.collect.web.sheet import NAME, CaptureSheet, Part, Step
from witnessmark.collect.web.visit import visit
from witnessmark.collect.web.wacz import Page, write_wacz
from witnessmark.collect.web.warc import CERTIFICATES, PICTURE, TEXT, Warc, utc
from witnessmark.errors import UnreadError

WACZ_NAME = "page.wacz"
TEXT_NAME = "visible.json"

ENDINGS = {
    "text/html": "html", "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif",
    "image/webp": "webp", "video/mp4": "mp4", "text/plain": "txt", "text/csv": "csv", "application/json": "json",
    "application/xml": "xml", "application/zip": "zip",
}  # fmt: skip

PICTURE_LIMITS = Limits(cpu_s=30, wall_s=40)
"""A tile of 13 million pixels is packed as PNG in some 3 seconds."""


@dataclass(frozen=True)
class Wish:
    """What a person asks for.

    Attributes:
        url: the page.
        expect: words that must be in it.
        context: what to write down about it.
        browser: whether to look at it in Chromium, where there is one.
    """

    url: str
    expect: tuple[str, ...] = ()
    context: str = ""
    browser: bool = True


def capture(wish: Wish, door: Door, folder: Path, caps: VisitCaps | None = None) -> CaptureSheet:
    """Take a page and put all there is of it into an empty folder, capture.json last.

    A page that cannot be had leaves a sheet, too, that says why: that it was not there then is also a fact.

    Args:
        wish: what to take.
        door: the network.
        folder: where to; nothing else is written.
        caps: what the browser may cost.
    """
    now = door.clock()
    sheet, steps = (
        CaptureSheet(wish.url, utc(now), wish.expect, wish.context, allowed=door.policy.allowed()),
        list[Exchange](),
    )
    try:
        for step in trail(wish.url, door):
            steps.append(step)  # one by one: what came before a bad redirect stays
    except UnreadError as error:
        sheet = replace(sheet, failure=str(error))
    sheet = replace(sheet, steps=tuple(Step(one.url, one.status, one.address) for one in steps))
    if steps:
        sheet = _keep(wish, door, (sheet, steps, now), folder, caps)
    sheet = replace(sheet, files=_hashes(folder))
    (folder / NAME).write_bytes(sheet.data())
    return sheet


def _keep(
    wish: Wish,
    door: Door,
    so_far: tuple[CaptureSheet, list[Exchange], datetime],
    folder: Path,
    caps: VisitCaps | None,
) -> CaptureSheet:
    sheet, steps, now = so_far
    page = steps[-1]
    body, trouble = page.decoded(door.caps.body_bytes)
    seen = Visit()
    if not sheet.failure:
        sheet = replace(sheet, content_type=page.header("content-type"), trouble=_trouble(page, trouble))
        sheet = _keep_source(sheet, body, folder)
        sheet, seen = _look(wish, door, (sheet, steps, body), caps)
    try:
        pictures = _with_panels(sheet, seen.pictures, hashlib.sha256(body).hexdigest())
    except UnreadError as error:
        pictures, sheet = [], replace(sheet, no_browser=str(error))
    for number, picture in enumerate(pictures, 1):
        (folder / f"picture-{number}.png").write_bytes(picture)
    if seen.url:
        words = {"url": seen.url, "captured": sheet.captured, "title": seen.title, "text": seen.text}
        (folder / TEXT_NAME).write_bytes(msgspec.json.encode(words))
    _write_archive(folder, (sheet, steps, now), seen, pictures)
    return sheet


def _keep_source(sheet: CaptureSheet, body: bytes, folder: Path) -> CaptureSheet:
    """The source as a file of its own, named by what its first bytes say it is; an empty one is no file."""
    if not body:
        return sheet
    name = f"page.{ENDINGS.get(media_type(body[:WINDOW_BYTES]), 'bin')}"
    (folder / name).write_bytes(body)
    return replace(sheet, source=name)


def _trouble(page: Exchange, unpacking: str) -> str:
    cut = {
        "length": "the page is longer than is taken at once, and was cut",
        "time": "the server took too long, and the rest was not waited for",
        "disconnect": "the server broke off before the end it had declared",
    }
    found = [cut[page.truncated]] if page.truncated else []
    found += [unpacking] if unpacking else []
    found += (
        [f"{page.surplus:,} bytes came after the end it had declared, and were left out"]
        if page.surplus
        else []
    )
    return "; ".join(found)


def _look(
    wish: Wish, door: Door, so_far: tuple[CaptureSheet, Sequence[Exchange], bytes], caps: VisitCaps | None
) -> tuple[CaptureSheet, Visit]:
    sheet, steps, body = so_far
    if not wish.browser:
        return replace(sheet, no_browser="a person asked for the source alone (--no-browser)."), Visit()
    if media_type(body[:WINDOW_BYTES]) not in {
        "text/html",
        "application/xml",
        "text/plain",
        "application/json",
    }:
        return replace(
            sheet, no_browser="the address is a file, not a page; the file itself is kept."
        ), Visit()
    try:
        seen = visit(steps[0].url, steps, door, caps)
    except UnreadError as error:
        return replace(sheet, no_browser=str(error)), Visit()
    if seen.trouble:
        sheet = replace(sheet, no_browser=seen.trouble)
    usual = caps or VisitCaps()
    missing = tuple(Part(one.url[:4000], one.kind, one.reason[:1000]) for one in seen.missing)
    pictured = min(seen.height_px, usual.tile_px * usual.tiles)
    return replace(
        sheet,
        shown_url=seen.url,
        browser=seen.browser,
        height_px=seen.height_px,
        pictured_px=pictured,
        missing=missing,
    ), seen


def _with_panels(sheet: CaptureSheet, pictures: Sequence[bytes], sha256: str) -> list[bytes]:
    grouped = " ".join(sha256[at : at + 8] for at in range(0, 64, 8))
    lines = [
        f"Captured by witnessmark {witnessmark.__version__}", sheet.shown_url or sheet.final_url,
        sheet.captured.replace("T", " ").replace("Z", " UTC"),
        f"sha256 of the page's source: {grouped}",
    ]  # fmt: skip
    made = []
    for number, picture in enumerate(pictures, 1):
        told = (*lines, f"Part {number} of {len(pictures)}") if len(pictures) > 1 else tuple(lines)
        task = "witnessmark.collect.web.panel:beside"
        made.append(
            in_box(task, picture, told, returns=bytes, limits=PICTURE_LIMITS, name="the page's picture")
        )
    return made


def _write_archive(
    folder: Path,
    so_far: tuple[CaptureSheet, Sequence[Exchange], datetime],
    seen: Visit,
    pictures: Iterable[bytes],
) -> None:
    sheet, steps, now = so_far
    warc_path, url = folder / "data.warc.gz", sheet.final_url
    with warc_path.open("wb") as file:
        warc = Warc(file)
        warc.begin(now, {"description": f"one page, asked for as {sheet.asked[:2000]}"})
        for exchange in (*steps, *seen.exchanges):
            _add(warc, exchange)
        for number, picture in enumerate(pictures, 1):
            warc.add_resource(
                f"{PICTURE}{url}{f'#{number}' if number > 1 else ''}", now, "image/png", picture
            )
        if seen.text:
            warc.add_resource(f"{TEXT}{url}", now, "text/plain; charset=utf-8", seen.text.encode())
    write_wacz(
        folder / WACZ_NAME, warc_path, warc.entries, Page(url, now, seen.title, seen.text), sheet.asked
    )
    warc_path.unlink()


def _add(warc: Warc, exchange: Exchange) -> None:
    id_ = warc.add(exchange)
    if exchange.certificates:
        host = exchange.url.split("/")[2]
        pem = "".join(map(ssl.DER_cert_to_PEM_cert, exchange.certificates)).encode()
        if not warc.has(f"{CERTIFICATES}{host}", pem):
            warc.add_resource(
                f"{CERTIFICATES}{host}", exchange.began, "application/pem-certificate-chain", pem
            )
    if exchange.surplus:
        note = [("surplus", f"{exchange.surplus} bytes came after the declared end and are not kept")]
        warc.add_note(id_, exchange.url, exchange.began, note)


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
