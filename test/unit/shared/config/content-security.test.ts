import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../../../src/shared/config/content-security';

describe.each(['desktop', 'web'] as const)('the policy of the %s edition', (edition) => {
  const directives = new Map(
    contentSecurityPolicy(edition)
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources] as const;
      }),
  );

  it('refuses what it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('allows nothing inline, and nothing evaluated but WebAssembly', () => {
    expect(contentSecurityPolicy(edition)).not.toMatch(/'unsafe|unsafe-(inline|hashes)/);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  it('opens sockets over TLS, or to this machine', () => {
    const sockets = directives.get('connect-src')?.filter((source) => source.startsWith('ws'));
    expect(sockets).toEqual(['wss:', 'ws://localhost:*', 'ws://127.0.0.1:*']);
  });

  it('goes out as a header next to the others', () => {
    expect(securityHeaders(edition)).toMatchObject({
      'Content-Security-Policy': contentSecurityPolicy(edition),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
  });
});

it('keeps the browser edition out of other sites’ frames', () => {
  expect(contentSecurityPolicy('web')).toContain("frame-ancestors 'none'");
});

it('cuts the browser edition off from windows that open it, and spares the desktop a second renderer process', () => {
  expect(securityHeaders('web')).toMatchObject({ 'Cross-Origin-Opener-Policy': 'same-origin' });
  expect(securityHeaders('desktop')).not.toHaveProperty('Cross-Origin-Opener-Policy');
});
