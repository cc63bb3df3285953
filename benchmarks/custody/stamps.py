"""Time stamps that nobody should believe (R4): forged, back-dated, over other bytes, by the wrong certificate, bit by bit."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.custody.authority import Authority, make_authority, signed_by_another
from benchmarks.custody.build import Kit
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from witnessmark.collect.token import check_token
from witnessmark.collect.verify import verify

MESSAGE = b"witnessmark/log/0123456789abcdef\n7\nkB4RUar4ql8vK+UqKhe7nifXGb0VrNCvk+vNtFIhhiE=\n"

DATES = (
    "1999-12-31 23:59:59", "2014-09-01 12:00:00", "-2 years", "-31 days", "-1 day", "-1 hour", "+31 days", "+400 days",
    "2045-01-01 00:00:00", "2037-12-31 23:59:59",
)  # fmt: skip
"""Outside the 30 days for which the signer's certificate holds; what is inside is the authority's word."""

LATER = "+5 minutes"
"""The wrong certificate is made after the stamp it re-signs, and must not be refused for its age alone."""

USAGES = (
    "critical,codeSigning",
    "critical,clientAuth",
    "critical,timeStamping,codeSigning",
    "timeStamping",
    "emailProtection",
)


def query(message: bytes) -> bytes:
    """A time-stamp query (DER)."""
    return TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def accepted_forgeries(folder: Path) -> tuple[int, int]:
    """How many forgeries were tried, and how many were accepted.

    Raises:
        SystemExit: an honest stamp is refused, so that refusing the others shows nothing.
    """
    honest, chained = make_authority(folder / "honest"), make_authority(folder / "chained", sends_chain=True)
    for one in (honest, chained):
        if not check_token(
            one.reply(query(MESSAGE)), MESSAGE, one.root.read_bytes(), ask_both=True
        ).is_accepted:
            raise SystemExit(f"{one.folder}: an honest stamp is refused; nothing else was tried.")
    tried = [*_forgeries(honest, folder / "other"), *_forgeries(chained, folder / "another")]
    accepted = 0
    for what, token, authority in tried:
        stamp = check_token(token, MESSAGE, authority.root.read_bytes(), ask_both=True)
        accepted += stamp.is_accepted
        if stamp.is_accepted:
            print(f"  accepted: {what} ({authority.folder.name})")
    return len(tried), accepted


def _forgeries(authority: Authority, folder: Path) -> Iterator[tuple[str, bytes, Authority]]:
    good = query(MESSAGE)
    for when in DATES:
        yield f"dated {when}", authority.reply(good, when), authority
    for message in (b"", MESSAGE[:-1], MESSAGE + b"\n", MESSAGE.replace(b"7", b"8"), b"x" * 1000):
        if message:
            yield "over other bytes", authority.reply(query(message)), authority
    for usage in USAGES:
        yield (
            f"signed for {usage}",
            signed_by_another(authority.reply(good, LATER), authority.folder, usage),
            authority,
        )
    yield "by another of the same name", make_authority(folder).reply(good), authority
    expired = make_authority(folder / "expired", days=1, starts="-10 days")
    yield "by an expired signer of another root", expired.reply(good), authority
    yield "by a signer that had expired", expired.reply(good), expired
    early = make_authority(folder / "early", starts="+10 days")
    yield "by a signer that is not valid yet", early.reply(good), early
    token = authority.reply(good)
    for at in range(0, len(token), len(token) // 8):
        yield f"cut at byte {at}", token[:at], authority


def accepted_bits(kit: Kit) -> tuple[int, int, int]:
    """Every bit of a logged token flipped, one at a time: how many bits, and how many flips pass.

    Returns:
        bits; flips that rfc3161-client accepts (they change nothing that is signed); flips that `verify` accepts.
    """
    path = min((kit.case.custody / "tsr").glob("*.tsr"))
    token, chain = path.read_bytes(), kit.authority.root.read_bytes()
    message = _text_of(kit, path)
    by_program = by_log = 0
    for bit in range(len(token) * 8):
        flipped = bytearray(token)
        flipped[bit // 8] ^= 1 << bit % 8
        if check_token(bytes(flipped), message, chain).client == "accepted":
            by_program += 1
        path.write_bytes(flipped)
        by_log += verify(kit.case).is_valid
    path.write_bytes(token)
    return len(token) * 8, by_program, by_log


def _text_of(kit: Kit, token: Path) -> bytes:
    note = kit.case.custody / "checkpoints" / f"{token.name.split('.')[0]}.note"
    return note.read_bytes().partition(b"\n\n")[0] + b"\n"
