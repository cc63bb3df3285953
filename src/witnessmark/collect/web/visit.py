"""A page as a browser shows it, while every request it makes is answered by our own fetcher and kept."""

import base64
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from witnessmark.collect.web.cdp import Browser, Event
from witnessmark.collect.web.chromium import HEIGHT, WIDTH, find_chromium, start, walls
from witnessmark.collect.web.door import Caps, Door
from witnessmark.collect.web.exchange import Exchange
from witnessmark.collect.web.fetch import get
from witnessmark.collect.web.seen import Missing, Visit, VisitCaps
from witnessmark.errors import UnreadError

KEPT_TO_OURSELVES = frozenset({
    "content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "set-cookie", "alt-svc",
    "report-to", "nel", "reporting-endpoints",
})  # fmt: skip
"""Headers the browser is not given: the body it gets is unpacked, and there are no cookies and no reports."""

PASSED_ON = ("Accept", "Accept-Language", "Referer")
"""What of the browser's own headers a server is told."""

TEXT_SCRIPT = "document.body ? document.body.innerText.slice(0, 2000000) : ''"


def visit(url: str, handed: Iterable[Exchange], door: Door, caps: VisitCaps | None = None) -> Visit:
    """Show a page in Chromium.

    Args:
        url: the address a person asked for.
        handed: answers fetched before (the page and its redirects): the browser gets these very bytes.
        door: through which our fetcher gets the rest.
        caps: how much it may cost.

    Raises:
        UnreadError: there is no Chromium, or it cannot be shut in.
    """
    if not find_chromium():
        raise UnreadError(
            "no Chromium is installed here: install chromium to keep the page as people see it."
        )
    with tempfile.TemporaryDirectory(prefix="witnessmark-") as profile:
        trouble = "it can be shut in neither by bubblewrap nor, as root, by itself: install bubblewrap."
        for wall in walls(Path(profile)):
            browser = Browser(*start(wall))
            try:
                seen = _Showing(browser, door, caps or VisitCaps(), {one.url: one for one in handed})
                return seen.show(url, wall.sentence)
            except _NeverBeganError as error:
                trouble = str(error)
            finally:
                browser.close()
    raise UnreadError(f"Chromium is here and does not start: {trouble}")


class _NeverBeganError(UnreadError):
    """The browser ended before it answered once: another wall may do."""


class _Showing:
    """One page in one browser."""

    def __init__(self, browser: Browser, door: Door, caps: VisitCaps, handed: dict[str, Exchange]) -> None:
        self.browser, self.door, self.caps, self.handed = browser, door, caps, handed
        self.until = time.monotonic() + caps.seconds
        self.seen, self.session = Visit(), ""
        self.pending, self.spent, self.asked = 0, 0, 0
        self.slots: list[Exchange | None] = []
        self.is_loaded, self.changed = False, time.monotonic()

    def show(self, url: str, wall: str) -> Visit:
        """Open, wait, look."""
        self._begin(wall)
        with ThreadPoolExecutor(6) as self.pool:
            try:
                self._see(url)
            except UnreadError as error:
                self.seen.trouble = str(error)  # what was fetched until then is kept
            self.pool.shutdown(cancel_futures=True)
        self.seen.exchanges = [one for one in self.slots if one is not None]
        return self.seen

    def _begin(self, wall: str) -> None:
        try:
            version = self.browser.ask(
                "Browser.getVersion", until=time.monotonic() + 20, meanwhile=self._hear
            )
        except UnreadError as error:
            raise _NeverBeganError(str(error)) from None
        self.seen.browser = f"{version['product']}; {wall}"
        # For the whole browser: frames, workers and pop-ups ask through the same door.
        self._plain("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self._plain("Browser.setDownloadBehavior", behavior="deny")
        target = self._plain("Target.createTarget", url="about:blank")["targetId"]
        self.session = self._plain("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.enable")
        self._ask("Network.setUserAgentOverride", userAgent=self.door.user_agent)
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH,
            height=HEIGHT,
            deviceScaleFactor=1,
            mobile=False,
        )

    def _see(self, url: str) -> None:
        self._ask("Page.navigate", url=url)
        self._settle(self.until - self.caps.seconds / 3)
        self._scroll()
        self._settle(self.until - self.caps.seconds / 5)
        self._look()

    def _plain(self, method: str, **params: Any) -> Any:
        return self.browser.ask(method, until=self.until, meanwhile=self._hear, **params)

    def _ask(self, method: str, **params: Any) -> Any:
        return self.browser.ask(method, self.session, until=self.until, meanwhile=self._hear, **params)

    def _hear(self, event: Event) -> None:
        method, params = event.get("method"), event.get("params", {})
        if method == "Fetch.requestPaused":
            self._request(params)
        elif method == "Page.loadEventFired":
            self.is_loaded = True
        elif method == "Page.javascriptDialogOpening":
            self.browser.send("Page.handleJavaScriptDialog", self.session, accept=False)

    def _request(self, paused: Event) -> None:
        """Answer from what was handed, refuse, or send our fetcher."""
        id_, request, kind = paused["requestId"], paused["request"], str(paused.get("resourceType", "Other"))
        url, method = str(request["url"]).partition("#")[0], str(request["method"])
        self.changed, self.asked = time.monotonic(), self.asked + 1
        if method == "GET" and url in self.handed:
            self._answer(id_, self.handed[url])
        elif why := self._refusal(method):
            self._refuse(id_, Missing(url, kind, why))
        else:
            told = {
                name: str(request["headers"][name])
                for name in PASSED_ON
                if name in request.get("headers", {})
            }
            self.pending += 1
            self.slots.append(None)
            self.pool.submit(self._fetch, (id_, url, method, kind), told, len(self.slots) - 1)

    def _refusal(self, method: str) -> str:
        if method not in {"GET", "HEAD"}:
            return f"the page wanted to send data ({method}), which a capture never does"
        if self.asked > self.caps.requests:
            return f"the page asked for more than {self.caps.requests} things"
        if self.spent > self.caps.total_bytes:
            return f"the page took more than {self.caps.total_bytes:,} bytes"
        return ""

    def _fetch(self, asked: tuple[str, str, str, str], told: dict[str, str], slot: int) -> None:
        """In a thread of its own: get it, and put what became of it among the browser's news."""
        id_, url, method, kind = asked
        left = self.until - time.monotonic() - self.caps.seconds / 8
        door = replace(
            self.door, caps=replace(self.door.caps, seconds=max(0.1, min(self.door.caps.seconds, left)))
        )
        try:
            exchange = get(url, door, method=method, headers=told)
        except UnreadError as error:
            reason = str(error)
            self.browser.news.put(
                lambda: self._came(slot, None, lambda: self._refuse(id_, Missing(url, kind, reason)))
            )
        else:
            self.browser.news.put(lambda: self._came(slot, exchange, lambda: self._had(id_, exchange, kind)))

    def _came(self, slot: int, exchange: Exchange | None, tell: Any) -> None:
        self.pending, self.changed = self.pending - 1, time.monotonic()
        self.slots[slot] = exchange
        tell()

    def _had(self, id_: str, exchange: Exchange, kind: str) -> None:
        self.spent += len(exchange.raw_response)
        if exchange.status >= 400:
            self.seen.missing.append(Missing(exchange.url, kind, f"the server answered {exchange.status}"))
        elif exchange.truncated:
            self.seen.missing.append(
                Missing(exchange.url, kind, f"only its beginning came ({exchange.truncated})")
            )
        self._answer(id_, exchange)

    def _answer(self, id_: str, exchange: Exchange) -> None:
        body, _ = exchange.decoded(Caps().body_bytes)
        headers = [
            {"name": name, "value": value}
            for name, value in exchange.headers
            if name not in KEPT_TO_OURSELVES
        ]
        self.browser.send(
            "Fetch.fulfillRequest", requestId=id_, responseCode=exchange.status, responseHeaders=headers,
            body=base64.b64encode(body).decode(),
        )  # fmt: skip

    def _refuse(self, id_: str, missing: Missing) -> None:
        self.seen.missing.append(missing)
        self.browser.send("Fetch.failRequest", requestId=id_, errorReason="BlockedByClient")

    def _settle(self, until: float) -> None:
        """Wait until the page has loaded and asks for nothing more, or its time is over."""
        while time.monotonic() < until:
            self.browser.listen(min(until, time.monotonic() + 0.2), self._hear)
            quiet = time.monotonic() - self.changed
            if self.is_loaded and not self.pending and quiet > self.caps.quiet_seconds:
                return

    def _scroll(self) -> None:
        """Down and back up, so that pictures come which a page holds back until they are in view."""
        steps = "(async()=>{for(let y=0;y<Math.min(document.documentElement.scrollHeight,40000);y+=800)"
        self._evaluate(
            steps + "{scrollTo(0,y);await new Promise(r=>setTimeout(r,40))}scrollTo(0,0);return 0})()"
        )
        self.changed = time.monotonic()

    def _look(self) -> None:
        self.seen.title = str(self._evaluate("document.title") or "")[:1000]
        self.seen.text = str(self._evaluate(TEXT_SCRIPT) or "")
        self.seen.url = str(self._evaluate("location.href") or "").partition("#")[0]
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        self.seen.height_px = int(size["height"])
        height, tile = (
            max(1, min(self.seen.height_px, self.caps.tile_px * self.caps.tiles)),
            self.caps.tile_px,
        )
        for top in range(0, height, tile):
            clip = {"x": 0, "y": top, "width": WIDTH, "height": min(tile, height - top), "scale": 1}
            made = self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
            self.seen.pictures.append(base64.b64decode(made["data"]))

    def _wake_frames(self, height: int) -> None:
        """Make the window as tall as the page when it has frames: Chromium leaves those below a window's edge blank.

        Only then, for parts sized by the window's height grow with it.
        """
        if self._ask("Page.getFrameTree")["frameTree"].get("childFrames") and height > HEIGHT:
            self._ask(
                "Emulation.setDeviceMetricsOverride",
                width=WIDTH,
                height=height,
                deviceScaleFactor=1,
                mobile=False,
            )
            self._evaluate("new Promise(done=>requestAnimationFrame(()=>setTimeout(()=>done(0),300)))")

    def _evaluate(self, script: str) -> Any:
        """The value of a script in a world of its own, where the page's scripts have changed nothing."""
        frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = self._ask("Page.createIsolatedWorld", frameId=frame, worldName="witnessmark")[
            "executionContextId"
        ]
        asked = {"expression": script, "contextId": world, "returnByValue": True, "awaitPromise": True}
        return self._ask("Runtime.evaluate", **asked)["result"].get("value")
