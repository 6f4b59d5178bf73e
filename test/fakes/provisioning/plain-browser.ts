import { request as plain, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { text } from 'node:stream/consumers';

interface Page {
  readonly status: number;
  readonly url: string;
  readonly body: string;
}

/** Just enough of a browser to sign in at the test's provider: cookies, redirects, and its forms. */
export class PlainBrowser {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly ca: string) {}

  /** Signs in, allows everything, and follows to where it leads: the page that the person sees last. */
  async signIn(url: string, name = 'alice'): Promise<Page> {
    let page = await this.#get(url);
    for (let step = 0; step < 4 && page.url.includes('/interaction/'); step += 1) {
      const prompt = /name="prompt" value="(\w+)"/.exec(page.body)?.[1] ?? 'login';
      const fields = { prompt, ...(prompt === 'login' ? { login: name, password: 'any' } : {}) };
      page = await this.#open(page.url, new URLSearchParams(fields).toString());
    }
    return page;
  }

  /** Presses Cancel at the provider. */
  async refuse(url: string): Promise<Page> {
    const page = await this.#get(url);
    return this.#get(`${page.url}/abort`);
  }

  #get(url: string): Promise<Page> {
    return this.#open(url, null);
  }

  async #open(url: string, form: string | null): Promise<Page> {
    let at = url;
    let body = form;
    for (let step = 0; step < 10; step += 1) {
      const { status, location, text: got } = await this.#ask(at, body);
      if (location === null) return { status, url: at, body: got };
      at = new URL(location, at).href;
      body = null;
    }
    throw new Error(`redirects without an end, at ${at}`);
  }

  #ask(url: string, form: string | null): Promise<{ status: number; location: string | null; text: string }> {
    return new Promise((resolve, reject) => {
      const { origin } = new URL(url);
      const options = {
        method: form === null ? 'GET' : 'POST',
        agent: false as const,
        headers: {
          ...(origin.startsWith('https:')
            ? { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
            : {}),
          ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      };
      const ask = url.startsWith('https:')
        ? secure(url, { ...options, ca: this.ca }, take)
        : plain(url, options, take);
      const cookies = this.#cookies;
      function take(answer: IncomingMessage): void {
        for (const cookie of answer.headers['set-cookie'] ?? []) {
          const [pair = ''] = cookie.split(';');
          const [name = '', ...value] = pair.split('=');
          cookies.set(name, value.join('='));
        }
        text(answer).then((got) => {
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, text: got });
        }, reject);
      }
      ask.on('error', reject);
      ask.end(form ?? undefined);
    });
  }
}
