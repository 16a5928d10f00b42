#!/usr/bin/env python3
"""check_echo.py MODULE PROGRAM [COMMAND...]: the clients of echo.c, which is compiled for a free port."""
import socket
import struct
import subprocess
import sys

from guest import Guest, connect, free_port, receive

ONE_AFTER_ANOTHER, AT_THE_SAME_TIME, SILENT, HANGING_UP, RESETTING = 100, 100, 1200, 50, 50


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def use(host, port):
    for number in range(ONE_AFTER_ANOTHER):
        with connect(host, port) as connection:
            message = b"message %d" % number
            connection.sendall(message)
            answer = receive(connection, len(message))
            assert answer == message, answer
    connections = [connect(host, port) for _ in range(AT_THE_SAME_TIME)]
    messages = [bytes([number]) * 10000 for number in range(AT_THE_SAME_TIME)]
    for connection, message in zip(connections, messages):
        connection.sendall(message)
    for connection, message in zip(connections, messages):
        assert receive(connection, len(message)) == message
        connection.close()
    for _ in range(SILENT):
        connect(host, port).close()
    for _ in range(HANGING_UP):
        connection = connect(host, port)
        connection.sendall(bytes(50000))
        connection.close()
    for _ in range(RESETTING):
        connection = connect(host, port)
        connection.sendall(bytes(5000))
        reset(connection)
    with connect(host, port) as connection:
        connection.sendall(b"quit")
        assert receive(connection, 100) == b"quit"


def main():
    module, program, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    port, _ = free_port()
    subprocess.run(["ingot", module, "--listen", f"127.0.0.1:{port}", "--print-sandbox", "-o", program], check=True)
    with Guest([*command, program]) as guest:
        guest.wait_until_ready()
        use("127.0.0.1", port)
        status, output, messages = guest.finish()
    accepted = ONE_AFTER_ANOTHER + AT_THE_SAME_TIME + SILENT + HANGING_UP + RESETTING + 1
    assert (status, output) == (0, f"{accepted} connections\n"), (status, output, messages)
    lines = messages.splitlines()
    assert all(line.startswith("ingot: sandbox: ") for line in lines), messages
    # It has said what it was granted, and cannot make another such socket.
    assert f"ingot: sandbox: listening: 127.0.0.1:{port}, descriptor 3" in lines, messages
    for line in lines:
        if ": system calls: " in line:
            allowed = set(line.split(": ")[-1].split())
            assert {"accept4", "recvmsg", "sendmsg"} <= allowed, line
            assert not {"socket", "bind", "listen", "setsockopt"} & allowed, line
    # Started again it gets the same address at once, though the system remembers the connections.
    with Guest([*command, program]) as guest:
        guest.wait_until_ready()
        with connect("127.0.0.1", port) as connection:
            connection.sendall(b"quit")
        status, output, _ = guest.finish()
    assert (status, output) == (0, "1 connections\n"), (status, output)


if __name__ == "__main__":
    main()
