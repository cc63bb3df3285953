"""Asking a time authority to stamp the log's last checkpoint, and writing its answer into the log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from witnessmark.case import Case
from witnessmark.case.config import AuthorityConfig
from witnessmark.collect.attestation import Attestation, log_attestation
from witnessmark.collect.checkpoint import Checkpoint, read_checkpoint
from witnessmark.collect.clock import CLOCK_MAY_DIFFER, Clock, system_clock
from witnessmark.collect.custody import Log
from witnessmark.collect.event import utc
from witnessmark.collect.layout import lay_out, object_bytes
from witnessmark.collect.note import read_small_file
from witnessmark.collect.pins import pin, pinned_before, pins
from witnessmark.collect.session import session
from witnessmark.collect.token import Stamp, check_token, read_certificates
from witnessmark.errors import CustodyError, UnreadError

Post = Callable[[str, bytes], bytes]
"""Sends a query (DER) to an authority's URL and returns its reply; UnreadError when none comes."""

LARGEST_PEM = 1 << 18


@dataclass(frozen=True)
class Answer:
    """What became of one query: the time in the token, or why there is none."""

    authority: str
    size: int = 0
    time: str = ""
    reason: str = ""


def stamp(
    case: Case, authorities: list[AuthorityConfig], post: Post, clock: Clock = system_clock
) -> list[Answer]:
    """Have the log as it stands stamped by each authority; one that fails does not stop the others.

    Args:
        case: whose log it is.
        authorities: whom to ask, in order.
        post: sends the query.
        clock: this machine's.

    Raises:
        CustodyError: nothing to stamp, or a file of certificates does not hold.
    """
    chains = {one.name: _certificates(case, one) for one in authorities}
    with session(case, clock) as log:
        for one in authorities:
            _name(case, log, one.name, chains[one.name])
        log.checkpoint()
        checkpoint = read_checkpoint(case)
        if checkpoint is None:
            raise CustodyError(f"{case.custody}: the log is empty. Collect something first.")
        answers = [_ask(case, log, checkpoint, (one, chains[one.name], post)) for one in authorities]
        lay_out(case, log.events)
    return answers


def _ask(case: Case, log: Log, checkpoint: Checkpoint, whom: tuple[AuthorityConfig, bytes, Post]) -> Answer:
    authority, chain, post = whom
    query = TimestampRequestBuilder().data(checkpoint.text()).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        token = post(authority.url, query.as_bytes())
        found = check_token(token, checkpoint.text(), chain, ask_both=True)
        time = _accepted(found, query.nonce, authority)
    except UnreadError as error:
        return Answer(authority.name, checkpoint.size, reason=str(error))
    _own_up(log, time)
    said = Attestation(
        "time-stamp", authority.name, checkpoint.size, checkpoint.root.hex(), utc(time), str(query.nonce),
        found.client, found.openssl,
    )  # fmt: skip
    log_attestation(case, log, token, said)
    return Answer(authority.name, checkpoint.size, utc(time))


def _accepted(found: Stamp, nonce: int | None, authority: AuthorityConfig) -> datetime:
    if found.time is None or not found.is_accepted:
        raise UnreadError(
            f"{authority.name} ({authority.url}): its answer is no time stamp that holds ({found.reason}). "
            f"Check that {authority.certificates} is this authority's root certificate, or ask another."
        )
    if found.nonce != nonce:
        raise UnreadError(
            f"{authority.name} ({authority.url}): its answer is to another query (nonce {found.nonce}, asked {nonce}). "
            "It may be an old answer played back; ask again, or ask another."
        )
    return found.time


def _own_up(log: Log, time: datetime) -> None:
    off = (log.clock() - time).total_seconds()
    if abs(off) > CLOCK_MAY_DIFFER.total_seconds():
        ahead = "ahead of" if off > 0 else "behind"
        log.append("time-anomaly", why=f"the clock is {abs(off):.0f} s {ahead} a time authority's")


def _certificates(case: Case, authority: AuthorityConfig) -> bytes:
    path = case.root / Path(authority.certificates)
    pem = read_small_file(path, LARGEST_PEM)
    read_certificates(pem, str(path))
    return pem


def _name(case: Case, log: Log, name: str, chain: bytes) -> None:
    """Name the authority in the log, unless it is, with these very certificates."""
    known = pinned_before(pins(case, log.events), "authority", name, len(log.events))
    if known is None or object_bytes(case, known.event) != chain:
        pin(case, log, "authority", name, chain)
