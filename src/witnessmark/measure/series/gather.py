"""From the case's items to pictures: each file looked at and unpacked in the box, its whole numbers cached under working/.

One image that cannot be used is told and left out; the rest goes on.
"""

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from witnessmark.activity import code_digest, digest
from witnessmark.box import Limits, in_box, in_proportion
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
Pair = tuple[Item, Frame]


def items_of(case: Case, spec: SeriesConfig) -> list[Item]:
    """The items that a [[series]] names, images and STAC items, in the order of the custody log; the same bytes once."""
    found: dict[str, Item] = {}
    for item in case.items():
        if item.how != "hand" and any(fnmatch.fnmatchcase(item.name, one) for one in spec.files):
            found.setdefault(item.sha256, item)
    return list(found.values())


@dataclass
class Gathering:
    """The files of one series on their way into its cache.

    Attributes:
        case, spec, profile: whose, as said in case.toml, and of which sensor.
        folder: of the cache.
        frames: every frame that may be used, with its item.
        masks: cloud masks: (geometry, hour since 1970) -> item and frame.
        left_out: one sentence for each file or picture that cannot be used.
    """

    case: Case
    spec: SeriesConfig
    profile: Profile
    folder: Path
    frames: list[Pair] = field(default_factory=list)
    masks: dict[tuple[str, int], Pair] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """One file's UnreadError is noted, and the rest goes on."""
        try:
            yield
        except UnreadError as error:
            self.left_out.append(str(error))

    def look(self, items: Sequence[Item]) -> None:
        """Every file's frames, with what STAC items say of them."""
        told: dict[str, Told] = {}
        notes = [item for item in items if item.name.casefold().endswith(JSON)]
        for item in notes:
            with self.noting():
                data = self.case.evidentiary_copy(item)
                found = in_box(unpack.TOLD, data, item.name, returns=tuple[Told, ...], name=item.name)
                told |= {one.file: one for one in found}
        for item in items:
            if item not in notes:
                with self.noting():
                    self.sort_in(item, self.frames_of(item), told.get(item.name.rsplit("/", 1)[-1]))

    def frames_of(self, item: Item) -> tuple[Frame, ...]:
        """A file's frames, as the box sees them."""
        data = self.case.evidentiary_copy(item)
        said, limits = (self.spec.sensor, self.spec.mask), in_proportion(data)
        found = in_box(
            unpack.LOOK, data, item.name, *said, returns=tuple[Frame, ...], limits=limits, name=item.name
        )
        return check_frames(item.name, found)

    def sort_in(self, item: Item, frames: Iterable[Frame], told: Told | None) -> None:
        """A file's frames among the pictures or the masks.

        Raises:
            UnreadError: none of them has a band that is wanted, or it has no day.
        """
        used = 0
        for frame in (with_told(one, told, self.spec, self.profile) for one in frames):
            if frame.day == UNTOLD:
                raise UnreadError(
                    f"{item.name}: has no date: none in its tags, its name or a STAC item. "
                    "Put the day of taking into its name, such as r072_VV_20140914.tif."
                )
            if self.spec.mask and frame.band == self.spec.mask:
                self.masks[frame.geometry, round(frame.day * 24)] = (item, frame)
                used += 1
            elif frame.band and is_wanted(frame.band, self.spec):
                self.frames.append((item, frame))
                used += 1
        if not used:
            wanted = ", ".join(self.spec.bands or self.profile.bands)
            raise UnreadError(
                f"{item.name}: nothing in it or its name says that it is one of {wanted}. Name the band in it, or take it out of "
                "files in [[series]]."
            )

    def unpack(self, grid: Grid) -> list[Picture]:
        """Every frame's whole numbers in the cache; those that are there already are left as they are.

        Returns:
            The pictures that can be used.
        """
        by_file: dict[tuple[str, str], list[Pair]] = {}
        for item, frame in self.frames:
            by_file.setdefault((item.id, frame.variable), []).append((item, frame))
        size = max(1, BATCH_BYTES // (2 * grid.size))
        for pairs in by_file.values():
            missing = [one for one in pairs if not cache.is_whole(self.path(grid, *one))]
            for start in range(0, len(missing), size):
                with self.noting():
                    self.unpack_some(grid, missing[start : start + size])
        return [self.picture(grid, *one) for one in self.frames if self.path(grid, *one).is_file()]

    def picture(self, grid: Grid, item: Item, frame: Frame) -> Picture:
        """A picture's line of the manifest."""
        spec = self.spec
        warped = "" if grid.place_of(frame.grid) is not None else spec.warp
        masked = f"{spec.mask} in {', '.join(map(str, spec.clear))}" if spec.mask else ""
        return Picture(
            item.id, item.name, item.sha256, frame, self.path(grid, item, frame).name, warped, masked
        )

    def path(self, grid: Grid, item: Item, frame: Frame) -> Path:
        """A picture's cache file, named by everything its numbers depend on, the code included."""
        spec = self.spec
        said = (spec.sensor, spec.scale, str(spec.factor), spec.warp, spec.mask, repr(spec.clear))
        key = digest(item.sha256, repr(frame), repr(grid), *said, code_digest("measure"))
        return self.folder / f"{key[:32]}.i16"

    def unpack_some(self, grid: Grid, pairs: list[Pair]) -> None:
        """Some frames of one file, cloud taken out, into the cache."""
        spec, profile = self.spec, self.profile
        wanted = unpack.Wanted(
            "",
            (),
            grid,
            spec.scale or profile.scale,
            spec.factor,
            profile.steps,
            profile.floor,
            profile.ceiling,
            spec.warp,
        )
        pictures = pixels(self.case, pairs[0][0], [frame for _, frame in pairs], wanted)
        for (item, frame), steps in zip(pairs, pictures, strict=True):
            with self.noting():
                clear = self.without_cloud(grid, frame, steps) if spec.mask else steps
                cache.keep(self.path(grid, item, frame), cache.pack(clear))

    def without_cloud(self, grid: Grid, frame: Frame, steps: NDArray[np.int16]) -> NDArray[np.int16]:
        """A picture with what its mask does not call clear taken out.

        Raises:
            UnreadError: no mask of that time is there.
        """
        found = self.masks.get((frame.geometry, round(frame.day * 24)))
        if found is None:
            raise UnreadError(
                f'{frame.band} of {iso_day(frame.day)}: there is no "{self.spec.mask}" of that time to tell cloud by. '
                "Add it, or take mask out of [[series]]."
            )
        nearest = "nearest" if self.spec.warp else ""
        whole = unpack.Wanted("", (), grid, "index", 1.0, 1, -30_000.0, 30_000.0, nearest)
        (mask,) = pixels(self.case, found[0], [found[1]], whole)
        return np.where(np.isin(mask, self.spec.clear), steps, NO_DATA).astype(np.int16)


def is_wanted(band: str, spec: SeriesConfig) -> bool:
    """Whether a band is among those of [[series]]; all are when it names none."""
    return not spec.bands or band.casefold() in {one.casefold() for one in spec.bands}


def with_told(frame: Frame, told: Told | None, spec: SeriesConfig, profile: Profile) -> Frame:
    """A frame with what its STAC item says, which goes before its name."""
    if told is None:
        return frame
    is_mask = spec.mask and spec.mask.casefold() in told.words.casefold().split()
    band = spec.mask if is_mask else profile.band_in(told.words) or frame.band
    day = frame.day if told.day == UNTOLD else told.day
    return replace(frame, day=day, geometry=told.geometry or frame.geometry, band=band)


def pixels(
    case: Case, item: Item, frames: Sequence[Frame], wanted: unpack.Wanted
) -> Iterator[NDArray[np.int16]]:
    """(height, width) whole numbers of some frames of one file and variable, unpacked in the box in one go.

    Raises:
        UnreadError: see `pixels_in`; or what came out is not as large as it must be.
    """
    data, grid = case.evidentiary_copy(item), wanted.grid
    asked = replace(wanted, variable=frames[0].variable, indexes=tuple(one.index for one in frames))
    limits = allowed(data, 2 * grid.size * len(frames))
    answer = in_box(
        unpack.UNPACK, data, item.name, asked, returns=tuple[bytes, ...], limits=limits, name=item.name
    )
    if [len(one) for one in answer] != [2 * grid.size] * len(frames):
        raise UnreadError(
            f"{item.name}: its reader sent pictures of another size than asked for; the file may have taken the reader over. "
            "It is kept as evidence; look at it on a machine of its own."
        )
    return (np.frombuffer(one, "<i2").reshape(grid.height, grid.width) for one in answer)


def allowed(data: bytes, out: int) -> Limits:
    """What unpacking may cost: in proportion to the file and to the bytes that come out, a second per 4 MiB of these."""
    usual = in_proportion(data)
    return Limits(
        memory_bytes=usual.memory_bytes + 12 * out,
        cpu_s=usual.cpu_s + out // 2**22,
        wall_s=usual.wall_s + out // 2**21,
        answer_bytes=usual.answer_bytes + 2 * out,
        descriptors=usual.descriptors,
    )
