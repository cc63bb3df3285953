"""Talking with a browser through its pipes (Chrome DevTools Protocol): messages in JSON, each closed by a NUL byte."""

import json
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from witnessmark.errors import UnreadError

MOST_MESSAGE_BYTES = 160 * 2**20
"""A tall page's picture is some 40 MB; more is no answer to anything we ask."""

Event = dict[str, Any]


class Browser:
    """A browser that answers.

    Attributes:
        news: what it said by itself, and whatever else our own threads put there, in order.
    """

    def __init__(self, process: int, to_it: int, from_it: int) -> None:
        self.news: queue.Queue[Event | Callable[[], None] | None] = queue.Queue()
        self._process, self._to, self._from = process, to_it, from_it
        self._count, self._answers, self._lock = 0, dict[int, Event](), threading.Lock()
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def send(self, method: str, session: str = "", **params: object) -> int:
        """Say something; returns the number its answer will carry."""
        with self._lock:
            self._count += 1
            words: dict[str, object] = {"id": self._count, "method": method, "params": params}
            words |= {"sessionId": session} if session else {}
            data = json.dumps(words).encode() + b"\0"
            try:
                while data:
                    data = data[os.write(self._to, data) :]
            except OSError:
                self.news.put(None)
            return self._count

    def ask(
        self,
        method: str,
        session: str = "",
        *,
        until: float,
        meanwhile: Callable[[Event], None],
        **params: object,
    ) -> Any:
        """Say something and wait for its answer; what else the browser says goes to `meanwhile`.

        Args:
            method: such as "Page.navigate".
            session: which page, "" for the whole browser.
            until: time.monotonic() after which nothing is waited for.
            meanwhile: called with each event.
            params: the method's own.

        Raises:
            UnreadError: no answer in time, the browser is gone, or it refuses.
        """
        number = self.send(method, session, **params)
        while number not in self._answers:
            self.listen(until, meanwhile)
            if time.monotonic() >= until and number not in self._answers:
                raise UnreadError(
                    f"the browser gave no answer to {method} in time; the page may be too heavy for it."
                )
        answer = self._answers.pop(number)
        if "error" in answer:
            raise UnreadError(f"the browser refused {method}: {str(answer['error'].get('message'))[:200]}.")
        return answer["result"]

    def listen(self, until: float, meanwhile: Callable[[Event], None]) -> None:
        """Take one piece of news, or none by `until`.

        Raises:
            UnreadError: the browser is gone.
        """
        try:
            news = self.news.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return
        if news is None:
            raise UnreadError("the browser ended in the middle of the page; the page may have crashed it.")
        if callable(news):
            news()
        elif "id" in news:
            self._answers[news["id"]] = news
        else:
            meanwhile(news)

    def close(self) -> None:
        """End it and everything it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._to)
        self._listening.join()

    def _listen(self) -> None:
        rest = bytearray()
        with os.fdopen(self._from, "rb", buffering=0) as pipe:
            while data := pipe.read(1 << 20):
                *whole, tail = data.split(b"\0")
                for part in whole:
                    self._heard(bytes(rest + part))
                    rest.clear()
                rest += tail
                if len(rest) > MOST_MESSAGE_BYTES:
                    break
        self.news.put(None)

    def _heard(self, message: bytes) -> None:
        try:
            words = json.loads(message)
        except (ValueError, RecursionError):
            return  # no message; what waits for one is told so when its time is over
        if isinstance(words, dict):
            self.news.put(words)
