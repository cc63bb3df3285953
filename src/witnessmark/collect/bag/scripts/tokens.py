"""A time stamp (RFC 3161), checked by openssl: by whom, over what, when, and that the signer's certificate held then."""

# ruff: noqa: UP017 - Python 3.8 knows no datetime.UTC

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from witnessmark.collect.bag.scripts.verdict import broken, shown

STAMPED_AT = re.compile(r"^Time stamp: (\w{3} +\d+ [\d:]{8})(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)
NONCE = re.compile(r"^Nonce: 0x([0-9A-F]{1,40})$", re.MULTILINE)


PROGRAM = shutil.which("openssl")
SECONDS = 30


def check_token(token: bytes, chain: bytes, message: bytes, told: tuple[str, str, int]) -> bool:
    """Whether it could be checked: False without openssl; BrokenError when it does not hold.

    `told` is the time and nonce that the line's sheet says, and the line.
    """
    time, nonce, place = told
    if PROGRAM is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        reply, certificates = Path(folder, "reply.tsr"), Path(folder, "chain.pem")
        reply.write_bytes(token)
        certificates.write_bytes(chain)
        said = openssl("ts", "-reply", "-in", str(reply), "-text")
        when_stamped, of_query = STAMPED_AT.search(said), NONCE.search(said)
        if when_stamped is None or of_query is None:
            broken(f"log line {place}: openssl can read no time in the time stamp.", place)
        moment = datetime.strptime(f"{when_stamped[1]} {when_stamped[2]}", "%b %d %H:%M:%S %Y").replace(
            tzinfo=timezone.utc
        )
        # Without -attime openssl asks whether the certificate holds today, and takes a stamp dated before it began.
        words = ("-digest", hashlib.sha256(message).hexdigest(), "-attime", str(int(moment.timestamp())))
        files = ("-in", str(reply), "-CAfile", str(certificates), "-untrusted", str(certificates))
        if "Verification: OK" not in openssl("ts", "-verify", *files, *words):
            broken(
                f"log line {place}: the time stamp does not hold: changed, of other bytes, or its signer's time was over.",
                place,
            )
    if moment.strftime("%Y-%m-%dT%H:%M:%SZ") != time or str(int(of_query[1], 16)) != nonce:
        broken(
            f"log line {place}: the time stamp does not say {shown(time)}, or answers another query.", place
        )
    return True


def openssl(*words: str) -> str:
    """What openssl says, "" when it says nothing for too long; nothing of this machine's settings has a say."""
    environment = {"LC_ALL": "C", "OPENSSL_CONF": "/dev/null"}
    command = [PROGRAM or "openssl", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS, env=environment)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("ascii", "replace")
