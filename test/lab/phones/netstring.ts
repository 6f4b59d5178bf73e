/** Frames text as baresip's ctrl_tcp wants it: `5:hello,` with the length in bytes. */
export function encodeNetstring(text: string): string {
  return `${Buffer.byteLength(text)}:${text},`;
}

/** Takes a stream of bytes apart into netstrings; what is incomplete waits for the next chunk. */
export class NetstringReader {
  private rest = Buffer.alloc(0);

  read(chunk: Buffer): string[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const texts: string[] = [];
    for (;;) {
      const colon = this.rest.indexOf(':');
      if (colon < 0) return texts;
      const length = Number(this.rest.toString('latin1', 0, colon));
      if (!Number.isInteger(length))
        throw new Error('The control connection sent something that is no netstring.');
      const end = colon + 1 + length;
      if (this.rest.length <= end) return texts;
      texts.push(this.rest.toString('utf8', colon + 1, end));
      this.rest = this.rest.subarray(end + 1);
    }
  }
}
