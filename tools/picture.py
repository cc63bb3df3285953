"""The picture of a record's page for the front of the documentation: the Amerli example, drawn by a real browser.

Run it with `python tools/picture.py`. It runs the example in a folder of its own, opens the page in Chromium without a
window, and writes docs/picture.png. Without Chromium it says so and leaves the picture as it is.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "picture.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SIZE = (1280, 1400)
COLOURS = 64
"""A page of text needs few: the picture stays below 300 KB."""


def main() -> int:
    """0 when the picture was drawn, 1 when no browser is there."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print(
            f"No picture: none of {', '.join(BROWSERS)} is on the path. Install Chromium and run this again."
        )
        return 1
    with tempfile.TemporaryDirectory() as name:
        page = published_page(Path(name))
        TARGET.write_bytes(smaller(screenshot(browser, page)))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1000:.0f} KB")
    return 0


def published_page(folder: Path) -> Path:
    """The example's page, made anew in a folder."""
    from witnessmark.case import open_case
    from witnessmark.flow import run

    case_folder = folder / "amerli"
    for part in ("inbox", "hand"):
        shutil.copytree(ROOT / "examples" / "amerli" / part, case_folder / part)
    shutil.copy2(ROOT / "examples" / "amerli" / "case.toml", case_folder / "case.toml")
    case = open_case(case_folder)
    for _room, _work in run(case, lambda *_: None):
        pass
    case.store.close()
    return case.published / "index.html"


def screenshot(browser: str, page: Path) -> bytes:
    """The top of the page as PNG bytes, in light colours, SIZE pixels."""
    target = page.with_name("screenshot.png")
    command = [
        browser, "--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1",
        f"--user-data-dir={page.parents[1] / 'browser'}", f"--window-size={SIZE[0]},{SIZE[1]}",
        f"--screenshot={target}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return target.read_bytes()


def smaller(png: bytes) -> bytes:
    """The same picture in few colours."""
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
