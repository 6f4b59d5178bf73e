"""Prints target port, payload type and payload (base64) of each RTP packet (RFC 3550) of at most G.711 on loopback. Needs root."""

import base64
import socket

ALL_PROTOCOLS = 3
UDP = 17
G711 = (0, 8)
tap = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ALL_PROTOCOLS))
tap.bind(("lo", 0))
print("ready", flush=True)
while True:
    packet, place = tap.recvfrom(2048)
    if place[2] == socket.PACKET_OUTGOING or packet[0] >> 4 != 4 or packet[9] != UDP:
        continue
    udp = (packet[0] & 15) * 4
    target = int.from_bytes(packet[udp + 2 : udp + 4], "big")
    rtp = packet[udp + 8 :]
    if len(rtp) <= 12 or rtp[0] != 0x80 or rtp[1] & 127 not in G711:
        continue
    print(target, rtp[1] & 127, base64.b64encode(rtp[12:]).decode(), flush=True)
