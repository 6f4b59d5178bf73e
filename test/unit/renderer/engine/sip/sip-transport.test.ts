import { describe, expect, it } from 'vitest';
import { TransportState } from 'sip.js';
import { SipTransport } from '../../../../../src/renderer/engine/sip/sip-transport';
import type { OpenWire } from '../../../../../src/renderer/engine/sip/wire';
import { requestTo, SipPeer } from '../../../../fakes/sip-peer';
import { fakeLog } from '../../../../fakes/world';

function transport(open: OpenWire) {
  const lines: string[] = [];
  const told: string[] = [];
  let now = 5_000;
  const intake = {
    offer: (message: string, hand: (message: string) => void) => {
      hand(message);
      return !message.includes('unreadable');
    },
  };
  const made = new SipTransport(null, {
    open,
    log: fakeLog(lines),
    nowMs: () => now,
    newId: () => 'ours',
    intake,
  });
  made.onConnect = () => told.push('connect');
  made.onDisconnect = (error) => told.push(`disconnect ${error?.message ?? 'clean'}`);
  made.onMessage = (message) => told.push(message);
  made.stateChange.addListener((state) => told.push(state));
  return { made, told, lines, advance: (ms: number) => (now += ms) };
}

describe('the transport', () => {
  it('connects, sends, receives and says when something last came', async () => {
    const peer = new SipPeer();
    const { made, told, advance } = transport(peer.open);
    await made.connect();
    expect(told).toEqual([TransportState.Connecting, TransportState.Connected, 'connect']);
    expect(made.lastReceivedMs).toBe(5_000);
    await made.send('HELLO');
    expect(peer.sent).toEqual(['HELLO']);
    advance(250);
    peer.say('WORLD');
    expect(told.at(-1)).toBe('WORLD');
    expect(made.lastReceivedMs).toBe(5_250);
  });

  it('takes an empty line for a keep-alive and no more (RFC 7118 §6)', async () => {
    const peer = new SipPeer();
    const { made, told, advance } = transport(peer.open);
    await made.connect();
    advance(100);
    const before = told.length;
    peer.say('\r\n\r\n');
    peer.say('');
    expect(told).toHaveLength(before);
    expect(made.lastReceivedMs).toBe(5_100);
  });

  it('tells of a cut at once, with its reason, and connects again', async () => {
    const peer = new SipPeer();
    const { made, told } = transport(peer.open);
    await made.connect();
    peer.cut();
    expect(told.slice(-2)).toEqual([TransportState.Disconnected, 'disconnect cut']);
    await expect(made.send('x')).rejects.toThrow('not open');
    await made.connect();
    expect(made.isConnected()).toBe(true);
    expect(peer.opened).toBe(2);
  });

  it('closes without an error when we close it', async () => {
    const peer = new SipPeer();
    const { made, told } = transport(peer.open);
    await made.connect();
    await made.disconnect();
    expect(told.at(-1)).toBe('disconnect clean');
    await made.disconnect();
    await made.dispose();
    expect(made.state).toBe(TransportState.Disconnected);
  });

  it('rejects when the wire closes before it opened, and is not called disconnected: it never was connected', async () => {
    const peer = new SipPeer();
    peer.opens = 'refused';
    const { made, told } = transport(peer.open);
    await expect(made.connect()).rejects.toThrow('refused');
    expect(told).toEqual([TransportState.Connecting, TransportState.Disconnected]);
    peer.opens = 'at-once';
    await made.connect();
    expect(made.isConnected()).toBe(true);
  });

  it('rejects when it is closed while it connects', async () => {
    const peer = new SipPeer();
    peer.opens = 'never';
    const { made } = transport(peer.open);
    const connecting = made.connect();
    await made.disconnect();
    await expect(connecting).rejects.toThrow('closed here');
  });

  it('rejects when no wire can be made at all, each time anew', async () => {
    let tries = 0;
    const { made } = transport(() => {
      tries += 1;
      throw new SyntaxError('not a URL');
    });
    await expect(made.connect()).rejects.toThrow('not a URL');
    await expect(made.connect()).rejects.toThrow('not a URL');
    expect(tries).toBe(2);
    expect(made.state).toBe(TransportState.Disconnected);
  });

  it('opens one wire for two who ask at once', async () => {
    const peer = new SipPeer();
    const { made } = transport(peer.open);
    await Promise.all([made.connect(), made.connect()]);
    expect(peer.opened).toBe(1);
  });

  it('survives a message that makes the library throw', async () => {
    const peer = new SipPeer();
    const { made, lines } = transport(peer.open);
    made.onMessage = () => {
      throw new TypeError('cannot read undefined');
    };
    await made.connect();
    peer.say('BOOM');
    expect(made.isConnected()).toBe(true);
    expect(lines.join()).toContain('message dropped: cannot read undefined');
  });

  it('answers 400 to what the library does not take, says so without its words, and drops the rest', async () => {
    const peer = new SipPeer();
    const { made, lines } = transport(peer.open);
    await made.connect();
    peer.say(requestTo('sip:secret@example.com', { headers: ['X: unreadable', 'Refer-To: <secret'] }));
    expect(peer.sent[0]).toMatch(/^SIP\/2\.0 400 [^]*^To: .*;tag=ours\r$/m);
    expect(lines.join()).toContain("INVITE: its refer-to can't be read: refused with 400");
    peer.say('unreadable');
    expect(lines.join()).toContain("message: it can't be read: dropped");
    expect(lines.join()).not.toContain('secret');
  });

  it('hands over what is left of a response', async () => {
    const peer = new SipPeer();
    const { made, told } = transport(peer.open);
    await made.connect();
    peer.say('SIP/2.0 302 Moved\r\nVia: x;branch=z\r\nContact: unreadable <<\r\n\r\n');
    expect(told.at(-1)).not.toContain('contact');
  });
});
