"""The command `witnessmark collect CASE`."""

from witnessmark.cli.room import room_command

collect = room_command(
    "collect",
    "Take the files of inbox/ and hand/ into evidence: hashed before anything parses them, stored read-only, logged.",
)
