"""Runs a command where no network is, and counts at the level of system calls who tried to reach beyond this machine.

    python tools/guarded.py [--trace] -- .venv/bin/python -m pytest -n 2 --dist loadfile

Without --trace: in a network namespace that holds loopback and nothing else (`unshare`, when this user may), so that
nothing can get out whatever tries. With --trace: under strace, which also tells who tried; that costs time. Exit code:
the command's own, or 3 when something tried.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from ipaddress import ip_address
from pathlib import Path

CALLS = "connect,sendto,sendmsg,sendmmsg"
_TARGET = re.compile(
    r'(\w+)\(.*?(?:sin_port=htons\((\d+)\).*?inet_addr\("([^"]+)"\)|sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)")'
)


def alone(command: list[str]) -> list[str]:
    """The command behind a wall of its own, the bare command where this machine has none to give."""
    up = (
        'ip link set lo up 2>/dev/null || ifconfig lo 127.0.0.1 up 2>/dev/null || python3 -c "$LO"; exec "$@"'
    )
    for options in (["--net"], ["--net", "--map-root-user"]):
        wall = ["unshare", *options]
        if (
            shutil.which("unshare")
            and subprocess.run([*wall, "true"], check=False, capture_output=True).returncode == 0
        ):
            return [*wall, "env", f"LO={LOOPBACK_UP}", "sh", "-c", up, "guarded", *command]
    print("guarded: no network namespace here; only what this process sends is guarded", file=sys.stderr)
    return command


LOOPBACK_UP = (
    "import fcntl,socket,struct;"
    "s=socket.socket();fcntl.ioctl(s,0x8914,struct.pack('16sh14x',b'lo',0x1|0x40))"  # SIOCSIFFLAGS: UP, RUNNING
)


def strayed(log: Path) -> list[str]:
    """The lines of an strace log that name an address beyond this machine."""
    found = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        target = _TARGET.search(line)
        if target and not ip_address(target[3] or target[5]).is_loopback:
            found.append(line[:200])
    return found


def main() -> int:
    """Run the command after `--`."""
    options, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    if "--trace" not in options:
        return subprocess.run(alone(command), check=False).returncode
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        trace = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            f"trace={CALLS}",
            "-e",
            "signal=none",
            "-o",
            str(log),
        ]
        code = subprocess.run([*trace, *command], check=False).returncode
        lines = strayed(log)
        calls = sum(1 for _ in log.open(encoding="utf-8", errors="replace"))
    print(f"guarded: {calls:,} calls that send, {len(lines)} to an address beyond this machine")
    print(*lines[:20], sep="\n")
    return code or (3 if lines else 0)


if __name__ == "__main__":
    sys.exit(main())
