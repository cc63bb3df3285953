"""A time authority of our own, made with openssl: a root, a signer, and answers to queries - honest or not."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = A test authority
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = {usage}
[tsa]
default_tsa = stamps
[stamps]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
{certificates}
"""

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


@dataclass(frozen=True)
class Authority:
    """A folder with root.pem and a signer.

    Attributes:
        usage: the signer's extended key usage.
        sends_chain: put the root beside the signer in each reply, in an order strict DER forbids.
        days: how long the signer's certificate holds.
        starts: from when, by faketime: "-40 days"; now when empty.
    """

    folder: Path
    usage: str = "critical,timeStamping"
    sends_chain: bool = False
    days: int = 30
    starts: str = ""

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def reply(self, query: bytes, when: str = "") -> bytes:
        """The answer to a query (DER); `when` sets the authority's clock by faketime: "2014-09-01 12:00:00"."""
        (self.folder / "query.tsq").write_bytes(query)
        clock = ["faketime", when] if when else []
        run(
            self.folder,
            *clock,
            "openssl",
            "ts",
            "-reply",
            "-config",
            "tsa.cnf",
            "-queryfile",
            "query.tsq",
            "-out",
            "reply.tsr",
        )
        return (self.folder / "reply.tsr").read_bytes()

    def post(self, _url: str, query: bytes) -> bytes:
        return self.reply(query)


def make_authority(folder: Path, **kind) -> Authority:
    """Root and signer; a second call in another folder is another authority of the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Authority(folder, **kind)
    certificates = f"certs = {folder}/root.pem" if made.sends_chain else ""
    config = CONFIG.format(folder=folder, usage=made.usage, certificates=certificates)
    (folder / "tsa.cnf").write_text(config, encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    clock = ["faketime", made.starts] if made.starts else []
    run(
        folder, *clock, "openssl", "req", "-x509", *KEY, "-keyout", "root.key", "-out", "root.pem", "-days", "3650",
        "-config", "tsa.cnf", "-extensions", "root",
    )  # fmt: skip
    run(
        folder,
        "openssl",
        "req",
        *KEY,
        "-keyout",
        "signer.key",
        "-out",
        "signer.csr",
        "-config",
        "tsa.cnf",
        "-subj",
        "/CN=Signer",
    )
    run(
        folder, *clock, "openssl", "x509", "-req", "-in", "signer.csr", "-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "2",
        "-days", str(made.days), "-extfile", "tsa.cnf", "-extensions", "signer", "-out", "signer.pem",
    )  # fmt: skip
    return made


def run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def signed_by_another(token: bytes, folder: Path, usage: str) -> bytes:
    """The same time and bytes, signed by a certificate of this authority that is for something else."""
    (folder / "good.tsr").write_bytes(token)
    config = (folder / "tsa.cnf").read_text(encoding="utf-8").replace("critical,timeStamping", usage)
    (folder / "other.cnf").write_text(config, encoding="utf-8")
    run(
        folder,
        "openssl",
        "req",
        *KEY,
        "-keyout",
        "other.key",
        "-out",
        "other.csr",
        "-config",
        "other.cnf",
        "-subj",
        "/CN=Other",
    )
    run(
        folder, "openssl", "x509", "-req", "-in", "other.csr", "-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "3",
        "-days", "30", "-extfile", "other.cnf", "-extensions", "signer", "-out", "other.pem",
    )  # fmt: skip
    run(folder, "openssl", "ts", "-reply", "-in", "good.tsr", "-token_out", "-out", "token.der")
    run(
        folder,
        "openssl",
        "cms",
        "-verify",
        "-noverify",
        "-inform",
        "DER",
        "-in",
        "token.der",
        "-out",
        "info.der",
    )
    run(
        folder, "openssl", "cms", "-sign", "-binary", "-nodetach", "-outform", "DER", "-in", "info.der", "-cades", "-md", "sha256",
        "-econtent_type", "1.2.840.113549.1.9.16.1.4", "-signer", "other.pem", "-inkey", "other.key", "-out", "forged.der",
    )  # fmt: skip
    granted = bytes.fromhex("3003020100")
    return _sequence(granted + (folder / "forged.der").read_bytes())


def _sequence(content: bytes) -> bytes:
    length = len(content).to_bytes(2)
    return b"\x30\x82" + length + content
