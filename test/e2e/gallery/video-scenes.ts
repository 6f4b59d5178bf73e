import { NO_VIDEO, type VideoState } from '../../../src/shared/domain/video-machine';
import type { CallSnapshot } from '../../../src/shared/domain/call-snapshot';
import type { CallState } from '../../../src/shared/domain/call-machine';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import type { Device } from '../../../src/renderer/engine/ports';
import { aCall, aLine } from '../../fakes/calls';
import type { FakePhone } from '../../fakes/phone';
import type { Scene } from './scenes';

const NOW = Date.now();
const SENDING = { line: 'open', offered: true, sends: true, receives: true } as const;
const CAMERAS: readonly Device[] = [
  { id: 'c1', label: 'Integrated camera', kind: 'camera' },
  { id: 'c2', label: 'Logitech Brio', kind: 'camera' },
];

function call(video: Partial<VideoState>, state: Partial<CallState> = {}): CallSnapshot {
  return aCall({
    startedAtMs: NOW - 252_000,
    answeredAtMs: NOW - 250_000,
    state,
    video: { ...NO_VIDEO, connected: true, ...video },
  });
}

/** A picture of coloured bands that stands still, with a word in it to tell a mirror by. */
function drawn(word: string, colours: readonly string[], width = 640, height = 360): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const draw = (): void => {
    colours.forEach((colour, at) => {
      context.fillStyle = colour;
      context.fillRect((at * width) / colours.length, 0, width / colours.length + 1, height);
    });
    context.fillStyle = '#ffffff';
    context.font = `600 ${String(height / 6)}px system-ui`;
    context.textAlign = 'center';
    context.fillText(word, width / 2, height / 2);
  };
  draw();
  setInterval(draw, 100);
  return canvas.captureStream(10);
}

const far = () => drawn('Alice', ['#6c7f93', '#7f93a6', '#a3b5c4', '#7b8ea0']);
const own = () => drawn('me', ['#a98467', '#c4a484'], 320, 240);

function open(pictures: 'both' | 'own' | 'far' | 'none' = 'none') {
  return (ui: Ui, phone: FakePhone): void => {
    ui.actions.showCall('call-1');
    if (pictures === 'both' || pictures === 'far') phone.pictures.set('call-1', 'far', far());
    if (pictures === 'both' || pictures === 'own') phone.pictures.set('call-1', 'own', own());
  };
}

const line = { lines: [aLine()] };
const calls = (...all: readonly CallSnapshot[]) => ({ ...line, calls: all });
const thumbnail = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="${colour}"/><rect x="24" y="24" width="180" height="12" fill="#fff"/><rect x="24" y="52" width="240" height="8" fill="#fff" opacity=".7"/></svg>`,
  )}`;

/** Calls with pictures, and what is shown of the screen. */
export const VIDEO_SCENES: Readonly<Record<string, Scene>> = {
  'video-both': {
    snapshot: calls(call({ camera: 'on', far: 'shown', agreed: SENDING })),
    devices: CAMERAS,
    act: open('both'),
  },
  'video-theirs': { snapshot: calls(call({ far: 'shown' })), act: open('far') },
  'video-ours': { snapshot: calls(call({ camera: 'on', agreed: SENDING })), act: open('own') },
  'video-held': {
    snapshot: calls(call({ camera: 'paused', held: true, agreed: SENDING }, { localHold: 'on' })),
    act: open(),
  },
  'video-refused': {
    snapshot: {
      ...calls(call({ agreed: { line: 'refused', offered: false, sends: false, receives: false } })),
      notices: [{ id: 'n', code: 'video-refused', callId: 'call-1', address: null }],
    },
    act: open(),
  },
  'video-sharing': {
    snapshot: calls(call({ camera: 'paused', sharing: true, far: 'shown', agreed: SENDING })),
    act: (ui, phone) => {
      open('far')(ui, phone);
      phone.pictures.set('call-1', 'own', drawn('Report', ['#2b3a4a', '#35506b']));
    },
  },
  'video-sharing-elsewhere': {
    snapshot: calls(call({ sharing: true, agreed: SENDING })),
    act: (ui) => {
      ui.actions.openTab('recents');
    },
  },
  'video-picker': {
    snapshot: calls(call({})),
    act: (ui, phone, desktop) => {
      open()(ui, phone);
      desktop.screenChoice = {
        asks: 'us',
        access: 'unknown',
        sources: [
          { id: 'screen:0', kind: 'screen', name: 'Entire screen', picture: thumbnail('#35506b') },
          { id: 'screen:1', kind: 'screen', name: 'Screen 2', picture: thumbnail('#5b4a6b') },
          { id: 'window:1', kind: 'window', name: 'Report.odt', picture: '' },
        ],
      };
    },
    press: [{ button: 'Share screen' }, { dialog: 'Share with Alice Brandt' }],
  },
  'video-picker-denied': {
    snapshot: calls(call({})),
    act: (ui, phone, desktop) => {
      open()(ui, phone);
      desktop.screenChoice = { asks: 'us', access: 'denied', sources: [] };
    },
    press: [{ button: 'Share screen' }, { dialog: 'Share with Alice Brandt' }],
  },
  'video-incoming': {
    snapshot: calls(
      aCall({
        id: 'ring-1',
        answeredAtMs: null,
        state: { phase: 'incoming', direction: 'incoming' },
        video: { ...NO_VIDEO, far: 'offered' },
      }),
    ),
  },
  'video-incoming-window': {
    snapshot: calls(
      aCall({
        id: 'ring-1',
        answeredAtMs: null,
        state: { phase: 'incoming', direction: 'incoming' },
        video: { ...NO_VIDEO, far: 'offered' },
      }),
    ),
    smallWindow: 'incoming',
  },
  'video-call-bar': { snapshot: calls(call({ sharing: true, agreed: SENDING })), smallWindow: 'call-bar' },
  'video-settings': {
    snapshot: line,
    devices: CAMERAS,
    act: (ui, phone) => {
      ui.actions.openSettings('sound');
      phone.pictures.previewOutcome = { ok: true, value: own() };
    },
    press: [{ button: 'Test the camera' }, { scrollTo: 'Camera' }],
  },
};
