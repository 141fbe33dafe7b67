#!/usr/bin/env python3
"""An SMTP or LMTP server that keeps what it gets, octet for octet, and answers as it is told.

Usage: sink.py DIR [--lmtp] [--listen HOST:PORT] [KEYWORD...]      (prints the port)

Each transaction whose content came whole is kept as DIR/0001.eml and DIR/0001.json. DIR/orders.json may say, from the next transaction on:
  {"rcpt": {"x@b.test": "550 no"}, "data": "451 later" | {"x@b.test": "451 later"}, "hold": true}
With "hold" it is kept, but the answer waits until DIR/release exists or the client is gone.
"""
import json
import os
import re
import socket
import sys
import threading
import time

options = [a for a in sys.argv[1:] if a.startswith("--")]
words = [a for a in sys.argv[1:] if not a.startswith("--")]
listen = ("127.0.0.1", 0)
if "--listen" in options:
    host, _, port = words.pop(1).rpartition(":")
    listen = (host, int(port))
FOLDER, KEYWORDS, LMTP = words[0], words[1:], "--lmtp" in options
os.makedirs(FOLDER, exist_ok=True)
counter = [0]
lock = threading.Lock()


def orders():
    try:
        with open(FOLDER + "/orders.json", encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def keep(content, facts):
    with lock:
        counter[0] += 1
        name = "%s/%04d" % (FOLDER, counter[0])
    with open(name + ".eml", "wb") as file:
        file.write(content)
    with open(name + ".part", "w", encoding="utf-8") as file:
        json.dump(facts, file)
    os.rename(name + ".part", name + ".json")


def read_content(stream):
    """Up to CR LF . CR LF, by lines that end in CR LF only; None when the client went away."""
    content = bytearray()
    while True:
        line = b""
        while not line.endswith(b"\r\n"):
            piece = stream.readline()
            if not piece:
                return None
            line += piece
        if line == b".\r\n":
            return bytes(content)
        content += line[1:] if line.startswith(b".") else line


class Session:
    def __init__(self, connection):
        self.connection = connection
        self.stream = connection.makefile("rb")
        self.hello = ""
        self.forward = []
        self.reset()

    def reset(self):
        self.sender, self.recipients = "", []

    def say(self, text):
        self.connection.sendall(text.encode("utf-8") + b"\r\n")

    def run(self):
        self.say("220 sink.test ESMTP")
        for line in iter(self.stream.readline, b""):
            if not self.command(line.decode("utf-8", "replace").rstrip("\r\n")):
                break
        self.connection.close()

    def command(self, line):
        verb = line.split(" ", 1)[0].upper()
        if verb in ("EHLO", "LHLO", "HELO"):
            self.hello = line
            lines = ["sink.test"] + KEYWORDS if verb != "HELO" else ["sink.test"]
            for word in lines[:-1]:
                self.say("250-" + word)
            self.say("250 " + lines[-1])
        elif verb == "MAIL":
            self.reset()
            self.sender = line[10:]
            self.say("250 2.1.0 ok")
        elif verb == "RCPT":
            address = re.sub(r"^.*<(.*?)>.*$", r"\1", line)
            reply = orders().get("rcpt", {}).get(address, "250 2.1.5 ok")
            if reply.startswith("2"):
                self.recipients.append((address, line[8:]))
            self.say(reply)
        elif verb == "DATA":
            return self.data()
        elif verb == "QUIT":
            self.say("221 2.0.0 bye")
            return False
        elif verb in ("XFORWARD", "XCLIENT"):
            self.forward.append(line)
            self.say("220 sink.test ESMTP" if verb == "XCLIENT" else "250 2.0.0 ok")
        elif verb in ("RSET", "NOOP"):
            self.reset()
            self.say("250 2.0.0 ok")
        else:
            self.say("502 5.5.2 not known")
        return True

    def data(self):
        if not self.recipients:
            self.say("554 5.5.1 no recipients")
            return True
        self.say("354 go on")
        content = read_content(self.stream)
        if content is None:
            return False
        told = orders()
        data = told.get("data", "250 2.0.0 kept")
        replies = [data.get(a, "250 2.0.0 kept") if isinstance(data, dict) else data for a, _ in self.recipients]
        if not LMTP:
            replies = replies[:1]
        keep(content, {"hello": self.hello, "mail": self.sender, "rcpt": [r for _, r in self.recipients],
                       "to": [a for a, _ in self.recipients], "forward": self.forward, "replies": replies})
        while told.get("hold") and not os.path.exists(FOLDER + "/release"):
            time.sleep(0.05)
        for reply in replies:
            self.say(reply)
        self.reset()
        return True


def serve(connection):
    try:
        Session(connection).run()
    except OSError:
        connection.close()


listener = socket.create_server(listen)
print(listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
