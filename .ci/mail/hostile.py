#!/usr/bin/env python3
"""Talks to a listener as no honest client would, and looks at what its next hop got.

Usage: hostile.py PORT smtp|lmtp SINK_FOLDER CORPUS      (prints PASS or FAIL and the case, one a line)
"""
import glob
import json
import os
import re
import socket
import sys
import threading
import time

PORT, LMTP, SINK, CORPUS = int(sys.argv[1]), sys.argv[2] == "lmtp", sys.argv[3], sys.argv[4]
HELLO = b"LHLO client.test\r\n" if LMTP else b"EHLO client.test\r\n"
MAIL, RCPT = b"MAIL FROM:<eve@far.test>\r\n", b"RCPT TO:<bob@near.test>\r\n"
HEAD = b"From: eve@far.test\r\nTo: bob@near.test\r\nSubject: case\r\nMessage-ID: <%d@far.test>\r\n\r\n"
serial = [0]


class Gone(Exception):
    pass


class Client:
    def __init__(self, greet=True):
        self.socket = socket.create_connection(("127.0.0.1", PORT), 10)
        self.socket.settimeout(20)
        self.stream = self.socket.makefile("rb")
        self.reply()
        self.offers = []
        if greet:
            self.offers = self.ask(HELLO, whole=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()
        self.socket.close()

    def send(self, octets):
        try:
            self.socket.sendall(octets)
        except OSError as gone:
            raise Gone() from gone

    def reply(self, whole=False):
        lines = []
        while True:
            try:
                line = self.stream.readline()
            except OSError as gone:
                raise Gone() from gone
            if not line:
                raise Gone()
            lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
            if line[3:4] != b"-":
                return lines if whole else lines[-1]

    def ask(self, octets, whole=False):
        self.send(octets)
        return self.reply(whole)

    def transaction(self):
        for command in (MAIL, RCPT):
            answer = self.ask(command)
            if not answer.startswith("250"):
                raise AssertionError("%r got %s" % (command, answer))

    def has(self, keyword):
        return any(line[4:].upper().split(" ")[0] == keyword for line in self.offers)


def message(body):
    serial[0] += 1
    return HEAD % serial[0] + body


def kept():
    """What the next hop has now, when nothing more comes."""
    time.sleep(0.4)
    names = sorted(glob.glob(SINK + "/[0-9]*.json"))
    found = []
    for name in names:
        with open(name, encoding="utf-8") as facts, open(name[:-5] + ".eml", "rb") as octets:
            found.append((json.load(facts), octets.read()))
    return found


def forget():
    for name in glob.glob(SINK + "/[0-9]*"):
        os.remove(name)


def clean(octets):
    return not re.search(rb"\r(?!\n)|(?<!\r)\n|\0", octets)


def body_of(octets):
    return octets.partition(b"\r\n\r\n")[2]


def check(truth, words):
    if not truth:
        raise AssertionError(words)


def nothing_or_one_clean():
    found = kept()
    check(len(found) <= 1, "%d messages from one" % len(found))
    for facts, octets in found:
        check(facts["to"] == ["bob@near.test"], "recipients: %s" % facts["to"])
        check(clean(octets), "a bare CR, LF or NUL went on")
    return found


def smuggling(stream):
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        try:
            client.send(stream.encode("latin-1"))
            client.send(b"\r\n.\r\n")
            client.reply()
        except Gone:
            pass
    nothing_or_one_clean()


def bdat(chunks, expected):
    def case():
        with Client() as client:
            check(client.has("CHUNKING"), "CHUNKING is not offered")
            client.transaction()
            for chunk, last in chunks:
                answer = client.ask(b"BDAT %d%s\r\n" % (len(chunk), b" LAST" if last else b"") + chunk)
                check(answer.startswith("250"), answer)
        found = nothing_or_one_clean()
        check(len(found) == 1, "it did not arrive")
        check(found[0][1].endswith(expected), "other octets arrived: %r" % found[0][1][-80:])
    return case


def bdat_without_recipients():
    with Client() as client:
        answer = client.ask(b"BDAT 20 LAST\r\nMAIL FROM:<a@b.c>\r\n\r\n"[:14] + b"QUIT\r\nQUIT\r\nQUIT\r\n12")
        check(answer.startswith("503") or answer.startswith("554"), answer)
        check(client.ask(b"NOOP\r\n").startswith("250"), "the octets of the chunk were read as commands")
    check(not kept(), "something arrived")


def bdat_too_big():
    with Client() as client:
        client.transaction()
        try:
            answer = client.ask(b"BDAT 99999999999 LAST\r\n")
        except Gone:
            return
        check(answer[0] in "45", answer)


def bdat_then_data():
    with Client() as client:
        client.transaction()
        check(client.ask(b"BDAT 3\r\nabc").startswith("250"), "BDAT")
        check(client.ask(b"DATA\r\n").startswith("503"), "DATA after BDAT")
    check(not kept(), "something arrived")


def bdat_cut_off():
    with Client() as client:
        client.transaction()
        client.send(b"BDAT 1000 LAST\r\nshort")
    check(not kept(), "half a message arrived")


def data_cut_off():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        client.send(message(b"half a mess"))
    check(not kept(), "half a message arrived")


def dots():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        answer = client.ask(message(b"..\r\n...two\r\n.. \r\nend\r\n.\r\n"))
        check(answer.startswith("250"), answer)
    found = kept()
    check(len(found) == 1 and body_of(found[0][1]) == b".\r\n..two\r\n. \r\nend\r\n", "other octets arrived")


def no_text():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        answer = client.ask(b".\r\n")
        check(answer[0] in "25", answer)
    nothing_or_one_clean()


def starttls_injection():
    with Client() as client:
        answer = client.ask(b"STARTTLS\r\nNOOP\r\n")
        if answer.startswith("220"):
            try:
                check(not client.stream.readline().startswith(b"250"), "a command from before TLS was carried out")
            except OSError:
                pass
        else:
            check(answer[0] in "45", answer)


def after_hello():
    with Client(greet=False) as client:
        try:
            client.ask(HELLO + MAIL + RCPT + b"DATA\r\n", whole=True)
            answer = client.reply()
            if answer.startswith("250"):
                client.ask(b"")
        except (Gone, OSError):
            pass
    check(not kept(), "something arrived")


def data_with_more_behind():
    with Client() as client:
        client.transaction()
        try:
            client.send(b"DATA\r\n" + message(b"text\r\n.\r\n") + MAIL + RCPT)
            client.reply()
            client.reply()
        except Gone:
            pass
    nothing_or_one_clean()


def reset_between():
    with Client() as client:
        client.send(MAIL + RCPT + b"RSET\r\n" + MAIL + b"RSET\r\n")
        replies = [client.reply() for _ in range(5)]
        check(all(r.startswith("250") for r in replies), replies)
        check(client.ask(RCPT).startswith("503"), "RCPT after RSET")
        check(client.ask(b"DATA\r\n")[0] == "5", "DATA after RSET")
    check(not kept(), "something arrived")


def bare_line_feed_in_commands():
    with Client() as client:
        try:
            answer = client.ask(b"NOOP\nNOOP\r\n")
            check(answer[0] == "5" or answer.startswith("421"), answer)
        except Gone:
            pass
    with Client() as client:
        try:
            answer = client.ask(b"MAIL FROM:<eve@far.test>\nRCPT TO:<bob@near.test>\r\n")
            check(answer[0] == "5" or answer.startswith("421"), answer)
        except Gone:
            pass


def nul():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        client.ask(message(b"a\0b\r\n.\r\n"))
    nothing_or_one_clean()


def long_command():
    with Client() as client:
        try:
            answer = client.ask(b"NOOP " + b"x" * 200000 + b"\r\n")
            check(answer[0] == "5" or answer.startswith("421"), answer)
        except Gone:
            pass


def long_line():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        try:
            client.ask(message(b"x" * 300000 + b"\r\n.\r\n"))
        except Gone:
            pass
    nothing_or_one_clean()


def many_headers():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        try:
            answer = client.ask(b"X-A: b\r\n" * 100000 + b"\r\ntext\r\n.\r\n")
            check(answer[0] in "245", answer)
        except Gone:
            pass
    nothing_or_one_clean()


def loop():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        answer = client.ask(b"Received: from a by b\r\n" * 60 + message(b"text\r\n.\r\n"))
        # The front reads no message; the MTA behind it counts.
        check(answer.startswith("554" if LMTP else "250"), answer)
    check(not (LMTP and kept()), "something arrived")


def header_injection_by_address():
    with Client() as client:
        answer = client.ask(b"MAIL FROM:<eve@far.test>\x0bSIZE=1\r\n")
        check(answer[0] == "5", answer)
    with Client() as client:
        client.ask(MAIL)
        for wrong in (b"RCPT TO:<bob@near.test> NOTIFY=\x00\r\n", b"RCPT TO:<bob@near.test\r\n", b"RCPT TO:bob\r\n"):
            try:
                answer = client.ask(wrong)
                check(answer[0] == "5" or not b"\0" in wrong and answer.startswith("250") and wrong.endswith(b":bob\r\n"), "%r got %s" % (wrong, answer))
            except Gone:
                return


def slow_clients():
    slow, stop = [], threading.Event()

    def drip(client):
        try:
            while not stop.wait(0.5):
                client.send(b"N")
        except Gone:
            pass

    for _ in range(20):
        client = Client()
        slow.append((client, threading.Thread(target=drip, args=(client,))))
        slow[-1][1].start()
    try:
        started = time.monotonic()
        with Client() as client:
            client.transaction()
            client.ask(b"DATA\r\n")
            answer = client.ask(message(b"quick\r\n.\r\n"))
            check(answer.startswith("250"), answer)
        check(time.monotonic() - started < 10, "an honest client waited %d s" % (time.monotonic() - started))
    finally:
        stop.set()
        for client, thread in slow:
            thread.join()
            client.__exit__()


def still_alive():
    with Client() as client:
        client.transaction()
        client.ask(b"DATA\r\n")
        answer = client.ask(message(b"still here\r\n.\r\n"))
        check(answer.startswith("250"), answer)
    check(len(kept()) == 1, "it did not arrive")


whole = message(b"text\r\n.\r\n..\r\n")
cases = [("dots are taken off once", dots), ("a message without anything", no_text)]
if os.path.exists(CORPUS):
    with open(CORPUS, encoding="utf-8") as corpus:
        cases += [("smuggling: %s" % c["id"], lambda c=c: smuggling(c["stream"])) for c in json.load(corpus)["cases"]]
cases += [
    ("BDAT in one chunk, dots untouched", bdat([(whole, True)], b"text\r\n.\r\n..\r\n")),
    ("BDAT 0 LAST after the content", bdat([(whole, False), (b"", True)], b"text\r\n.\r\n..\r\n")),
    ("BDAT in chunks of one octet", bdat([(whole[i:i + 1], False) for i in range(len(whole))] + [(b"", True)], b"text\r\n.\r\n..\r\n")),
    ("BDAT chunks split CR from LF", bdat([(whole[:-1], False), (whole[-1:], True)], b"text\r\n.\r\n..\r\n")),
    ("BDAT without recipients: octets are no commands", bdat_without_recipients),
    ("BDAT that is too big", bdat_too_big),
    ("DATA after BDAT", bdat_then_data),
    ("BDAT cut off", bdat_cut_off),
    ("DATA cut off", data_cut_off),
    ("commands behind STARTTLS", starttls_injection),
    ("a whole transaction behind the greeting", after_hello),
    ("content and more behind DATA", data_with_more_behind),
    ("RSET and MAIL in one packet", reset_between),
    ("LF alone in commands", bare_line_feed_in_commands),
    ("NUL in content", nul),
    ("a command of 200 kB", long_command),
    ("a line of 300 kB", long_line),
    ("100000 header fields", many_headers),
    ("60 Received fields", loop),
    ("addresses with control characters", header_injection_by_address),
    ("twenty slow clients", slow_clients),
    ("an honest client afterwards", still_alive),
]
for name, case in cases:
    forget()
    try:
        case()
        print("PASS", name, flush=True)
    except AssertionError as wrong:
        print("FAIL", name, "-", wrong, flush=True)
    except (Gone, OSError, ValueError) as wrong:
        print("FAIL", name, "-", type(wrong).__name__, wrong, flush=True)
forget()
