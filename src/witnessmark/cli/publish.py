"""The command `witnessmark publish CASE`."""

from witnessmark.cli.room import room_command

publish = room_command(
    "publish", "Publish the record as page, PDF, EPUB, e-mail and open data, under published/."
)
