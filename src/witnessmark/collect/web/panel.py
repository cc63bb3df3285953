"""A page's picture with a panel beside it that says what it is: address, time, hash - beside the page, never over it."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from witnessmark.errors import UnreadError

WARM = ("PIL.Image", "PIL.ImageDraw", "PIL.ImageFont", "PIL.PngImagePlugin")

PANEL_PX = 360
MARGIN_PX = 16
FONT_PX = 14
MOST_PIXELS = 64_000_000

INK, PAPER, EDGE = (20, 20, 20), (255, 255, 255), (120, 120, 120)


def beside(png: bytes, lines: tuple[str, ...]) -> bytes:
    """The picture with its panel to the right, as PNG; not a pixel of the page is changed.

    Args:
        png: as the browser made it.
        lines: what the panel says, one paragraph each.

    Raises:
        UnreadError: it is no PNG of an ordinary size.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UnreadError(
                    f"the page's picture is {opened.width} x {opened.height} pixels, too many to keep."
                )
            page = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadError(f"the page's picture is no PNG ({error}). Capture the page again.") from None
    font = ImageFont.load_default(FONT_PX)
    text = "\n\n".join("\n".join(_wrapped(line, font)) for line in lines)
    sheet = Image.new("RGB", (page.width + PANEL_PX, max(page.height, _height(text, font))), PAPER)
    sheet.paste(page, (0, 0))
    draw = ImageDraw.Draw(sheet)
    draw.line([(page.width, 0), (page.width, sheet.height)], fill=EDGE, width=1)
    draw.multiline_text((page.width + MARGIN_PX, MARGIN_PX), text, fill=INK, font=font, spacing=4)
    made = BytesIO()
    sheet.save(made, "PNG")
    return made.getvalue()


def _wrapped(line: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> list[str]:
    """Broken where it fits by its own width; an address has no spaces to break at."""
    rows, row = [], ""
    for one in line:
        if font.getlength(row + one) > PANEL_PX - 2 * MARGIN_PX:
            rows.append(row)
            row = ""
        row += one
    return [*rows, row]


def _height(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> int:
    probe = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    return int(probe.multiline_textbbox((0, 0), text, font=font, spacing=4)[3]) + 2 * MARGIN_PX
