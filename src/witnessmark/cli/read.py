"""The command `witnessmark read CASE`."""

from witnessmark.cli.room import room_command

read = room_command("read", "Read every text of the case into statements with their chain of words.")
