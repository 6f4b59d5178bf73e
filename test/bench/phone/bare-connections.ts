import type { Browser, BrowserContext, Page } from 'playwright';
import { NAME_HELPER } from './page-clock';

declare global {
  interface Window {
    bareConnections: RTCPeerConnection[];
  }
}

/** A page without a script: only to be on a secure address, which microphones ask for. */
const EMPTY_PAGE = 'http://localhost/bare';

/** Opens an empty page that may use the microphone. */
export async function openBarePage(browser: Browser): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ permissions: ['microphone'] });
  await context.addInitScript(NAME_HELPER);
  await context.route(EMPTY_PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  const page = await context.newPage();
  await page.goto(EMPTY_PAGE);
  return page;
}

/** Connects two pages by `count` peer connections, each with the microphone of both and a player at both; resolves when all flow. */
export async function connectBare(here: Page, there: Page, count: number): Promise<void> {
  const offers = await here.evaluate(offer, count);
  await here.evaluate(accept, await there.evaluate(answer, offers));
}

/** Ends them all, and lets go of the microphone. */
export async function closeBare(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of window.bareConnections) {
      for (const { track } of connection.getSenders()) track?.stop();
      connection.close();
    }
    window.bareConnections = [];
    document.body.replaceChildren();
  });
}

/** Runs in the page. */
async function offer(count: number): Promise<string[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [microphone] = stream.getAudioTracks();
  if (!microphone) throw new Error('no microphone');
  window.bareConnections = [];
  const offers: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const connection = new RTCPeerConnection();
    window.bareConnections.push(connection);
    connection.addTrack(microphone.clone(), stream);
    connection.addEventListener('track', ({ track }) => {
      const player = document.createElement('audio');
      player.srcObject = new MediaStream([track]);
      player.autoplay = true;
      document.body.append(player);
    });
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
    });
    await connection.setLocalDescription();
    await gathered;
    offers.push(connection.localDescription?.sdp ?? '');
  }
  microphone.stop();
  return offers;
}

/** Runs in the page. */
async function answer(offers: string[]): Promise<string[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [microphone] = stream.getAudioTracks();
  if (!microphone) throw new Error('no microphone');
  window.bareConnections = [];
  const answers: string[] = [];
  for (const sdp of offers) {
    const connection = new RTCPeerConnection();
    window.bareConnections.push(connection);
    connection.addTrack(microphone.clone(), stream);
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
    });
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await connection.setLocalDescription();
    await gathered;
    answers.push(connection.localDescription?.sdp ?? '');
  }
  microphone.stop();
  return answers;
}

/** Runs in the page. */
async function accept(answers: string[]): Promise<void> {
  await Promise.all(
    window.bareConnections.map(async (connection, index) => {
      const connected = new Promise<void>((resolve, reject) => {
        connection.addEventListener('connectionstatechange', () => {
          if (connection.connectionState === 'connected') resolve();
          if (connection.connectionState === 'failed') reject(new Error('no way between the pages'));
        });
      });
      await connection.setRemoteDescription({ type: 'answer', sdp: answers[index] ?? '' });
      await connected;
    }),
  );
}
