#!/usr/bin/env python3
"""Asks a name server on this machine; exit code 0 when it answers NOERROR.

Usage: ask.py PORT NAME TYPE
"""
import socket
import struct
import sys

TYPES = {"A": 1, "SOA": 6, "MX": 15, "TXT": 16}
port, name, kind = sys.argv[1:]
question = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split(".")) + b"\0"
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
    udp.settimeout(1)
    udp.connect(("127.0.0.1", int(port)))
    udp.send(struct.pack("!6H", 4711, 0, 1, 0, 0, 0) + question + struct.pack("!2H", TYPES[kind], 1))
    try:
        sys.exit(udp.recv(4096)[3] & 15)
    except OSError:
        sys.exit(16)
