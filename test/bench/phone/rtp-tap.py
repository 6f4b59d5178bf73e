"""Prints time, ms since the epoch, and target port of each RTP packet (RFC 3550) that leaves a port range on loopback for a port outside of it.

rtp-tap.py FIRST LAST
"""

import socket
import sys
import time

first, last = int(sys.argv[1]), int(sys.argv[2])
ALL_PROTOCOLS = 3
UDP = 17
tap = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ALL_PROTOCOLS))
tap.bind(("lo", 0))
print("ready", flush=True)
while True:
    packet, place = tap.recvfrom(2048)
    if place[2] == socket.PACKET_OUTGOING or packet[0] >> 4 != 4 or packet[9] != UDP:
        continue
    header = (packet[0] & 15) * 4
    source, target = int.from_bytes(packet[header : header + 2], "big"), int.from_bytes(packet[header + 2 : header + 4], "big")
    payload = packet[header + 8 :]
    inside = first <= source <= last and not first <= target <= last
    # Version 2, and not RTCP, which shares the port (RFC 5761 section 4).
    if inside and len(payload) > 12 and payload[0] >> 6 == 2 and not 192 <= payload[1] <= 223:
        print(f"{time.time() * 1000:.3f} {target}", flush=True)
