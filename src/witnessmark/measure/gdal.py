"""rasterio with every door to other files and to the network shut before GDAL is loaded.

Tried on hostile files: a VRT renamed .tif gave the bytes of a local file as pixels, WMS and remote overviews opened
the network, and a good picture's .ovr and .aux.xml neighbours were followed even with the driver forced. So: bytes
come from memory, alone; the driver is forced; neighbours, side files and remote paths are off.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from witnessmark.errors import UnreadError

SHUT = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_PAM_ENABLED": "NO",
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "nothing",
    "GDAL_SKIP": "VRT WMS WMTS WCS HTTP PLMOSAIC STACIT STACTA TileDB GTI",
    "OGR_SKIP": "OGR_VRT",
    "GDAL_HTTP_MAX_RETRY": "0",
}
os.environ.update(SHUT)  # here, since whoever is to read images loads GDAL only after this module
TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")

MAX_BYTES = 2 * 2**30
MAX_BLOCK_BYTES = 256 * 2**20
"""One block is what GDAL unpacks to read a single pixel; a sparse picture of one huge block would fill the memory."""


@contextmanager
def open_geotiff(name: str, data: bytes) -> Iterator[Any]:
    """A GeoTIFF's dataset, opened from its bytes alone.

    Raises:
        UnreadError: it is no TIFF (a VRT by another name is said so), truncated, or too large to read in parts.
    """
    check_bytes(name, data)
    import rasterio
    from rasterio.errors import RasterioError
    from rasterio.io import MemoryFile

    try:
        with (
            rasterio.Env(**SHUT),
            MemoryFile(data, ext=".tif") as memory,
            memory.open(driver="GTiff") as dataset,
        ):
            check_blocks(name, dataset)
            yield dataset
    except RasterioError as error:
        raise UnreadError(
            f"{name}: cannot be read as GeoTIFF: {str(error).replace(chr(10), ' ')[-160:]}. "
            "It may be cut short; ask its source for it again."
        ) from None


def check_bytes(name: str, data: bytes) -> None:
    """Pass for bytes that begin as a TIFF does."""
    if len(data) > MAX_BYTES:
        raise UnreadError(
            f"{name}: {len(data):,} bytes; scenes are read up to {MAX_BYTES:,}. Cut it to the case's area."
        )
    if data.startswith(TIFF):
        return
    start = data[:64].lstrip()
    if start.startswith(b"<"):
        kind = "a GDAL VRT" if b"VRT" in start else "XML"
        raise UnreadError(
            f"{name}: is named like a picture but begins with {start[:24].decode('utf-8', 'replace')!r}: {kind}, which "
            "can point to other files and is never opened. Export the picture itself as GeoTIFF (gdal_translate -of GTiff)."
        )
    raise UnreadError(
        f"{name}: begins with bytes {start[:4].hex(' ') or '(none)'}, which no TIFF does. Ask its source for the picture again."
    )


def check_blocks(name: str, dataset: Any) -> None:
    """UnreadError when a block would unpack to more than MAX_BLOCK_BYTES."""
    import numpy as np

    for (rows, columns), dtype in zip(dataset.block_shapes, dataset.dtypes, strict=True):
        size = rows * columns * np.dtype(dtype).itemsize
        if size > MAX_BLOCK_BYTES:
            raise UnreadError(
                f"{name}: one block of it unpacks to {size:,} bytes; up to {MAX_BLOCK_BYTES:,} are read. "
                "Export it tiled (gdal_translate -co TILED=YES)."
            )
