"""What goes through a worker's two pipes: arguments and document in, one marked message out."""

ANSWER, UNREAD, FAULT, MEMORY = b"A", b"U", b"F", b"M"
"""First byte of what a worker sends: an answer, a sentence, a fault of ours, no memory left."""

HEAD = 8
"""Bytes that say how long the arguments before the document are."""
