"""A guest that listens, as the tests of this folder start it."""
import os
import select
import socket
import subprocess

TIME_LIMIT = 120


def free_port():
    """One at which both kinds of loopback address can be listened at, and whether there is IPv6 at all."""
    for _ in range(100):
        with socket.socket(socket.AF_INET) as ipv4, socket.socket(socket.AF_INET6) as ipv6:
            ipv4.bind(("127.0.0.1", 0))
            port = ipv4.getsockname()[1]
            ipv6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                ipv6.bind(("::1", port))
                return port, True
            except OSError as error:
                if error.errno != socket.errno.EADDRINUSE:
                    return port, False
    raise RuntimeError("no port is free")


class Guest(subprocess.Popen):
    """The command, with grants at start; it has to print "ready" first."""

    def __init__(self, command, grants=()):
        environment = {**os.environ, "INGOT_GRANTS": "\n".join(grants)}
        super().__init__(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)

    def wait_until_ready(self):
        readable, _, _ = select.select([self.stdout], [], [], TIME_LIMIT)
        line = self.stdout.readline() if readable else b"nothing"
        assert line == b"ready\n", (line, self.stderr.read() if readable else b"")

    def finish(self):
        """(status, the rest of its output, its messages)"""
        output, messages = self.communicate(timeout=TIME_LIMIT)
        return self.returncode, output.decode(), messages.decode()


def connect(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    connection = socket.socket(family)
    connection.settimeout(TIME_LIMIT)
    connection.connect((host, port))
    return connection


def receive(connection, size):
    """Exactly so many bytes, or fewer if the connection ends."""
    received = b""
    while len(received) < size and (piece := connection.recv(size - len(received))):
        received += piece
    return received
