"""Bytes that once broke a parser, found by fuzzing: (target of benchmarks/fuzz, bytes). Each was mended and stays a seed."""

RAISED_TWO = b"HTTP/1.1 \xb200 OK\r\nA: b\r\n\r\nwords"
"""A status in digits that Python's isdigit takes and int does not."""

FINDS: list[tuple[str, bytes]] = [
    (
        "warc",
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
        % (len(RAISED_TWO), RAISED_TWO),
    ),
]
