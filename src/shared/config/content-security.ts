/** Where the pages are served from: `app://offhook/` or a web server. */
export type Edition = 'desktop' | 'web';

/**
 * The Content-Security-Policy header of every page: nothing is loaded from anywhere but the edition itself, nothing is
 * inline, and sockets go to gateways over TLS, or to this machine (as in `serverUrl`).
 */
export function contentSecurityPolicy(edition: Edition): string {
  const directives = [
    "default-src 'none'",
    // For noise suppression: RNNoise is WebAssembly, of our own making and of no other origin.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  if (edition === 'web') directives.push("frame-ancestors 'none'");
  return directives.join('; ');
}

/** The headers that go with every answer of the desktop's protocol and of the web server. */
export function securityHeaders(edition: Edition): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(edition),
    // On the desktop no page can be opened from another, and the header would cost a second renderer process at each start.
    ...(edition === 'web' ? { 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'microphone=(self), camera=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), geolocation=(), payment=(), usb=(), serial=(), midi=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
