#!/usr/bin/env python3
"""Lets in everybody whose password is 'secret', for Postfix over Dovecot's authentication protocol.

Usage: logins.py SOCKET
"""
import base64
import os
import socket
import sys
import threading

HELLO = "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t00000000000000000000000000000000\nDONE\n"


def answer(line):
    parts = line.split("\t")
    if parts[0] != "AUTH":
        return ""
    given = [p[5:] for p in parts if p.startswith("resp=")]
    if not given:
        return "CONT\t%s\t\n" % parts[1]
    _, user, password = base64.b64decode(given[0]).decode("utf-8").split("\0")
    if password == "secret":
        return "OK\t%s\tuser=%s\n" % (parts[1], user)
    return "FAIL\t%s\tuser=%s\n" % (parts[1], user)


def serve(connection):
    with connection, connection.makefile("r", encoding="utf-8") as stream:
        connection.sendall(HELLO.encode())
        for line in stream:
            connection.sendall(answer(line.rstrip("\n")).encode())


listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o666)
listener.listen()
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
