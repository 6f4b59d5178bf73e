import { isAnonymous, type Verification } from '../../shared/domain/caller';
import { canMute, isLive, isRinging } from '../../shared/domain/call-capabilities';
import { currentCall } from '../../shared/domain/current-call';
import { impairmentOf, type Readiness } from '../../shared/domain/readiness';
import type { ShellKey } from './shell-key';
import type {
  CallSnapshot,
  PhoneCommand,
  PhoneSnapshot,
  RecentCall,
  RemoteParty,
} from '../../shared/domain/call-snapshot';

const MENU_CHARACTERS = 40;

/** The pictures of the tray, each with a shape of its own. */
export const TRAY_IMAGES = [
  'ready',
  'ringing',
  'in-call',
  'muted',
  'do-not-disturb',
  'offline',
  'missed',
] as const;
export type TrayImage = (typeof TRAY_IMAGES)[number];

/** A message of the shell's catalogue and what goes into it. */
export interface Phrase {
  readonly key: ShellKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type MenuEntry =
  | { readonly kind: 'separator' }
  /** Says something, can't be pressed. */
  | { readonly kind: 'heading'; readonly label: Phrase }
  | { readonly kind: 'command'; readonly label: Phrase; readonly command: PhoneCommand }
  | {
      readonly kind: 'toggle';
      readonly label: Phrase;
      readonly checked: boolean;
      readonly command: PhoneCommand;
    }
  | { readonly kind: 'open' | 'quit' | 'update'; readonly label: Phrase };

export interface RingingCall {
  readonly callId: string;
  /** Empty: somebody who does not want to be known. */
  readonly name: string;
  /** Empty when the name already is the number. */
  readonly number: string;
  /** Left out where the network does not say. */
  readonly verification?: Verification;
}

/** Everything the desktop shows of the phone outside its main window. */
export interface ShellState {
  readonly image: TrayImage;
  readonly tooltip: Phrase;
  readonly menu: readonly MenuEntry[];
  /** Oldest first; a notification and a small window each. */
  readonly ringing: readonly RingingCall[];
  /** A call is on: the system must not doze off. */
  readonly busy: boolean;
}

/**
 * What the tray, the notifications and the small windows have to show for a snapshot of the phone.
 * @param update the version that only waits for a restart; null: none
 */
export function shellState(phone: PhoneSnapshot, update: string | null = null): ShellState {
  const ringing = phone.calls.filter((call) => isRinging(call.state));
  const current = currentCall(phone.calls);
  const shown = summary(phone, ringing[0], current);
  return {
    ...shown,
    menu: menu(phone, ringing, current, update),
    ringing: ringing.map((call) => ({
      callId: call.id,
      ...party(call.remote),
      ...(call.remote.verification === undefined ? {} : { verification: call.remote.verification }),
    })),
    busy: phone.calls.some((call) => isLive(call.state)),
  };
}

/** How many calls were missed, as the tray and the badge say it. */
export function missedPhrase(count: number): Phrase {
  return { key: 'tray.state.missed', values: { count } };
}

/** One picture and one sentence; the first that applies, most urgent first. */
function summary(
  phone: PhoneSnapshot,
  ringing: CallSnapshot | undefined,
  current: CallSnapshot | undefined,
): { readonly image: TrayImage; readonly tooltip: Phrase } {
  if (ringing) return { image: 'ringing', tooltip: say('tray.state.ringing', ringing.remote) };
  if (current?.state.muted) return { image: 'muted', tooltip: say('tray.state.muted', current.remote) };
  if (current) return { image: 'in-call', tooltip: callPhrase(current) };
  const { verdict } = phone.readiness;
  switch (verdict) {
    case 'connecting':
      return { image: 'offline', tooltip: { key: 'tray.state.connecting' } };
    case 'offline': {
      const signedIn = phone.lines.some((line) => line.status.kind !== 'signed-out');
      return {
        image: 'offline',
        tooltip: { key: signedIn ? 'tray.state.offline' : 'tray.state.signed-out' },
      };
    }
    case 'do-not-disturb':
      return { image: 'do-not-disturb', tooltip: { key: 'tray.state.do-not-disturb' } };
    case 'ready':
    case 'impaired':
      return phone.missedCount > 0
        ? { image: 'missed', tooltip: missedPhrase(phone.missedCount) }
        : { image: 'ready', tooltip: readyPhrase(phone.readiness) };
  }
}

/** The same words as the line status of the main window. */
function readyPhrase(readiness: Readiness): Phrase {
  const impairment = impairmentOf(readiness);
  if (!impairment) return { key: 'tray.state.ready' };
  const { problem, detail } = impairment;
  return { key: `tray.state.impaired.${problem}`, values: { detail } };
}

function menu(
  phone: PhoneSnapshot,
  ringing: readonly CallSnapshot[],
  current: CallSnapshot | undefined,
  update: string | null,
): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  for (const { id: callId, remote } of ringing) {
    entries.push(
      { kind: 'heading', label: say('tray.state.ringing', remote) },
      { kind: 'command', label: { key: 'tray.answer' }, command: { type: 'answer', callId } },
      { kind: 'command', label: { key: 'tray.decline' }, command: { type: 'decline', callId } },
      { kind: 'separator' },
    );
  }
  if (current) entries.push(...callEntries(current), { kind: 'separator' });
  entries.push(
    {
      kind: 'toggle',
      label: { key: 'tray.do-not-disturb' },
      checked: phone.doNotDisturb,
      command: { type: 'set-do-not-disturb', on: !phone.doNotDisturb },
    },
    { kind: 'separator' },
    ...recentEntries(phone.recent),
    ...(update === null
      ? []
      : [{ kind: 'update', label: { key: 'tray.update', values: { version: update } } } as const]),
    { kind: 'open', label: { key: 'tray.open' } },
    { kind: 'quit', label: { key: 'tray.quit' } },
  );
  return entries;
}

function callEntries(call: CallSnapshot): readonly MenuEntry[] {
  const { id: callId, state } = call;
  const mute: MenuEntry = {
    kind: 'toggle',
    label: { key: 'tray.mute' },
    checked: state.muted,
    command: { type: 'set-mute', callId, on: !state.muted },
  };
  return [
    { kind: 'heading', label: callPhrase(call) },
    ...(canMute(state) ? [mute] : []),
    { kind: 'command', label: { key: 'tray.hang-up' }, command: { type: 'hang-up', callId } },
  ];
}

function recentEntries(recent: readonly RecentCall[]): readonly MenuEntry[] {
  if (recent.length === 0) return [];
  return [
    { kind: 'heading', label: { key: 'tray.recent' } },
    ...recent.map(({ remote, missed }): MenuEntry => {
      const { name, number } = party(remote);
      const key = `tray.recent.${number === '' ? 'bare' : 'named'}${missed ? '-missed' : ''}` as const;
      return {
        kind: 'command',
        label: { key, values: { name: shortened(name), number: shortened(number) } },
        command: { type: 'dial', target: remote.number === '' ? remote.address : remote.number },
      };
    }),
    { kind: 'separator' },
  ];
}

/** A menu is as wide as its longest entry. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MENU_CHARACTERS
    ? text
    : `${characters
        .slice(0, MENU_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`;
}

/** No name and no number: somebody who does not want to be known. */
export function party(remote: RemoteParty): { readonly name: string; readonly number: string } {
  if (isAnonymous(remote)) return { name: '', number: '' };
  if (remote.number === '') return { name: remote.name ?? remote.address, number: '' };
  return remote.name === null || remote.name === remote.number
    ? { name: remote.number, number: '' }
    : { name: remote.name, number: remote.number };
}

function callPhrase({ remote, state }: CallSnapshot): Phrase {
  const talking = state.phase === 'connected' || state.phase === 'answering';
  return say(talking ? 'tray.state.in-call' : 'tray.state.calling', remote);
}

function say(key: ShellKey, remote: RemoteParty): Phrase {
  return { key, values: { name: party(remote).name } };
}
