"""What one document may cost: memory, computing, waiting, and the size of the answer."""

from dataclasses import dataclass

GIB = 2**30
MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """The allowance of one worker. What it cannot stay within is left unread, with a sentence that says which.

    Attributes:
        memory_bytes: address space beyond the warm keeper's and the document itself.
        cpu_s: processor seconds.
        wall_s: seconds until a worker that waits is stopped; see `patience` for one that computes.
        answer_bytes: the most that is read of its answer.
        descriptors: open files and pipes at a time.
    """

    memory_bytes: int = GIB
    cpu_s: int = 10
    wall_s: float = 15.0
    answer_bytes: int = 128 * MIB
    descriptors: int = 64


def in_proportion(data: bytes, limits: Limits | None = None) -> Limits:
    """Limits for a document whose honest cost grows with its size, such as a table or an image of the Earth.

    Up to 8 MiB the ordinary limits hold; beyond, each MiB received allows 24 MiB of memory (a CSV cell of ten
    characters is 60 bytes as a Python text in a list) and a second. A small file that unpacks to much gains nothing.
    """
    usual = limits or Limits()
    more = max(0, len(data) // MIB - 8)
    return Limits(
        memory_bytes=usual.memory_bytes + 24 * MIB * more,
        cpu_s=usual.cpu_s + more,
        wall_s=usual.wall_s + more,
        answer_bytes=usual.answer_bytes + 8 * MIB * more,
        descriptors=usual.descriptors,
    )
