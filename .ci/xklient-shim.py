#!/usr/bin/env python3
"""Repairs the request line of Debian's xsec-xklient 2.0.4, which sends "POST /pathHTTP/1.0" without the blank.

Usage: xklient-shim.py TARGET_PORT   (prints the port it listens on; loopback only; ends with its parent's signal)
"""
import re
import socket
import sys
import threading

TARGET = ("127.0.0.1", int(sys.argv[1]))


def read_request(connection):
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    found = re.search(rb"(?im)^content-length: *(\d+)", head)
    wanted = int(found.group(1)) if found else 0
    while len(body) < wanted:
        piece = connection.recv(65536)
        if not piece:
            return None
        body += piece
    return head, body


def relay(connection):
    with connection:
        request = read_request(connection)
        if request is None:
            return
        head, body = request
        line, _, rest = head.partition(b"\r\n")
        line = re.sub(rb"\s*HTTP/1\.0$", b" HTTP/1.0", line)
        with socket.create_connection(TARGET) as service:
            service.sendall(line + b"\r\n" + rest + b"\r\nConnection: close\r\n\r\n" + body)
            while True:
                piece = service.recv(65536)
                if not piece:
                    return
                connection.sendall(piece)


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=relay, args=(listener.accept()[0],), daemon=True).start()
