/** The value of the first header of this name, or empty. */
export function headerOf(message: string, name: string): string {
  return headersOf(message, name)[0] ?? '';
}

/** The values of all headers of this name, in order. */
export function headersOf(message: string, name: string): string[] {
  const [head = ''] = message.split('\r\n\r\n', 1);
  return [...head.matchAll(new RegExp(`^${name}:[ \\t]*(.*)\\r?$`, 'gim'))].map(([, value = '']) => value);
}

/** What a message is: `INVITE`, or `200 INVITE` for its answer. */
export function kindOf(message: string): string {
  const method = headerOf(message, 'CSeq').split(/\s+/)[1] ?? '';
  const status = /^SIP\/2\.0 (\d{3}) /.exec(message)?.[1];
  return status === undefined ? method : `${status} ${method}`;
}

export interface Said {
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** A message from its first line and headers; its body is SDP unless a Content-Type is among them. */
export function sipMessage(
  first: string,
  headers: readonly string[],
  { headers: more = [], body = '' }: Said,
) {
  const typed = more.some((line) => /^Content-Type:/i.test(line));
  return [
    first,
    ...headers,
    ...more,
    ...(body === '' || typed ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    '',
    body,
  ].join('\r\n');
}
