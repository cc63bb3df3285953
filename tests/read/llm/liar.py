"""A model's server on this machine that lies in every way we thought of, and a small text to lie about."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from tests.contracts.test_readers import NoPlaces, text_document

from witnessmark.read.contract import Lore
from witnessmark.records import Lead, Unread

TEXT = (
    "Granary raid, a watchdog says\n\n"
    "Gunmen burned at least 14 granaries in June, the Lake Monitor said on Tuesday. The Lake Monitor did not say that "
    "9 people were killed.\n\n"
    "The district chief denies that any of it happened."
)
GOOD = {
    "quote": "Gunmen burned at least 14 granaries in June", "source": "the Lake Monitor", "cue": "said",
    "numbers": ["at least 14"], "dates": ["June"],
}  # fmt: skip


def completion(content, finish="stop"):
    """A reply in the form of a chat completion."""
    return json.dumps({"choices": [{"message": {"content": content}, "finish_reason": finish}]}).encode()


def offering(*offers):
    """A reply with these statements."""
    return completion(json.dumps({"statements": list(offers)}))


@contextmanager
def server(body, status=200, headers=(), *, drip_s=0.0):
    """A server that answers every question with `body`; yields its address and the list of what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(
                (self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"])))
            )
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **dict(headers)}.items():
                self.send_header(name, value)
            self.end_headers()
            time.sleep(drip_s)
            self.wfile.write(body(asked[-1][2]) if callable(body) else body)

        def log_message(self, *_):
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/v1", asked
    finally:
        http.shutdown()
        http.server_close()


def read_beside(reader, text=TEXT, language="en"):
    """Leads and refusals of a text."""
    found = list(reader.read(text_document(text, language), Lore(NoPlaces())))
    return [one for one in found if isinstance(one, Lead)], [one for one in found if isinstance(one, Unread)]
