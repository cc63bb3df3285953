"""A case: one folder, one question, one store."""

from witnessmark.case.alone import alone
from witnessmark.case.config import Config, LayerConfig, SeriesConfig
from witnessmark.case.faults import keep_details
from witnessmark.case.folder import Case, open_case
from witnessmark.case.hand import hand_files, read_hand_toml
from witnessmark.case.toml import read_config

__all__ = [
    "Case", "Config", "LayerConfig", "SeriesConfig", "alone", "hand_files", "keep_details", "open_case", "read_config", "read_hand_toml",
]  # fmt: skip
