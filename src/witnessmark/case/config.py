"""What case.toml may say: the question, the area, the period, the layers and the plug-ins."""

from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["owner", "investigator", "analyst", "reviewer", "publisher", "witness-cosigner"]
"""What a person of the case is there for; collect/roles.py says what each may do."""


@dataclass(frozen=True)
class Area:
    """Where the case looks: a point with a radius, in WGS84 degrees and kilometres."""

    name: str = ""
    lon: float = 0.0
    lat: float = 0.0
    radius_km: float = 0.0


@dataclass(frozen=True)
class Period:
    """When the case looks: EDTF days or months, inclusive; "" is open."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class LayerConfig:
    """One data file of the inbox, told what it is: [[layer]] in case.toml.

    Attributes:
        file: its name in the inbox.
        role: buildings, damage, list, fires or places.
        origin: who made it.
        name: what to call it on the page; the file's name when empty.
        where: keep rows whose column equals the value, such as {in_unosat_aoi = "True"}.
        columns: our word -> the file's column, such as {lon = "x", damaged = "label"}.
        damaged: values of the damage column that count as damage; empty means true-like.
        window: EDTF interval the layer speaks of.
        thing, act: what its marks count ("building", "damage").
        note: the maker's own limits, printed with every figure of the layer.
        simulated: True for files made by a script.
    """

    file: str
    role: Literal["buildings", "damage", "list", "fires", "places"]
    origin: str
    name: str = ""
    where: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    window: str = ""
    thing: str = "building"
    act: str = "damage"
    note: str = ""
    simulated: bool = False


@dataclass(frozen=True)
class SeriesConfig:
    """Images of one sensor that are compared with each other: [[series]] in case.toml.

    Attributes:
        name: what to call it: letters, digits and dashes; names its files.
        sensor: sentinel-1, sentinel-2, landsat, modis or coherence.
        files: names in the inbox, with * for any letters: ["S1_*.tif"]. GeoTIFF, NetCDF, and STAC items beside them.
        bands: those to use; empty takes all that the sensor has and the files hold.
        scale: what pixel values are: linear, amplitude, dB or index; the sensor's usual one when empty.
        factor: multiplied onto pixel values first, such as 0.01 for hundredths of a dB.
        mask: a band or variable whose pixels tell cloud, such as "SCL"; empty for none.
        clear: values of the mask that may be used.
        warp: how images on another grid are brought onto the first one's: nearest or bilinear; empty refuses them.
        register: whether footprints are moved, square by square of land, to where the images before the period show them:
            maps are often 5 to 10 m off, a pixel of radar.
        quiet: where nothing was done, on whose word: places to measure false alarms at.
        executor: where it is computed: serial, threads, processes or dask.
        maps: whether pictures of the statistic, the date and the number of images are written.
    """

    name: str
    sensor: str
    files: tuple[str, ...]
    bands: tuple[str, ...] = ()
    scale: Literal["", "linear", "amplitude", "dB", "index"] = ""
    factor: float = 1.0
    mask: str = ""
    clear: tuple[int, ...] = (0,)
    warp: Literal["", "nearest", "bilinear"] = ""
    register: bool = True
    quiet: tuple[Area, ...] = ()
    executor: Literal["serial", "threads", "processes", "dask"] = "serial"
    maps: bool = True


@dataclass(frozen=True)
class ReadConfig:
    """[read]: which reader plug-in; "auto" takes the model when it is there, else the rules alone."""

    reader: str = "auto"


@dataclass(frozen=True)
class MeasureConfig:
    """[measure]: fires and the bound.

    Attributes:
        detectors: plug-ins to run, in order; empty runs every one whose inputs are there.
        fire_reach_km: how near a fire must be to count for a place.
        persistent_years: a cell with detections in so many earlier years is a persistent source.
        persistent_reach_km: detections this near to a persistent source are removed.
        level: how sure "at least N" must be.
        sample_seed: seed of the random sample; fixed and logged before anyone looks.
    """

    detectors: tuple[str, ...] = ()
    fire_reach_km: float = 0.375
    persistent_years: int = 3
    persistent_reach_km: float = 0.75
    level: float = 0.95
    sample_seed: str = ""


@dataclass(frozen=True)
class WeighConfig:
    """[weigh]: graders to run; empty runs every one."""

    graders: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishConfig:
    """[publish]: outputs, the date printed on them, and the paper.

    Attributes:
        outputs: publisher plug-ins to run; empty runs every one.
        date: ISO day printed and set in every file, so that two builds are byte-identical;
            the latest date of the case's own documents when empty.
        paper: "a4" or "us-letter".
        author: who publishes.
    """

    outputs: tuple[str, ...] = ()
    date: str = ""
    paper: Literal["a4", "us-letter"] = "a4"
    author: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who acts in the case, by pseudonym: [[custody.people]].

    Attributes:
        who: capital letters, a dash, a number: "P-1". Never a name: it stands in evidence.
        role: what they may do.
        recipient: their public age key ("age1..."), to which sealed things are locked; "" when they open none.
    """

    who: str
    role: Role
    recipient: str = ""


@dataclass(frozen=True)
class AuthorityConfig:
    """A time authority (RFC 3161) whose stamps the case asks for: [[custody.authorities]].

    Attributes:
        name: what to call it: letters, digits and dashes; names its files.
        url: where it takes queries.
        certificates: a file of the case, such as "hand/authority.pem", with its root certificate and any between
            the root and the signer, in PEM; got from the authority itself, for it decides whose stamps count.
    """

    name: str
    url: str
    certificates: str


@dataclass(frozen=True)
class CustodyConfig:
    """[custody]: the people who act in the case, and the time authorities that stamp its log."""

    people: tuple[Person, ...] = ()
    authorities: tuple[AuthorityConfig, ...] = ()


@dataclass(frozen=True)
class StoreConfig:
    """[store]: where the records lie when not in case.sqlite: a PostgreSQL database that a team shares.

    Attributes:
        url: such as "postgresql+psycopg://analyst@db.example/records"; a password never stands in it.
        schema: this case's own schema in that database, so that several cases share one.
    """

    url: str = ""
    schema: str = ""


@dataclass(frozen=True)
class Config:
    """The whole of case.toml. Every key is checked: an unknown one is an error, never passed over.

    Attributes:
        simulated: True for a fictional case; every output says so.
        plugins: options per plug-in, [plugins.page] and the like.
    """

    title: str
    question: str = ""
    languages: tuple[str, ...] = ("en",)
    simulated: bool = False
    area: Area = field(default_factory=Area)
    period: Period = field(default_factory=Period)
    layer: tuple[LayerConfig, ...] = ()
    series: tuple[SeriesConfig, ...] = ()
    read: ReadConfig = field(default_factory=ReadConfig)
    measure: MeasureConfig = field(default_factory=MeasureConfig)
    weigh: WeighConfig = field(default_factory=WeighConfig)
    publish: PublishConfig = field(default_factory=PublishConfig)
    custody: CustodyConfig = field(default_factory=CustodyConfig)
    store: StoreConfig = field(default_factory=StoreConfig)
    plugins: dict[str, dict[str, Any]] = field(default_factory=dict)
