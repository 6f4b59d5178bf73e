import { describe, expect, it } from 'vitest';
import { isLoopback, serverUrl } from '../../../../src/shared/domain/server-url';

function read(given: string, domain = 'example.com'): string {
  const result = serverUrl(given, domain);
  return result.ok ? result.value : `✗ ${result.error.code}`;
}

describe('the gateway of an account', () => {
  it.each([
    ['', 'wss://example.com'],
    ['  ', 'wss://example.com'],
    ['wss://sip.example.com', 'wss://sip.example.com'],
    ['WSS://SIP.Example.COM:7443/ws', 'wss://sip.example.com:7443/ws'],
    ['sip.example.com', 'wss://sip.example.com'],
    ['sip.example.com:8089/ws?a=b&c=%20', 'wss://sip.example.com:8089/ws?a=b&c=%20'],
    ['wss://[2001:db8::1]:443/', 'wss://[2001:db8::1]:443/'],
    ['ws://localhost:8088/ws', 'ws://localhost:8088/ws'],
    ['ws://127.0.0.1:5066', 'ws://127.0.0.1:5066'],
  ])('%j → %s', (given, expected) => {
    expect(read(given)).toBe(expected);
  });

  it.each([
    ['ws://example.com', 'insecure-server'],
    ['ws://[::1]:5066', 'insecure-server'],
    ['ws://127.0.0.2:5066', 'insecure-server'],
    ['ws://127.0.0.1.evil.example', 'insecure-server'],
    ['ws://localhost.evil.example', 'insecure-server'],
    ['ws://10.0.0.1', 'insecure-server'],
    ['http://example.com', 'bad-server'],
    ['https://example.com', 'bad-server'],
    ['javascript://example.com', 'bad-server'],
    ['wss://user:secret@example.com', 'bad-server'],
    ['wss://example.com#fragment', 'bad-server'],
    ['wss://example.com:99999', 'bad-server'],
    ['wss://example.com:0', 'bad-server'],
    ['wss://', 'bad-server'],
    ['wss:// example.com', 'bad-server'],
    ['wss://exa\r\nmple.com', 'bad-server'],
    ['wss://<script>', 'bad-server'],
    ['wss://-example.com', 'bad-server'],
    ['wss://exämple.com', 'bad-server'],
    ['\u202ewss://example.com', 'bad-server'],
  ])('%j: %s', (given, code) => {
    expect(read(given)).toBe(`✗ ${code}`);
  });

  it('gives up quickly on a megabyte', () => {
    // A pattern that backtracks would take minutes here and run into the test's own limit.
    for (const piece of ['a', 'a.', '-', '%', '[:', '/a']) {
      expect(read(`wss://${piece.repeat(500_000)} `) === '').toBe(false);
    }
  });
});

it('knows this machine from others', () => {
  expect(['localhost', '127.0.0.1', '127.8.9.10', '[::1]'].every(isLoopback)).toBe(true);
  expect(['', '0.0.0.0', '128.0.0.1', 'localhost.example', '::2', '127.0.0.1.example'].some(isLoopback)).toBe(
    false,
  );
});
