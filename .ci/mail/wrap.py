#!/usr/bin/env python3
"""Hides a signed message inside a multipart of its own, with another text before it: a signature that covers only a part.

Usage: wrap.py < signed message > wrapped message
"""
import re
import sys

head, _, body = sys.stdin.buffer.read().replace(b"\r\n", b"\n").partition(b"\n\n")
fields = re.split(rb"\n(?![ \t])", head)
inner = [f for f in fields if f.lower().startswith(b"content-")]
outer = [f for f in fields if not f.lower().startswith((b"content-", b"mime-version"))]
outer += [b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="outside"']
sys.stdout.buffer.write(b"\n".join(outer) + b"\n\n--outside\nContent-Type: text/plain\n\nPay Mallory.\n--outside\n" + b"\n".join(inner) + b"\n\n" + body + b"\n--outside--\n")
