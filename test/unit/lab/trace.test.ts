import { describe, expect, it } from 'vitest';
import { decodeHep } from '../../lab/gateway/hep';
import { traceEntry, traceLine } from '../../lab/gateway/trace';
import { labPorts } from '../../lab/ports';

const gateway = { address: '127.0.0.1', ports: labPorts() };
const reply = [
  'SIP/2.0 180 Ringing',
  'Via: SIP/2.0/UDP 127.0.0.1:5;branch=z',
  'f: "A" <sip:alice@lab.test>;tag=1',
  'To: <sip:bob@lab.test>;tag=2',
  'Call-ID: abc',
  'CSeq: 7 INVITE',
  '\r\n',
].join('\r\n');
const packet = {
  atUs: 1_700_000_000_000_123,
  ipProtocol: 6,
  fromAddress: '127.0.0.1',
  toAddress: '127.0.0.1',
};

function chunk(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(6 + body.length, 4);
  return Buffer.concat([head, body]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

describe('traceEntry', () => {
  it('reads a reply the gateway sent', () => {
    const entry = traceEntry(
      { ...packet, fromPort: gateway.ports.wss, toPort: 40000, payload: reply },
      gateway,
    );
    expect(entry).toMatchObject({
      atUs: packet.atUs,
      direction: 'out',
      transport: 'wss',
      peer: '127.0.0.1:40000',
      method: 'INVITE',
      status: 180,
      cseq: 7,
      callId: 'abc',
      fromUser: 'alice',
      toUser: 'bob',
    });
    expect(entry).not.toHaveProperty('requestUri');
  });

  it('reads a request the gateway received', () => {
    const payload = reply.replace('SIP/2.0 180 Ringing', 'INVITE sip:bob@lab.test SIP/2.0');
    const udp = { ...packet, ipProtocol: 17, fromPort: 40000, toPort: gateway.ports.sip, payload };
    const entry = traceEntry(udp, gateway);
    expect(entry).toMatchObject({ direction: 'in', transport: 'udp', requestUri: 'sip:bob@lab.test' });
    expect(entry && traceLine(entry)).toBe(
      '22:13:20.000123 udp <- 127.0.0.1:40000 INVITE sip:bob@lab.test alice>bob abc',
    );
  });

  it('ignores what is no SIP and what the gateway tells itself', () => {
    const { sip } = gateway.ports;
    expect(traceEntry({ ...packet, fromPort: 1, toPort: sip, payload: '\r\n\r\n' }, gateway)).toBeUndefined();
    expect(traceEntry({ ...packet, fromPort: sip, toPort: sip, payload: reply }, gateway)).toBeUndefined();
  });
});

describe('decodeHep', () => {
  const body = Buffer.concat([
    chunk(0x01, Buffer.from([2])),
    chunk(0x02, Buffer.from([17])),
    chunk(0x03, Buffer.from([127, 0, 0, 1])),
    chunk(0x04, Buffer.from([10, 0, 0, 2])),
    chunk(0x07, number(5060, 2)),
    chunk(0x08, number(40000, 2)),
    chunk(0x09, number(1_700_000_000, 4)),
    chunk(0x0a, number(123, 4)),
    chunk(0x0f, Buffer.from(reply)),
  ]);
  const datagram = Buffer.concat([Buffer.from('HEP3'), number(6 + body.length, 2), body]);

  it('decodes what siptrace sends', () => {
    expect(decodeHep(datagram)).toEqual({
      atUs: 1_700_000_000_000_123,
      ipProtocol: 17,
      fromAddress: '127.0.0.1',
      toAddress: '10.0.0.2',
      fromPort: 5060,
      toPort: 40000,
      payload: reply,
    });
  });

  it('refuses anything else', () => {
    expect(decodeHep(Buffer.from('HEP'))).toBeUndefined();
    expect(decodeHep(datagram.subarray(0, 60))).toBeUndefined();
    expect(decodeHep(Buffer.from('garbage garbage'))).toBeUndefined();
  });
});
