"""From the case's items to a stack: each file looked at and unpacked in the box, its whole numbers cached under working/.

One image that cannot be used is told and left out; the rest goes on.
"""

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.activity import code_digest, digest
from witnessmark.box import in_box, in_proportion
from witnessmark.case import Case, SeriesConfig
from witnessmark.errors import UnreadError
from witnessmark.measure.series import cache, unpack
from witnessmark.measure.series.frame import UNTOLD, Frame, check_frames, iso_day
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.profile import Profile
from witnessmark.measure.series.source import NO_DATA
from witnessmark.measure.series.stac import Told
from witnessmark.measure.series.stack import Picture
from witnessmark.records import Item

BATCH_BYTES = 48 * 2**20
"""Of unpacked pixels in one answer of the box."""

JSON = (".json", ".geojson")


@dataclass
class Gathered:
    """What became of the files.

    Attributes:
        frames: every frame that may be used, with its item.
        masks: cloud masks: (geometry, hour since 1970) -> item and frame.
        pictures: those unpacked.
        left_out: one sentence for each file or picture that was not.
    """

    frames: list[tuple[Item, Frame]] = field(default_factory=list)
    masks: dict[tuple[str, int], tuple[Item, Frame]] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def items_of(case: Case, spec: SeriesConfig) -> list[Item]:
    """The items that a [[series]] names, images and STAC items, in the order of the custody log; the same bytes once."""
    found: dict[str, Item] = {}
    for item in case.items():
        if item.how != "hand" and any(fnmatch.fnmatchcase(item.name, one) for one in spec.files):
            found.setdefault(item.sha256, item)
    return list(found.values())


def look(case: Case, spec: SeriesConfig, profile: Profile, items: Sequence[Item]) -> Gathered:
    """Every file's frames, with what STAC items say of them."""
    gathered, told = Gathered(), {}
    for item in items:
        if item.name.casefold().endswith(JSON):
            with noted(gathered):
                data = case.evidentiary_copy(item)
                found = in_box(unpack.TOLD, data, item.name, returns=tuple[Told, ...], name=item.name)
                told |= {one.file: one for one in found}
    for item in items:
        if not item.name.casefold().endswith(JSON):
            with noted(gathered):
                data = case.evidentiary_copy(item)
                frames = in_box(
                    unpack.LOOK,
                    data,
                    item.name,
                    spec.sensor,
                    spec.mask,
                    returns=tuple[Frame, ...],
                    limits=in_proportion(data),
                    name=item.name,
                )
                sort_in(
                    gathered,
                    item,
                    check_frames(item.name, frames),
                    told.get(item.name.rsplit("/", 1)[-1]),
                    spec,
                    profile,
                )
    return gathered


class noted:  # noqa: N801 - reads as a word of the sentence it stands in
    """A context in which one file's UnreadError is noted and the rest goes on."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: Any, error: Any, _: Any) -> bool:
        if isinstance(error, UnreadError):
            self.gathered.left_out.append(str(error))
            return True
        return False


def sort_in(
    gathered: Gathered,
    item: Item,
    frames: Iterable[Frame],
    told: Told | None,
    spec: SeriesConfig,
    profile: Profile,
) -> None:
    """A file's frames among the pictures or the masks.

    Raises:
        UnreadError: none of them has a band that is wanted, or it has no day.
    """
    used = 0
    for frame in frames:
        whole = with_told(frame, told, spec, profile)
        if whole.day == UNTOLD:
            raise UnreadError(
                f"{item.name}: has no date: none in its tags, its name or a STAC item. Put the day of taking into its name, such as r072_VV_20140914.tif."
            )
        if spec.mask and whole.band == spec.mask:
            gathered.masks[(whole.geometry, round(whole.day * 24))] = (item, whole)
            used += 1
        elif whole.band and (
            not spec.bands or whole.band.casefold() in {one.casefold() for one in spec.bands}
        ):
            gathered.frames.append((item, whole))
            used += 1
    if not used:
        wanted = ", ".join(spec.bands or profile.bands)
        raise UnreadError(
            f"{item.name}: nothing in it or its name says that it is one of {wanted}. Name the band in it, or take it out of files in [[series]]."
        )


def with_told(frame: Frame, told: Told | None, spec: SeriesConfig, profile: Profile) -> Frame:
    """A frame with what its STAC item says, which goes before its name."""
    if told is None:
        return frame
    words = told.words.casefold().split()
    band = (
        spec.mask
        if spec.mask and spec.mask.casefold() in words
        else profile.band_in(told.words) or frame.band
    )
    return replace(
        frame,
        day=frame.day if told.day == UNTOLD else told.day,
        geometry=told.geometry or frame.geometry,
        band=band,
    )


def unpack_all(
    case: Case, spec: SeriesConfig, profile: Profile, gathered: Gathered, grid: Grid, folder: Path
) -> None:
    """Every frame's whole numbers into the cache; those that are there already are left as they are."""
    by_item: dict[tuple[str, str], list[tuple[Item, Frame]]] = {}
    for item, frame in gathered.frames:
        by_item.setdefault((item.id, frame.variable), []).append((item, frame))
    size = max(1, BATCH_BYTES // (2 * grid.size))
    for pairs in by_item.values():
        missing = [one for one in pairs if not cache.is_whole(folder / cache_name(spec, profile, grid, *one))]
        for start in range(0, len(missing), size):
            with noted(gathered):
                unpack_some(case, spec, profile, gathered, grid, folder, missing[start : start + size])
        for item, frame in pairs:
            name = cache_name(spec, profile, grid, item, frame)
            if (folder / name).is_file():
                moved = "" if grid.place_of(frame.grid) is not None else spec.warp
                masked = f"{spec.mask} in {', '.join(map(str, spec.clear))}" if spec.mask else ""
                gathered.pictures.append(Picture(item.id, item.name, item.sha256, frame, name, moved, masked))


def cache_name(spec: SeriesConfig, profile: Profile, grid: Grid, item: Item, frame: Frame) -> str:
    """The name of a picture's cache file: everything its numbers depend on, the code included."""
    said = (
        item.sha256,
        repr(frame),
        repr(grid),
        repr(profile.steps),
        spec.scale,
        str(spec.factor),
        spec.warp,
        spec.mask,
        repr(spec.clear),
    )
    return f"{digest(*said, code_digest('measure'))[:32]}.i16"


def unpack_some(
    case: Case,
    spec: SeriesConfig,
    profile: Profile,
    gathered: Gathered,
    grid: Grid,
    folder: Path,
    pairs: list[tuple[Item, Frame]],
) -> None:
    """Some frames of one file, cloud taken out, into the cache."""
    item = pairs[0][0]
    frames = [frame for _, frame in pairs]
    pictures = pixels(case, item, frames, grid, wanted_as(spec, profile))
    for frame, steps in zip(frames, pictures, strict=True):
        with noted(gathered):
            clear = without_cloud(case, spec, gathered, grid, frame, steps) if spec.mask else steps
            cache.keep(folder / cache_name(spec, profile, grid, item, frame), cache.pack(clear))


def wanted_as(spec: SeriesConfig, profile: Profile) -> unpack.Wanted:
    """How pixels are to be turned into whole numbers; the grid and the pictures are filled in later."""
    scale = spec.scale or profile.scale
    nowhere = Grid("", 0, 0, 1, 1, 1, 1)
    return unpack.Wanted(
        "", (), nowhere, scale, spec.factor, profile.steps, profile.floor, profile.ceiling, spec.warp
    )


def pixels(
    case: Case, item: Item, frames: Sequence[Frame], grid: Grid, wanted: unpack.Wanted
) -> Iterator[NDArray[np.int16]]:
    """(height, width) whole numbers of some frames of one file and variable, unpacked in the box in one go.

    Raises:
        UnreadError: see `pixels_in`; or what came out is not as large as it must be.
    """
    data = case.evidentiary_copy(item)
    asked = replace(
        wanted, variable=frames[0].variable, indexes=tuple(one.index for one in frames), grid=grid
    )
    usual = in_proportion(data)
    bytes_out = 2 * grid.size * len(frames)
    limits = replace(
        usual, cpu_s=usual.cpu_s + bytes_out // 2**22, wall_s=usual.wall_s + bytes_out // 2**21, answer_bytes=usual.answer_bytes + 2 * bytes_out,
        memory_bytes=usual.memory_bytes + 12 * bytes_out,
    )  # fmt: skip
    answer = in_box(
        unpack.UNPACK, data, item.name, asked, returns=tuple[bytes, ...], limits=limits, name=item.name
    )
    if [len(one) for one in answer] != [2 * grid.size] * len(frames):
        raise UnreadError(
            f"{item.name}: its reader sent pictures of another size than asked for; the file may have taken the reader over. "
            "It is kept as evidence; look at it on a machine of its own."
        )
    return (np.frombuffer(one, "<i2").reshape(grid.height, grid.width) for one in answer)


def without_cloud(
    case: Case, spec: SeriesConfig, gathered: Gathered, grid: Grid, frame: Frame, steps: NDArray[np.int16]
) -> NDArray[np.int16]:
    """A picture with what its mask does not call clear taken out.

    Raises:
        UnreadError: no mask of that time is there.
    """
    found = gathered.masks.get((frame.geometry, round(frame.day * 24)))
    if found is None:
        raise UnreadError(
            f'{frame.band} of {iso_day(frame.day)}: there is no "{spec.mask}" of that time to tell cloud by. Add it, or take mask out of [[series]].'
        )
    whole = unpack.Wanted("", (), grid, "index", 1.0, 1, -30_000.0, 30_000.0, "nearest" if spec.warp else "")
    (mask,) = pixels(case, found[0], [found[1]], grid, whole)
    return np.where(np.isin(mask, spec.clear), steps, NO_DATA).astype(np.int16)
