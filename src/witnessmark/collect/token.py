"""A time stamp (RFC 3161) checked: by whom, over what, when - and that the signer's certificate held at that moment.

Two programs are asked. rfc3161-client is strict and always there; OpenSSL reads what the first one cannot (certificates
in an order that strict DER forbids). OpenSSL is told the time in the token: by itself it would accept a stamp that says
2014 under a certificate that began in 2026.
"""

import hashlib
import re
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    PKIStatus,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from witnessmark.errors import CustodyError

ACCEPTED = "accepted"
NOT_HERE = "not on this machine"
UNREADABLE = "cannot read it"

LARGEST_BYTES = 1 << 16
"""A token with a chain of certificates is 1 to 8 KB."""

OPENSSL_SECONDS = 10
_TIME = re.compile(r"^Time stamp: (\w{3} +\d+ [\d:]{8})(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)
_NONCE = re.compile(r"^Nonce: 0x([0-9A-F]{1,40})$", re.MULTILINE)


@dataclass(frozen=True)
class Stamp:
    """What a token says, and what each program says of it.

    Attributes:
        time: the authority's, UTC.
        nonce: of the query it answers, None when it has none.
        client, openssl: ACCEPTED, NOT_HERE, "cannot read it: ...", "not asked", or why it is refused.
    """

    time: datetime | None
    nonce: int | None
    client: str
    openssl: str = "not asked"

    @property
    def is_accepted(self) -> bool:
        """Whether one program accepts it and none refuses it; one that cannot read it, or is not here, says nothing."""
        said = {self.client, self.openssl} - {NOT_HERE, "not asked"}
        return ACCEPTED in said and all(one == ACCEPTED or one.startswith(UNREADABLE) for one in said)

    @property
    def reason(self) -> str:
        """Why it is not accepted, in the programs' own words."""
        return f"rfc3161-client: {self.client}; openssl: {self.openssl}"


def read_certificates(pem: bytes, where: str) -> list[x509.Certificate]:
    """The certificates of a time authority, root and any between.

    Raises:
        CustodyError: none in it, or not PEM.
    """
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise CustodyError(
            f"{where}: no certificates in PEM ({error}). Get the root certificate from the authority itself."
        ) from None


def check_token(token: bytes, message: bytes, pem: bytes, *, ask_both: bool = False) -> Stamp:
    """What a token is worth as a stamp over `message` by the authority with these certificates.

    Args:
        token: a whole RFC 3161 reply.
        message: what was stamped: the three lines of a checkpoint.
        pem: the authority's certificates.
        ask_both: ask OpenSSL even when rfc3161-client could read it.
    """
    if len(token) > LARGEST_BYTES:
        return Stamp(None, None, f"{UNREADABLE}: {len(token):,} bytes are no token")
    stamp = _by_client(token, message, pem)
    if ask_both or stamp.client.startswith(UNREADABLE):
        return _by_openssl(token, message, pem, stamp)
    return stamp


def _by_client(token: bytes, message: bytes, pem: bytes) -> Stamp:
    try:
        reply = decode_timestamp_response(token)
        if PKIStatus(reply.status) != PKIStatus.GRANTED:
            return Stamp(None, None, f"the authority did not grant it (status {reply.status})")
        time, nonce = reply.tst_info.gen_time, reply.tst_info.nonce
    except ValueError as error:
        return Stamp(None, None, f"{UNREADABLE}: {str(error)[:120]}")
    try:
        _verify(reply, message, read_certificates(pem, "the authority's certificates"))
    except (VerificationError, ValueError, CustodyError) as error:
        return Stamp(time, nonce, str(error)[:200])
    return Stamp(time, nonce, ACCEPTED)


def _verify(reply: TimeStampResponse, message: bytes, certificates: list[x509.Certificate]) -> None:
    builder = VerifierBuilder()
    for certificate in certificates:
        is_root = certificate.issuer == certificate.subject
        add = builder.add_root_certificate if is_root else builder.add_intermediate_certificate
        builder = add(certificate)
    builder.build().verify(reply, hashlib.sha256(message).digest())
    _refuse_outside_validity(reply)


def _refuse_outside_validity(reply: TimeStampResponse) -> None:
    """Asked of every certificate in the reply, whatever the library asks by itself."""
    time = reply.tst_info.gen_time
    for der in reply.signed_data.certificates:
        one = x509.load_der_x509_certificate(der)
        if not one.not_valid_before_utc <= time <= one.not_valid_after_utc:
            raise VerificationError(
                f"it says {time:%Y-%m-%d}, and a certificate in it held from {one.not_valid_before_utc:%Y-%m-%d} "
                f"to {one.not_valid_after_utc:%Y-%m-%d}"
            )


def _by_openssl(token: bytes, message: bytes, pem: bytes, stamp: Stamp) -> Stamp:
    with tempfile.TemporaryDirectory() as folder:
        reply, chain = Path(folder, "reply.tsr"), Path(folder, "chain.pem")
        reply.write_bytes(token)
        chain.write_bytes(pem)
        try:
            time, nonce = _read_by_openssl(reply)
            said = _verify_by_openssl(reply, chain, message, time) if time else f"{UNREADABLE}: no time in it"
        except FileNotFoundError:
            time, nonce, said = None, None, NOT_HERE
        except subprocess.TimeoutExpired:
            time, nonce, said = None, None, f"{UNREADABLE}: no answer in {OPENSSL_SECONDS} s"
    if stamp.time is None:
        return Stamp(time, nonce, stamp.client, said)
    if time is not None and time != stamp.time.replace(microsecond=0):
        said = f"reads the time as {time:%Y-%m-%d %H:%M:%S}, not {stamp.time:%Y-%m-%d %H:%M:%S}"
    return Stamp(stamp.time, stamp.nonce, stamp.client, said)


def _read_by_openssl(reply: Path) -> tuple[datetime | None, int | None]:
    text = _openssl("ts", "-reply", "-in", str(reply), "-text").stdout.decode(errors="replace")
    time, nonce = _TIME.search(text), _NONCE.search(text)
    if not time:
        return None, None
    moment = datetime.strptime(f"{time[1]} {time[2]}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    return moment, int(nonce[1], 16) if nonce else None


def _verify_by_openssl(reply: Path, chain: Path, message: bytes, time: datetime) -> str:
    digest = hashlib.sha256(message).hexdigest()
    done = _openssl(
        "ts", "-verify", "-in", str(reply), "-digest", digest, "-CAfile", str(chain), "-untrusted", str(chain),
        "-attime", str(int(time.timestamp())),
    )  # fmt: skip
    if done.returncode == 0 and b"Verification: OK" in done.stdout:
        return ACCEPTED
    told = done.stderr.decode(errors="replace").strip().splitlines()
    return (told[-1] if told else "refused").rpartition("error:")[2][:200]


def _openssl(*words: str) -> subprocess.CompletedProcess[bytes]:
    # An empty configuration: what this machine's openssl.cnf trusts or switches off has no say here.
    environment = {"LC_ALL": "C", "OPENSSL_CONF": "/dev/null", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    return subprocess.run(
        ["openssl", *words], capture_output=True, check=False, timeout=OPENSSL_SECONDS, env=environment
    )
