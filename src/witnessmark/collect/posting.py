"""Sending a time-stamp query: one POST through the fetcher, small, and only to the authority a person named."""

from witnessmark.collect.stamping import Post
from witnessmark.collect.token import LARGEST_BYTES
from witnessmark.collect.web.address import Policy
from witnessmark.collect.web.door import Caps, Door
from witnessmark.collect.web.fetch import post
from witnessmark.collect.web.location import read_location
from witnessmark.errors import UnreadError

QUERY = "application/timestamp-query"
REPLY = "application/timestamp-reply"

CAPS = Caps(body_bytes=LARGEST_BYTES, seconds=30.0, idle_seconds=15.0)


def poster(*, allow_private: bool = False) -> Post:
    """What sends a query and gives back the reply.

    Args:
        allow_private: also to an authority on this machine or in one's own network.
    """

    def send(url: str, query: bytes) -> bytes:
        # The port stands in the address a person wrote down; no page can choose another.
        ports = frozenset({80, 443, read_location(url).port})
        door = Door(policy=Policy(ports, allow_private=allow_private), caps=CAPS)
        answer = post(url, query, QUERY, door, accept=REPLY)
        if answer.status != 200 or answer.media_type != REPLY or answer.truncated:
            raise UnreadError(
                f"{url} answers {answer.status} ({answer.media_type or 'no media type'}, {len(answer.body):,} bytes), which "
                "is no time-stamp reply. Check the address with the authority, or ask another."
            )
        return answer.body

    return send
