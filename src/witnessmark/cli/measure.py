"""The command `witnessmark measure CASE`."""

from witnessmark.cli.room import room_command

measure = room_command(
    "measure", "Measure fires, others' damage layers and people's readings; bound the count."
)
