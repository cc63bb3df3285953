"""Starting a headless Chromium that has no network, no files but its own, and speaks through two pipes."""

import fcntl
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

WIDTH, HEIGHT = 1280, 900
"""CSS pixels of the window: a common laptop's."""

HOME = "/tmp"  # noqa: S108 - inside the box it is the browser's own, in memory, and gone with it

FLAGS = (
    "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
    "--disable-extensions", "--disable-component-update", "--disable-background-networking", "--disable-sync",
    "--disable-default-apps", "--disable-breakpad", "--disable-client-side-phishing-detection", "--disable-dev-shm-usage",
    # Frames of other sites in one process: in processes of their own they stay blank in a tall page's picture, and here
    # is nothing one site could steal from another.
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process,DialMediaRouteProvider,OptimizationHints,Translate", "--metrics-recording-only", "--mute-audio",
    "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-US", f"--window-size={WIDTH},{HEIGHT}",
    # Were there a network after all, neither a name nor a proxy would lead to it.
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp", "about:blank",
)  # fmt: skip

READ_ONLY = ("/usr", "/opt", "/etc/fonts", "/etc/chromium", "/etc/chromium.d", "/etc/alternatives")
"""What a browser needs of this machine: its program, libraries and letters."""

MEMORY_DISK_BYTES = 512 * 2**20

DATA_KIB = 4 * 2**20
"""Of memory that one of the browser's processes may write to: a page that takes more crashes, and not this machine."""

CAPPED = ("/bin/sh", "-c", f'ulimit -d {DATA_KIB}; ulimit -c 0; exec "$@"', "sh")


@dataclass(frozen=True)
class Wall:
    """How a browser was shut in: for the record of the capture."""

    command: tuple[str, ...]
    sentence: str


def find_chromium() -> str:
    """The browser's program, "" when there is none; WITNESSMARK_CHROMIUM names another, or none by being empty."""
    if "WITNESSMARK_CHROMIUM" in os.environ:
        return shutil.which(os.environ["WITNESSMARK_CHROMIUM"]) or ""
    return next((found for found in map(shutil.which, NAMES) if found), "")


def walls(profile: Path) -> Sequence[Wall]:
    """Ways to shut the browser in, the better one first; empty when none would hold.

    Args:
        profile: an empty folder, for a browser that runs outside bubblewrap.
    """
    bwrap = shutil.which("bwrap")
    if bwrap:
        boxed = (*_bubblewrap(bwrap), find_chromium(), f"--user-data-dir={HOME}/profile")
        # Where a sandbox within the sandbox cannot be had, bubblewrap alone holds the browser.
        return (
            Wall((*boxed, *FLAGS), "bubblewrap without network, and Chromium's own sandbox within"),
            Wall((*boxed, "--no-sandbox", *FLAGS), "bubblewrap without network"),
        )
    if os.geteuid() == 0:
        return ()  # Chromium's own sandbox refuses to run as root, and nothing else would hold it
    command = (*CAPPED, find_chromium(), f"--user-data-dir={profile}", *FLAGS)
    return (Wall(command, "Chromium's own sandbox, told to use no network"),)


def start(wall: Wall) -> tuple[int, int, int]:
    """Start the browser; returns its process id and our ends of its pipes: to write to, to read from.

    It reads commands on descriptor 3 and answers on 4, and leads a process group of its own.
    """
    low_in, ours_out = os.pipe()
    ours_in, low_out = os.pipe()
    # Above 9, so that none of them is overwritten while 3 and 4 are laid.
    theirs = [fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 10) for low in (low_in, low_out)]
    lay = [(os.POSIX_SPAWN_DUP2, end, number) for end, number in zip(theirs, (3, 4), strict=True)]
    shut = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    try:
        clean = {"PATH": "/usr/bin:/bin"}
        process = os.posix_spawn(wall.command[0], wall.command, clean, file_actions=shut + lay, setpgroup=0)
    finally:
        for end in (low_in, low_out, *theirs):
            os.close(end)
    return process, ours_out, ours_in


def _bubblewrap(bwrap: str) -> tuple[str, ...]:
    binds = [word for path in READ_ONLY for word in ("--ro-bind-try", path, path)]
    links = [
        word for name in ("lib", "lib64", "bin", "sbin") for word in ("--symlink", f"usr/{name}", f"/{name}")
    ]
    return (
        *CAPPED, bwrap, "--unshare-all", "--uid", "65534", "--gid", "65534", "--hostname", "page", "--die-with-parent",
        "--new-session", "--clearenv", "--cap-drop", "ALL", *binds, *links, "--proc", "/proc", "--dev", "/dev",
        "--size", str(MEMORY_DISK_BYTES), "--tmpfs", HOME, "--setenv", "HOME", HOME, "--setenv", "PATH", "/usr/bin:/bin",
    )  # fmt: skip
