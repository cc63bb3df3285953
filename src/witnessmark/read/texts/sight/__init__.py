"""What a person sees of a page: its styles computed for the handful of properties that can hide text."""

from witnessmark.read.texts.sight.look import PLAIN, Look
from witnessmark.read.texts.sight.sheet import Sheet, sheet_of

__all__ = ["PLAIN", "Look", "Sheet", "sheet_of"]
