#!/usr/bin/env python3
"""Takes a clear-signed message apart without touching an octet.

Usage: parts.py MESSAGE PART SIGNATURE     (both are written; CR LF line ends)
"""
import base64
import re
import sys

with open(sys.argv[1], "rb") as file:
    octets = re.sub(rb"(?<!\r)\n", b"\r\n", file.read())
head, _, body = octets.partition(b"\r\n\r\n")
found = re.search(rb'(?is)^content-type:\s*multipart/signed.*?boundary="?([^";\r\n]+)', re.sub(rb"\r\n[ \t]+", b" ", head), re.M)
if not found:
    sys.exit("not clear-signed")
_, signed, signature, *_ = (b"\r\n" + body).split(b"\r\n--" + found.group(1))
with open(sys.argv[2], "wb") as file:
    file.write(signed.removeprefix(b"\r\n"))
with open(sys.argv[3], "wb") as file:
    file.write(base64.b64decode(signature.partition(b"\r\n\r\n")[2]))
