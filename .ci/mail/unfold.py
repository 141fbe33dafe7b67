#!/usr/bin/env python3
"""Prints the header section of a message, one field a line.

Usage: unfold.py FILE
"""
import re
import sys

with open(sys.argv[1], "rb") as file:
    head = file.read().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
sys.stdout.buffer.write(re.sub(rb"\n[ \t]+", b" ", head) + b"\n")
