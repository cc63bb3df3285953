"""The box: every parser of received bytes runs in it, without network, files, or a life beyond its one document."""

from witnessmark.box.answers import FaultError
from witnessmark.box.door import Box, in_box, isolation, tasks_done
from witnessmark.box.isolation import WALLS, Isolation
from witnessmark.box.limits import Limits, in_proportion
from witnessmark.box.program import INPUT, run_program

__all__ = [
    "INPUT", "WALLS", "Box", "FaultError", "Isolation", "Limits", "in_box", "in_proportion", "isolation", "run_program", "tasks_done",
]  # fmt: skip
