"""The command `witnessmark weigh CASE`."""

from witnessmark.cli.room import room_command

weigh = room_command("weigh", "Weigh statements and measurements into origins, figures, drifts and findings.")
