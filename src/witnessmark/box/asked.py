"""One task as it goes over the line to the keeper: its name, its limits, how long its document is."""

import json
from dataclasses import asdict, dataclass

from witnessmark.box.limits import Limits


@dataclass(frozen=True)
class Asked:
    """A task; its arguments and its document go to the worker alone.

    Attributes:
        task: "package.module:function".
        limits: what it may cost.
        size: bytes of its document.
    """

    task: str
    limits: Limits
    size: int

    @property
    def module(self) -> str:
        """The module that holds the function."""
        return self.task.partition(":")[0]

    @property
    def function(self) -> str:
        """The function's name in its module."""
        return self.task.partition(":")[2]

    def line(self) -> bytes:
        """As one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"


def asked_in(line: bytes) -> Asked:
    """The task a line speaks of."""
    said = json.loads(line)
    return Asked(str(said["task"]), Limits(**said["limits"]), int(said["size"]))
