#!/usr/bin/env python3
"""Prints the Content fields and the body of a message, with LF line ends: what the mail edge leaves alone when it leaves a mail alone.

Usage: content.py FILE
"""
import re
import sys

with open(sys.argv[1], "rb") as file:
    head, _, body = file.read().replace(b"\r\n", b"\n").partition(b"\n\n")
for field in re.split(rb"\n(?![ \t])", head):
    if field.lower().startswith(b"content-"):
        sys.stdout.buffer.write(field + b"\n")
sys.stdout.buffer.write(b"\n" + body.rstrip(b"\n") + b"\n")
