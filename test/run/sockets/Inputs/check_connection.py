#!/usr/bin/env python3
"""check_connection.py COMMAND...: the other side of connection.c, over IPv4 and IPv6."""
import sys

from guest import Guest, connect, free_port, receive


def main():
    command = sys.argv[1:]
    port, has_ipv6 = free_port()
    hosts = ["127.0.0.1"] + ["::1"] * has_ipv6
    # The same port twice: an IPv6 address is not the IPv4 ones as well.
    grants = [f"--listen=127.0.0.1:{port}"] + [f"--listen=[::]:{port}"] * has_ipv6
    with Guest([*command, str(len(hosts))], grants) as guest:
        guest.wait_until_ready()
        # A second one is told that somebody else is there, and its guest does not run.
        for grant in grants:
            status, output, messages = Guest(command, [grant]).finish()
            address = grant.removeprefix("--listen=")
            assert (status, output, messages) == (71, "", f"ingot: error: cannot listen at {address}: the address is in use\n"), messages
        for host in hosts:
            with connect(host, port) as connection:
                connection.sendall(b"hello world")
                answer = receive(connection, 100)
                assert answer == b"answeranswer", answer
        status, output, messages = guest.finish()
        assert (status, messages) == (0, ""), (status, output, messages)
        assert output == f"{3 + 49 * len(hosts)} steps\n", output
    status, output, messages = Guest(command, ["--listen=203.0.113.1:80"]).finish()
    assert (status, messages) == (71, "ingot: error: cannot listen at 203.0.113.1:80: this machine does not have the address\n"), messages


if __name__ == "__main__":
    main()
