#!/usr/bin/env python3
"""A wire with faults between our network namespace and another one, in user space (for kernels without sch_netem).

    netem.py NAMESPACE DEVICE HOST_ADDRESS NAMESPACE_ADDRESS REPORT_PORT

Makes two TUN devices, DEVICE here and wan0 in NAMESPACE (which must exist), and carries packets between them with
loss, delay, jitter, duplication, a rate limit or an outage, separately for each direction: "up" is from the namespace
to the host. When ready it sends an empty JSON object to 127.0.0.1:REPORT_PORT over UDP and then takes commands from
there: {"up": {"loss": 5, "delay": 40, ...}, "down": {...}}. Every command is answered with settings and counters.
Ends with SIGTERM; the devices go with it.
"""
import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import socket
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN_NO_PI = 0x0001 | 0x1000
MTU = "1400"
QUEUE_SECONDS = 0.2
PACKETS_PER_TURN = 64


class Direction:
    """Faults and counters of one direction; loss and dup in percent, delay and jitter in ms, rate in kbit/s."""

    SETTINGS = ("loss", "delay", "jitter", "dup", "rate", "outage", "reorder")

    def __init__(self):
        self.loss = self.delay = self.jitter = self.dup = self.rate = 0
        self.outage = self.reorder = False
        self.packets = self.dropped = self.bytes = 0
        self._line_free_at = self._last_due = 0.0

    def due(self, size, now):
        """When to deliver a packet (monotonic seconds); None drops it."""
        self.packets += 1
        if self.outage or random.random() * 100 < self.loss:
            return self._drop()
        due = now + max(0.0, random.gauss(self.delay, self.jitter / 2) if self.jitter else self.delay) / 1000
        if self.rate:
            busy_until = max(self._line_free_at, now) + size * 8 / (self.rate * 1000)
            if busy_until - now > QUEUE_SECONDS:
                return self._drop()
            self._line_free_at = busy_until
            due += busy_until - now
        if not self.reorder:
            due = self._last_due = max(due, self._last_due)
        self.bytes += size
        return due

    def _drop(self):
        self.dropped += 1
        return None

    def report(self):
        return {name: getattr(self, name) for name in (*self.SETTINGS, "packets", "dropped", "bytes")}


def open_tun(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN_NO_PI))
    return device


def open_tun_in(namespace, name):
    libc = ctypes.CDLL("libc.so.6", use_errno=True)
    own = os.open("/proc/self/ns/net", os.O_RDONLY)
    other = os.open("/var/run/netns/" + namespace, os.O_RDONLY)
    if libc.setns(other, 0) != 0:
        raise OSError(ctypes.get_errno(), "can't enter the network namespace " + namespace)
    try:
        return open_tun(name)
    finally:
        libc.setns(own, 0)


def ip(*arguments):
    subprocess.run(("ip", *arguments), check=True)


def set_up(namespace, device, host_address, namespace_address):
    host = open_tun(device)
    ip("addr", "add", host_address, "peer", namespace_address, "dev", device)
    ip("link", "set", device, "up", "mtu", MTU)
    inner = open_tun_in(namespace, "wan0")
    ip("-n", namespace, "addr", "add", namespace_address, "peer", host_address, "dev", "wan0")
    ip("-n", namespace, "link", "set", "wan0", "up", "mtu", MTU)
    ip("-n", namespace, "link", "set", "lo", "up")
    ip("-n", namespace, "route", "add", "default", "dev", "wan0")
    return host, inner


def obey(control, directions):
    command, sender = control.recvfrom(4096)
    for name, settings in json.loads(command).items():
        for key, value in settings.items():
            if key in Direction.SETTINGS:
                setattr(directions[name], key, value)
    control.sendto(json.dumps({name: one.report() for name, one in directions.items()}).encode(), sender)


def carry(host, inner, control):
    directions = {"up": Direction(), "down": Direction()}
    routes = {host: (directions["down"], inner), inner: (directions["up"], host)}
    waiting, order = [], 0
    poll = select.poll()
    for source in (host, inner, control.fileno()):
        poll.register(source, select.POLLIN)
    while True:
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, _, target, packet = heapq.heappop(waiting)
            try:
                os.write(target, packet)
            except OSError:
                pass
        timeout = max(0, (waiting[0][0] - now) * 1000) if waiting else None
        for source, _ in poll.poll(timeout):
            if source == control.fileno():
                obey(control, directions)
                continue
            direction, target = routes[source]
            for _ in range(PACKETS_PER_TURN):
                try:
                    packet = os.read(source, 2048)
                except BlockingIOError:
                    break
                due = direction.due(len(packet), time.monotonic())
                if due is None:
                    continue
                copies = 2 if direction.dup and random.random() * 100 < direction.dup else 1
                for _ in range(copies):
                    order += 1
                    heapq.heappush(waiting, (due, order, target, packet))


def main():
    namespace, device, host_address, namespace_address, report_port = sys.argv[1:6]
    host, inner = set_up(namespace, device, host_address, namespace_address)
    control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    control.bind(("127.0.0.1", 0))
    control.sendto(b"{}", ("127.0.0.1", int(report_port)))
    carry(host, inner, control)


main()
