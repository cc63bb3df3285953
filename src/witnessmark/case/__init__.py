"""A case: one folder, one question, one store."""

from witnessmark.case.config import Config, LayerConfig, read_config
from witnessmark.case.folder import Case, open_case
from witnessmark.case.hand import hand_files, read_hand_toml

__all__ = ["Case", "Config", "LayerConfig", "hand_files", "open_case", "read_config", "read_hand_toml"]
