#!/usr/bin/env python3
"""Sends mail through every variant of a plan in turn, round after round, and prints medians and ratios.

Usage: measure.py PLAN ROUNDS [WARM_UP_SECONDS [SECONDS]]: no new load is begun when the seconds are over, and what is incomplete is left out.

CPU time is that of Postfix and of the filter from the first message until the queue is empty; sender and sink are left out. Messages per
second are counted until then too. Latency is seen by a client that keeps its connection: from MAIL to the reply to the message.
"""
import os
import socket
import statistics
import subprocess
import sys
import time

TICKS = os.sysconf("SC_CLK_TCK")
LOADS = [(10000, 10, 200), (10000, 1, 50), (1000, 10, 200), (1000, 1, 50), (1000000, 10, 20), (1000000, 1, 10)]
LATENCY = (10000, 50)
WARM_UP_SECONDS = 15  # for each variant with a filter


class Plan:
    def __init__(self, path):
        self.variants = []
        for line in open(path):
            word, *rest = line.split()
            if word == "variant":
                self.variants.append(Variant(*rest))
            else:
                setattr(self, word, rest[0])


class Variant:
    def __init__(self, name, message, port, filter_pid=None):
        self.name, self.message, self.port, self.filter_pid = name, message, int(port), filter_pid
        self.rates, self.cpu, self.waits = {}, {}, []

    def file(self, plan, size):
        return f"{plan.lab}/{self.message}.{size}"

    def sender(self):
        return "user@other.test" if self.message == "signed" else "user@bench.test"


def stat(pid):
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()


def cpu_of_tree(root):
    """Of a process, its living descendants and the children that each has outlived, in ms."""
    parents, times = {}, {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = stat(pid)
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[pid], times[pid] = fields[1], sum(map(int, fields[11:15]))
    total, todo = 0, [root]
    while todo:
        pid = todo.pop()
        total += times.get(pid, 0)
        todo += [child for child, parent in parents.items() if parent == pid]
    return total * 1000 / TICKS


def cpu(plan, variant):
    return cpu_of_tree(plan.postfix), cpu_of_tree(variant.filter_pid) if variant.filter_pid else 0.0


def memory(pid, key):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith(key):
            return int(line.split()[1]) // 1024
    return 0


def queued(plan):
    count = 0
    for name in ("incoming", "active", "deferred", "maildrop", "hold"):
        for _, _, files in os.walk(f"{plan.queue}/{name}"):
            count += len(files)
    return count


def drain(plan):
    end = time.monotonic() + 120
    while queued(plan):
        if time.monotonic() > end:
            sys.exit("the queue does not get empty")
        time.sleep(0.01)


def load(plan, variant, size, sessions, messages):
    subprocess.run(["smtp-source", "-4", "-s", str(sessions), "-m", str(messages), "-f", variant.sender(), "-t", "x@sink.test", "-F",
                    variant.file(plan, size), f"127.0.0.1:{variant.port}"], check=True)
    drain(plan)


def throughput(plan, variant, size, sessions, messages):
    before, start = cpu(plan, variant), time.monotonic()
    load(plan, variant, size, sessions, messages)
    seconds, after = time.monotonic() - start, cpu(plan, variant)
    key = (size, sessions)
    variant.rates.setdefault(key, []).append(messages / seconds)
    variant.cpu.setdefault(key, []).append(tuple((b - a) / messages for a, b in zip(before, after)))


def latency(plan, variant, size, messages):
    content = open(variant.file(plan, size), "rb").read().replace(b"\n", b"\r\n") + b".\r\n"
    with socket.create_connection(("127.0.0.1", variant.port)) as wire:
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        replies = wire.makefile("rb")

        def say(octets):
            wire.sendall(octets)
            line = replies.readline()
            while line[3:4] == b"-":
                line = replies.readline()
            if line[:1] not in b"23":
                sys.exit(f"{variant.name}: {line!r}")

        say(b"")
        say(b"EHLO bench.test\r\n")
        for _ in range(messages):
            start = time.monotonic()
            say(b"MAIL FROM:<" + variant.sender().encode() + b">\r\n")
            say(b"RCPT TO:<x@sink.test>\r\n")
            say(b"DATA\r\n")
            say(content)
            variant.waits.append((time.monotonic() - start) * 1000)
        say(b"QUIT\r\n")
    drain(plan)


def warm_up(plan, seconds):
    for variant in plan.variants:
        if variant.filter_pid:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                load(plan, variant, 10000, 10, 100)


def median(values):
    return statistics.median(values)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def print_loads(plan):
    plain, dkim = plan.variants[0], plan.variants[1]
    print(f"{'variant':24}{'octets':>8}{'conns':>6}{'msg/s':>9}{'of plain':>9}{'of dkim':>8}  {'CPU ms: Postfix':>15}{'filter':>8}{'all':>8}{'of dkim':>8}")
    for size, sessions, _ in LOADS:
        key = (size, sessions)
        rounds = min(len(variant.rates.get(key, [])) for variant in plan.variants)
        for variant in plan.variants if rounds else []:
            rate = [median(v.rates[key]) for v in (variant, plain, dkim)]
            both = [median([sum(c) for c in v.cpu[key]]) for v in (variant, dkim)]
            parts = [median([c[i] for c in variant.cpu[key]]) for i in (0, 1)]
            print(f"{variant.name:24}{size:8}{sessions:6}{rate[0]:9.1f}{rate[0] / rate[1]:9.2f}{rate[0] / rate[2]:8.2f}  {parts[0]:15.2f}{parts[1]:8.2f}{both[0]:8.2f}{both[0] / both[1]:8.2f}")


def print_latency(plan):
    plain = median(plan.variants[0].waits)
    print(f"{'variant':24}{'p50 ms':>8}{'added':>8}{'p90 ms':>8}{'p99 ms':>8}   {LATENCY[0]} octets, one kept connection")
    for variant in plan.variants:
        p50 = median(variant.waits)
        print(f"{variant.name:24}{p50:8.2f}{p50 - plain:8.2f}{percentile(variant.waits, .9):8.2f}{percentile(variant.waits, .99):8.2f}")


def main():
    plan, rounds, *times = Plan(sys.argv[1]), int(sys.argv[2]), *map(float, sys.argv[3:])
    warm_up(plan, times[0] if times else WARM_UP_SECONDS)
    end = time.monotonic() + (times[1] if len(times) > 1 else 86400)
    steps = [lambda v: latency(plan, v, *LATENCY)] + [lambda v, l=l: throughput(plan, v, *l) for l in LOADS]
    for step in [step for _ in range(rounds) for step in steps]:
        for variant in plan.variants if time.monotonic() < end else []:
            step(variant)
    print(f"# {len(plan.variants[0].waits) // LATENCY[1]} rounds of at most {rounds}, medians; load average {os.getloadavg()[0]:.1f} at the end")
    print_loads(plan)
    print_latency(plan)
    for pid in sorted({v.filter_pid for v in plan.variants if v.filter_pid}):
        names = ", ".join(v.name for v in plan.variants if v.filter_pid == pid)
        print(f"# {memory(pid, 'VmRSS')} MiB resident, {memory(pid, 'VmHWM')} at most: {names}")


main()
