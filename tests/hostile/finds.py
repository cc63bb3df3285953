"""Bytes that once broke a parser, found by fuzzing: (target of benchmarks/fuzz, bytes). Each was mended and stays a seed."""

FINDS: list[tuple[str, bytes]] = []
