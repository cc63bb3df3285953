"""Plug-ins of this room, one file each; only witnessmark.plugins opens them (collectors)."""
