#!/usr/bin/env python3
"""check_accept.py COMMAND...: the other side of accept.wat."""
import sys

from guest import Guest, connect, free_port, receive

port, _ = free_port()
with Guest(sys.argv[1:], [f"--listen=127.0.0.1:{port}"]) as guest:
    guest.wait_until_ready()
    with connect("127.0.0.1", port) as connection:
        connection.sendall(b"12")
        connection.sendall(b"345")
        answer = receive(connection, 100)
    status, output, messages = guest.finish()
assert (answer, status, output, messages) == (b"12345", 0, "", ""), (answer, status, output, messages)
