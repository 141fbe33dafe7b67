#!/usr/bin/env python3
"""Sends a milter frames that no MTA sends; each time it may hang up, and must answer the next connection.

Usage: hostile-milter.py PORT      (prints PASS or FAIL and the case, one a line)
"""
import socket
import struct
import sys

PORT = int(sys.argv[1])
HELLO = struct.pack("!IcIII", 13, b"O", 6, 0x1FF, 0x1FFFFF)


def frame(command, data=b""):
    return struct.pack("!I", 1 + len(data)) + command + data


def negotiates():
    with socket.create_connection(("127.0.0.1", PORT), 10) as connection:
        connection.sendall(HELLO)
        head = connection.makefile("rb").read(5)
        return head[4:5] == b"O"


def survives(octets):
    with socket.create_connection(("127.0.0.1", PORT), 10) as connection:
        connection.settimeout(3)
        try:
            connection.sendall(octets)
            while connection.recv(65536):
                pass
        except OSError:
            pass
    return negotiates()


connect = frame(b"C", b"client.test\0" + b"4\x00\x19192.0.2.1\0")
cases = {
    "an honest MTA": b"",
    "a frame of 4 GB": HELLO + b"\xff\xff\xff\xffB",
    "a frame of no octets": HELLO + b"\0\0\0\0",
    "no negotiation": connect,
    "negotiation cut short": struct.pack("!Ic", 5, b"O") + b"\0\0\0\6",
    "version 1": struct.pack("!IcIII", 13, b"O", 1, 0, 0),
    "an unknown command": HELLO + frame(b"~", b"what"),
    "end of message before anything": HELLO + frame(b"E"),
    "strings without an end": HELLO + frame(b"C", b"no end") + frame(b"M", b"<a@b"),
    "a header without a value": HELLO + connect + frame(b"M", b"<a@b.test>\0") + frame(b"R", b"<c@d.test>\0") + frame(b"L", b"Subject\0") + frame(b"E"),
    "macros without values": HELLO + frame(b"D", b"Ci\0"),
    "cut in a frame": HELLO + connect[:7],
    "abort, abort, quit": HELLO + frame(b"A") + frame(b"A") + frame(b"Q"),
}
for name, octets in cases.items():
    print("PASS" if survives(octets) else "FAIL", name, flush=True)
