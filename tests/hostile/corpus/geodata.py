"""Map data: drivers that follow references, side files, coordinates without end, and images that are something else."""

import json
import struct
from collections.abc import Iterator

from tests.hostile.corpus.pictures import grey_tiff


def vrt(source: str, attributes: str = "") -> bytes:
    """A virtual raster over another file."""
    return (
        f'<VRTDataset rasterXSize="64" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1"{attributes}><SimpleSource>'
        f'<SourceFilename relativeToVRT="0">{source}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>'
    ).encode()


def raw_vrt(source: str) -> bytes:
    """A virtual raster that takes another file's bytes for pixels."""
    return (
        f'<VRTDataset rasterXSize="32" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand">'
        f'<SourceFilename relativetoVRT="0">{source}</SourceFilename><ImageOffset>0</ImageOffset></VRTRasterBand></VRTDataset>'
    ).encode()


def collection(*geometries: object) -> bytes:
    """A FeatureCollection of these geometries."""
    features = [
        {"type": "Feature", "properties": {"id": n}, "geometry": shape} for n, shape in enumerate(geometries)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def files(lure) -> Iterator[tuple[str, bytes]]:
    """Rasters, GeoJSON, NetCDF, HDF5 and their like."""
    yield "vrt-secret.tif", raw_vrt(lure.secret)
    yield "vrt-url.tif", vrt(f"/vsicurl/{lure.url}/a.tif")
    yield (
        "vrt-python.tif",
        vrt("a.tif", ' subClass="VRTDerivedRasterBand"').replace(
            b"<SimpleSource>",
            b"<PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionCode>import os</PixelFunctionCode><SimpleSource>",
        ),
    )
    yield (
        "wms.tif",
        f'<GDAL_WMS><Service name="TMS"><ServerUrl>{lure.url}/${{z}}</ServerUrl></Service><DataWindow><SizeX>1</SizeX><SizeY>1</SizeY></DataWindow></GDAL_WMS>'.encode(),
    )
    yield "good-with-side.tif", grey_tiff(4, 4)
    yield (
        "good-with-side.tif.aux.xml",
        f'<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">/vsicurl/{lure.url}/o.tif</MDI></Metadata></PAMDataset>'.encode(),
    )
    yield "good-with-side.tif.ovr", vrt(f"/vsicurl/{lure.url}/o.tif")
    yield "good-with-side.tif.msk", raw_vrt(lure.secret)
    yield "pam-inside.tif", grey_tiff(4, 4, [(42112, 2, 4, 0x41414141), (42113, 2, 4, 0x41414141)])
    yield "geokeys-lie.tif", grey_tiff(4, 4, [(34735, 3, 65_535, 8), (33550, 12, 3, 8), (33922, 12, 6, 8)])
    yield "world.tfw", b"nan\n" * 6
    yield "deep.geojson", b'{"type":"FeatureCollection","features":' + b"[" * 200_000
    yield (
        "deep-geometry.geojson",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":['
        * 1
        + b'{"type":"GeometryCollection","geometries":[' * 50_000,
    )
    yield (
        "number.geojson",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":'
        + b"9" * 2_000_000
        + b'},"geometry":null}]}',
    )
    yield "nan.geojson", collection({"type": "Point", "coordinates": [44.5, 34.7]}).replace(b"44.5", b"NaN")
    yield (
        "infinite.geojson",
        collection({"type": "Point", "coordinates": [1e308, 34.7]}).replace(b"1e+308", b"1e999"),
    )
    yield (
        "giant-ring.geojson",
        collection(
            {
                "type": "Polygon",
                "coordinates": [
                    [[n * 7919 % 997 / 10, n * 104729 % 991 / 10] for n in range(100_000)] + [[0, 0]]
                ],
            }
        ),
    )
    yield "ring-of-two.geojson", collection({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]})
    yield "wrong-types.geojson", collection({"type": "Polygon", "coordinates": "x"}, {"type": 7}, [], 7, None)
    yield (
        "many-properties.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "properties": {f"p{n}": n for n in range(100_000)}, "geometry": None}
                ],
            }
        ).encode(),
    )
    yield (
        "crs-link.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "crs": {"type": "link", "properties": {"href": lure.url}},
                "features": [],
            }
        ).encode(),
    )
    yield (
        "ogr-vrt.geojson",
        f"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>{lure.secret}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>".encode(),
    )
    yield "topology.geojson", b'{"type":"Topology","arcs":' + b"[" * 1000 + b"]" * 1000 + b"}"
    yield (
        "hdf5-lie.h5",
        b"\x89HDF\r\n\x1a\n"
        b"\0\0\0\0\0\x08\x08\0\4\0\x10\0"
        + b"\0" * 4
        + struct.pack("<QQQQ", 0, 2**64 - 1, 2**63, 2**64 - 1)
        + b"\xff" * 200,
    )
    yield "netcdf-lie.nc", b"CDF\x01\xff\xff\xff\xff\0\0\0\x0a\x7f\xff\xff\xff" + b"\x7f\xff\xff\xff" * 10
    yield (
        "netcdf-giant.nc",
        b"CDF\x02\0\0\0\0\0\0\0\x0a\0\0\0\x01\0\0\0\x01x\0\0\0\x7f\xff\xff\xff" + bytes(64),
    )
