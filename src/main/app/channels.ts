import type { InvokeArgs, InvokeResult } from '../../shared/ipc/contract';
import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { LinkScheme } from '../../shared/domain/link-fault';
import type { ShortcutStates } from '../../shared/domain/shortcut';
import type { DialOutcome, LoginStart, SchemeOwner } from '../../shared/ipc/desktop-services';
import type { Log } from '../../shared/log/levels';
import type { Ipc } from '../ipc/register';
import type { WindowRole } from '../ipc/window-roles';
import type { Credentials } from '../services/credentials/credentials';
import type { ServerDoctor } from '../services/server-doctor/server-doctor';
import type { RecordingFolder } from '../services/recordings/recording-folder';
import type { Recordings } from '../services/recordings/recordings';
import type { Screens } from '../services/screens/screens';
import type { ManagedSettings } from '../services/policy/managed-settings';
import { isLive } from '../../shared/domain/call-capabilities';
import { sameData } from '../../shared/config/same-data';
import type { PhoneCommand, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { MainWindow } from './main-window';
import { connectProvisioning, type ProvisioningChannelParts } from './provisioning-channels';
import type { Quit } from './quit';
import type { Shell } from './shell';
import type { Updating } from './updating';

export interface ChannelParts {
  readonly log: Log;
  readonly settings: ManagedSettings;
  readonly credentials: Credentials;
  readonly setUp: ProvisioningChannelParts;
  readonly diagnose: ServerDoctor;
  readonly shell: Shell;
  readonly window: MainWindow;
  readonly quit: Quit;
  /** Looks at the desktop anew. */
  checkDesktop(): Promise<DesktopFacts>;
  readonly loginStart: {
    get(): Promise<LoginStart>;
    set(wanted: InvokeArgs<'login-start:set'>[0]): Promise<LoginStart>;
  };
  readonly schemes: {
    list(): Promise<SchemeOwner[]>;
    claim(scheme: LinkScheme): Promise<SchemeOwner[]>;
  };
  shortcutStates(): ShortcutStates;
  /** New keys are being recorded: ours must reach the page. */
  recordShortcuts(on: boolean): void;
  readonly screens: Pick<Screens, 'list' | 'choose'>;
  readonly recordings: Recordings;
  readonly recordingFolder: RecordingFolder;
  readonly updating: Pick<Updating, 'snapshot' | 'check' | 'install' | 'rollBack' | 'steppedAside'>;
  openSystem(page: InvokeArgs<'system:open'>[0]): Promise<boolean>;
  onDialled(id: string, outcome: DialOutcome): void;
  info(): InvokeResult<'app:info'>;
  onSettings(): void;
  onPainted(): void;
}

/** Answers every channel of the contract. */
export function connectChannels(ipc: Ipc, parts: ChannelParts): void {
  const { credentials, log, quit, recordingFolder, recordings, settings, shell, window } = parts;
  connectProvisioning(ipc, parts.setUp);
  ipc.handle('app:info', parts.info);
  ipc.handle('settings:load', () => settings.load());
  ipc.handle('settings:save', async (next) => {
    const saved = await settings.save(await recordingFolder.admit(next));
    if (!saved) return false;
    parts.onSettings();
    // What may not be changed is shown as it is.
    if (!sameData(next, (await settings.load()).settings))
      ipc.send(window.contents, 'settings:changed', null);
    return true;
  });
  ipc.handle('secrets:get', credentials.get);
  ipc.handle('secrets:set', credentials.set);
  ipc.handle('secrets:delete', credentials.delete);
  ipc.handle('server:diagnose', parts.diagnose);
  ipc.handle('desktop:check', parts.checkDesktop);
  ipc.handle('login-start:get', parts.loginStart.get);
  ipc.handle('login-start:set', parts.loginStart.set);
  ipc.handle('schemes:list', parts.schemes.list);
  ipc.handle('schemes:claim', parts.schemes.claim);
  ipc.handle('shortcuts:states', parts.shortcutStates);
  ipc.handle('updates:state', parts.updating.snapshot);
  ipc.handle('screens:list', parts.screens.list);
  ipc.handle('screens:choose', parts.screens.choose);
  ipc.handle('system:open', parts.openSystem);
  ipc.handle('recording:open', recordings.open);
  ipc.handle('recording:write', recordings.write);
  ipc.handle('recording:close', recordings.close);
  ipc.handle('recording:folder', recordingFolder.now);
  ipc.handle('recording:choose-folder', recordingFolder.choose);
  ipc.handle('recording:show-folder', recordingFolder.show);

  ipc.listen('phone:publish', ([phone]) => {
    shell.publish(phone);
  });
  ipc.listen('phone:ask', ([command], role) => {
    if (mayAsk(command, role, shell.phone())) shell.ask(command);
    else log.warn(`phone:ask: refused, ${command.type} is not for this window`);
  });
  ipc.listen('phone:dialled', ([{ id, outcome }]) => {
    parts.onDialled(id, outcome);
  });
  ipc.listen('phone:stepped-aside', ([clear]) => {
    parts.updating.steppedAside(clear);
  });
  ipc.listen('updates:ask', ([what]) => {
    const { check, install, rollBack } = parts.updating;
    ({ check, install, 'roll-back': rollBack })[what]();
  });
  ipc.listen('shortcuts:record', ([on]) => {
    parts.recordShortcuts(on);
  });
  ipc.listen('window:show', () => {
    window.show();
  });
  ipc.listen('window:painted', () => {
    window.painted();
    parts.onPainted();
  });
  ipc.listen('log:write', ([level, scope, message]) => {
    log.scoped(scope)[level](message);
  });
  ipc.listen('app:pong', () => {
    window.answered();
  });
  ipc.listen('app:quit-ready', () => {
    quit.phoneReady();
  });
}

/**
 * What a window beside the main one may ask: a ringing call's own window answers or declines that call; the call bar mutes,
 * holds and hangs up a live one, and stops what it shows of the screen.
 */
export function mayAsk(
  command: PhoneCommand,
  role: WindowRole,
  phone: Pick<PhoneSnapshot, 'calls'>,
): boolean {
  switch (command.type) {
    case 'answer':
    case 'answer-with-video':
    case 'decline':
      return role.name === 'incoming' && command.callId === role.callId;
    case 'set-mute':
    case 'stop-sharing':
    case 'set-hold':
    case 'hang-up':
      return (
        role.name === 'call-bar' &&
        phone.calls.some(({ id, state }) => id === command.callId && isLive(state))
      );
    default:
      return false;
  }
}
