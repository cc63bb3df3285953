"""C2PA manifests that a file carries, shown as they are. A missing manifest says nothing about a file.

The library asks an address that stands in a picture's XMP for its manifest, as soon as the picture is opened. That is
switched off here, and the box has no network besides. No signer is trusted by us: who signed is shown, and the library's
word on whether signature and hashes hold.
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.records import Credentials

WARM = ("c2pa",)

SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False},
    "core": {"allowed_network_hosts": []},
}
"""No address is asked for a manifest, for a certificate's state, or for anything else."""

MOST_MANIFESTS = 20
"""Manifests of one file that are kept, the active one first; each edit may add one."""

NOT_THERE = (
    "C2PA manifests were not looked for: the c2pa-python library is not installed. "
    'Install it with: pip install "witnessmark[media]", then collect again.'
)

TYPES = frozenset({
    "image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/heic", "image/avif", "video/mp4",
    "video/quicktime", "video/x-msvideo", "audio/mp4", "audio/mpeg", "audio/x-wav", "audio/flac", "application/pdf",
})  # fmt: skip
"""Media types in which a manifest may stand, as the library lists them."""


def is_there() -> bool:
    """Whether the library is installed."""
    from importlib.util import find_spec

    return find_spec("c2pa") is not None


def credentials_of(data: bytes, media_type: str, name: str) -> tuple[Credentials, ...]:
    """The manifests of a file, the active one first; none when it carries none.

    Raises:
        UnreadError: there is a manifest, and it cannot be read.
    """
    import c2pa  # type: ignore[import-untyped]

    context = c2pa.Context.from_dict(SETTINGS)
    try:
        reader = c2pa.Reader.try_create(media_type, io.BytesIO(data), context=context)
        if reader is None:
            return ()
        remote = "" if reader.is_embedded() else str(reader.get_remote_url() or "")
        told = json.loads(reader.json())
    except (c2pa.C2paError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())[:160]
        address = _remote_of(said)
        if address is not None:
            return (Credentials(remote=address),)
        raise UnreadError(
            f"{name}: its C2PA manifest cannot be read ({said}). That says nothing about the picture; it is kept as it is."
        ) from None
    return tuple(_credentials(told, remote))


def _remote_of(said: str) -> str | None:
    """The address in the library's complaint that a manifest lies elsewhere, None for another complaint."""
    _, is_remote, address = said.partition("must fetch remote manifests from url ")
    return address if is_remote else None


def _credentials(told: Mapping[str, Any], remote: str) -> Iterator[Credentials]:
    manifests = told.get("manifests") or {}
    active = told.get("active_manifest", "")
    state = str(told.get("validation_state", ""))
    names = sorted(manifests, key=lambda label: (label != active, label))
    for label in names[:MOST_MANIFESTS]:
        one = manifests[label]
        signer = one.get("signature_info") or {}
        yield Credentials(
            generator=_generator(one),
            signer=_line(signer.get("common_name") or signer.get("issuer") or ""),
            state=state if label == active else "",
            actions=tuple(_actions(one)),
            remote=remote if label == active else "",
        )


def _generator(manifest: Mapping[str, Any]) -> str:
    info = manifest.get("claim_generator_info") or []
    named = [f"{one.get('name', '')} {one.get('version', '')}" for one in info if isinstance(one, dict)]
    return _line(", ".join(named) or manifest.get("claim_generator") or "")


def _actions(manifest: Mapping[str, Any]) -> Iterator[str]:
    for assertion in (manifest.get("assertions") or [])[:50]:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in (assertion.get("data", {}).get("actions") or [])[:50]:
                yield _line(action.get("action", ""))


def _line(text: Any) -> str:
    return " ".join(str(text).split())[:300]
