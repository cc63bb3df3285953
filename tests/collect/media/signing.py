"""A picture with a C2PA manifest, signed by a camera that we made up, and a picture that points to one elsewhere."""

import datetime as dt
import io
import json

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from tests.collect.media.made import encoded, photo, picture

ACTION = {
    "action": "c2pa.created",
    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
}


def signed_photo() -> bytes:
    """A JPEG with a manifest that says a made-up camera took it."""
    import c2pa

    manifest = {
        "claim_generator_info": [{"name": "A camera", "version": "1"}],
        "title": "made",
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [ACTION]}}],
    }
    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    chain = certificate("A camera", leaf, root, is_root=False) + certificate(
        "A root", root, root, is_root=True
    )
    key = leaf.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", chain, key, None))
    with io.BytesIO() as out:
        c2pa.Builder(json.dumps(manifest)).sign(signer, "image/jpeg", io.BytesIO(photo(1)), out)
        return out.getvalue()


def photo_that_points_to(address: str) -> bytes:
    """A JPEG whose XMP says that its manifest lies at an address."""
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="{address}"/></rdf:RDF></x:xmpmeta>'
    )
    return encoded(picture(1), "JPEG", xmp=xmp.encode())


def certificate(subject: str, key, signer, *, is_root: bool) -> bytes:
    """A certificate in PEM: the root's own, or one that it gives."""
    usage = x509.KeyUsage(not is_root, False, False, False, False, is_root, is_root, False, False)
    begun = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named("A root"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2044, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(is_root, None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if not is_root:
        begun = begun.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
    return begun.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def named(name: str) -> x509.Name:
    """A distinguished name."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Nobody"),
        ]
    )
