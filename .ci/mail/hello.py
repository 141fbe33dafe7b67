#!/usr/bin/env python3
"""Prints the reply to a greeting.

Usage: hello.py PORT EHLO|LHLO|HELO
"""
import socket
import sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1])), 10) as connection:
    stream = connection.makefile("rb")
    stream.readline()
    connection.sendall(sys.argv[2].encode() + b" client.test\r\n")
    while True:
        line = stream.readline().decode().rstrip("\r\n")
        print(line)
        if line[3:4] != "-":
            break
    connection.sendall(b"QUIT\r\n")
