"""Witnessmark: what happened, who says so, on whose word, and how do we know - as one record anyone can check."""

__version__ = "0.1.0"
