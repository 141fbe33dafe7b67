#!/usr/bin/env python3
"""Sends one message as a user's program would.

Usage: send.py HOST:PORT FROM TO[,TO...] FILE|- [--login USER] [--from-address IP] [--tls] [--utf8] [--helo]   (prints the reply, or the replies)
Line ends of the file are made CR LF; nothing else is touched. Exit code: first digit of the reply.
"""
import smtplib
import ssl
import sys

words = sys.argv[1:]
login = words.pop(words.index("--login") + 1) if "--login" in words else ""
source = (words.pop(words.index("--from-address") + 1), 0) if "--from-address" in words else None
plain = [w for w in words if not w.startswith("--")]
target, sender, receivers, name = plain
host, _, port = target.rpartition(":")
with (sys.stdin.buffer if name == "-" else open(name, "rb")) as file:
    text = file.read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
options = ["SMTPUTF8", "BODY=8BITMIME"] if "--utf8" in words else []
try:
    with smtplib.SMTP(host, int(port), "client.test", timeout=60, source_address=source) as smtp:
        if "--tls" in words:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            smtp.starttls(context=context)
        if login:
            smtp.login(login, "secret")
        if "--helo" in words:
            smtp.helo("client.test")
        else:
            smtp.ehlo("client.test")
        if options:
            smtp.command_encoding = "utf-8"
        code, reply = smtp.mail(sender, options)
        for receiver in receivers.split(",") if code < 300 else []:
            code, reply = smtp.rcpt(receiver)
            if code >= 300:
                break
        if code < 300:
            code, reply = smtp.data(text)
except smtplib.SMTPException as refused:
    code, reply = getattr(refused, "smtp_code", 421), getattr(refused, "smtp_error", str(refused).encode())
print(code, reply.decode("utf-8", "replace"))
sys.exit(code // 100)
