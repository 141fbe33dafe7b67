#!/usr/bin/env python3
"""Prints an address of this machine whose port 25 is free; MX records cannot name a port."""
import random
import socket

while True:
    address = "127.%d.%d.%d" % (random.randint(1, 250), random.randint(0, 250), random.randint(1, 250))
    try:
        socket.create_server((address, 25)).close()
        print(address)
        break
    except OSError:
        continue
