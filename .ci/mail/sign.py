#!/usr/bin/env python3
"""Signs a message as a user's program does: clear-signed, Content fields move into the part, the rest stays outside.

Usage: sign.py CERTIFICATE KEY < message > signed message
"""
import re
import subprocess
import sys

text = re.sub(rb"\r?\n", b"\r\n", sys.stdin.buffer.read())
head, _, body = text.partition(b"\r\n\r\n")
fields = re.split(rb"\r\n(?![ \t])", head)
inner = [f for f in fields if f.lower().startswith(b"content-")]
outer = [f for f in fields if not f.lower().startswith((b"content-", b"mime-version"))]
part = b"\r\n".join(inner) + b"\r\n\r\n" + body
made = subprocess.run(["openssl", "cms", "-sign", "-binary", "-signer", sys.argv[1], "-inkey", sys.argv[2], "-md", "sha256"],
                      input=part, capture_output=True, check=True).stdout
sys.stdout.buffer.write(b"\r\n".join(outer) + b"\r\n" + re.sub(rb"\r?\n", b"\r\n", made))
