#!/usr/bin/env python3
"""Stands where the mail edge will stand, to try the other parts of a check without it: relays and a milter that change nothing.

Usage: standin.py NAME=ADDRESS:PORT=lmtp|smtp|milter[=NEXT_PORT[/lmtp]]...
Relays keep its rule: 250 only after the next hop's 250, whatever goes wrong is a 451. The front adds SMIME and speaks XCLIENT.
"""
import socket
import struct
import sys
import threading


class Lines:
    def __init__(self, connection):
        self.connection = connection
        self.stream = connection.makefile("rb")

    def say(self, *lines):
        self.connection.sendall(b"".join(line + b"\r\n" for line in lines))

    def reply(self):
        lines = []
        while True:
            line = self.stream.readline()
            if not line:
                raise OSError("gone")
            lines.append(line.rstrip(b"\r\n"))
            if line[3:4] != b"-":
                return lines


def content(stream):
    kept = bytearray()
    while True:
        line = stream.readline()
        while line and not line.endswith(b"\r\n"):
            more = stream.readline()
            if not more:
                return None
            line += more
        if not line:
            return None
        kept += line
        if line == b".\r\n":
            return bytes(kept)


def forward(next_port, next_lmtp, xclient, sender, recipients, message):
    """The replies of the next hop, one for each recipient."""
    with socket.create_connection(("127.0.0.1", next_port), 30) as connection:
        hop = Lines(connection)
        hop.reply()
        hello = b"LHLO standin" if next_lmtp else b"EHLO standin"
        hop.say(hello)
        hop.reply()
        if xclient:
            hop.say(b"XCLIENT PROTO=ESMTP HELO=client.test NAME=client.test ADDR=" + xclient)
            hop.reply()
            hop.say(hello)
            hop.reply()
        hop.say(sender)
        answer = hop.reply()[-1]
        if not answer.startswith(b"2"):
            return [answer] * len(recipients)
        replies = []
        for recipient in recipients:
            hop.say(recipient)
            replies.append(hop.reply()[-1])
        good = [i for i, r in enumerate(replies) if r.startswith(b"2")]
        if good:
            hop.say(b"DATA")
            hop.reply()
            hop.connection.sendall(message)
            last = None
            for index in good:
                last = hop.reply()[-1] if next_lmtp or last is None else last
                replies[index] = last
        hop.say(b"QUIT")
        return replies


def relay(connection, lmtp, next_port, next_lmtp, front):
    client = Lines(connection)
    client.say(b"220 standin ESMTP")
    sender, recipients = b"", []
    words = [b"PIPELINING", b"8BITMIME", b"SMTPUTF8", b"DSN", b"ENHANCEDSTATUSCODES"] + ([b"SMIME"] if front else [b"XFORWARD NAME ADDR PROTO HELO PORT SOURCE IDENT"])
    for line in iter(client.stream.readline, b""):
        line = line.rstrip(b"\r\n")
        verb = line[:4].upper()
        if verb in (b"EHLO", b"LHLO"):
            client.say(b"250-standin", *[b"250-" + w for w in words[:-1]], b"250 " + words[-1])
        elif verb == b"DATA":
            client.say(b"354 go on")
            message = content(client.stream)
            if message is None:
                return
            try:
                replies = forward(next_port, next_lmtp, b"192.0.2.7" if front else b"", sender, recipients, message)
            except OSError:
                replies = [b"451 4.3.0 the next hop is away"] * len(recipients)
            client.say(*(replies if lmtp else [max(replies)]))
            recipients = []
        elif verb == b"MAIL":
            sender, recipients = line, []
            client.say(b"250 2.1.0 ok")
        elif verb == b"RCPT":
            recipients.append(line)
            client.say(b"250 2.1.5 ok")
        elif verb == b"QUIT":
            client.say(b"221 2.0.0 bye")
            return
        else:
            client.say(b"250 2.0.0 ok")


def milter(connection):
    stream = connection.makefile("rb")

    def send(command, data=b""):
        connection.sendall(struct.pack("!I", 1 + len(data)) + command + data)

    while True:
        head = stream.read(4)
        if len(head) < 4:
            return
        frame = stream.read(struct.unpack("!I", head)[0])
        command = frame[:1]
        if command == b"O":
            send(b"O", struct.pack("!III", 6, 0x11, 0))
        elif command == b"E":
            send(b"i", struct.pack("!I", 0) + b"X-Standin\0seen\0")
            send(b"c")
        elif command == b"Q":
            return
        elif command not in (b"D", b"A", b"K"):
            send(b"c")


def serve(listener, kind, next_port, next_lmtp, front):
    def one(connection):
        try:
            with connection:
                milter(connection) if kind == "milter" else relay(connection, kind == "lmtp", next_port, next_lmtp, front)
        except OSError:
            pass

    while True:
        threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()


threads = []
for word in sys.argv[1:]:
    name, address, kind, *rest = word.split("=")
    host, _, port = address.rpartition(":")
    hop, _, protocol = (rest or ["0"])[0].partition("/")
    listener = socket.create_server((host, int(port)))
    threads.append(threading.Thread(target=serve, args=(listener, kind, int(hop), protocol == "lmtp", name == "front")))
for thread in threads:
    thread.start()
print("ready", flush=True)
