import type { PhoneCommand, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { LineFailure } from '../../shared/domain/line-failure';
import type { RecordingFiles } from '../../shared/domain/recording-file';
import type { Result } from '../../shared/domain/result';
import type { SipTokenFault } from '../../shared/provisioning/sip-token-fault';
import type { SecretFault } from '../../shared/ipc/contract';
import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { DesktopServices } from '../../shared/ipc/desktop-services';
import type { PolicyReport } from '../../shared/config/policy-report';
import type { Settings } from '../../shared/config/settings';
import type { LogLevel } from '../../shared/log/levels';

export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock';

export interface HostInfo {
  readonly kind: 'desktop' | 'web';
  readonly version: string;
  readonly platform: 'win32' | 'darwin' | 'linux' | 'web';
  /** BCP 47, the system's. */
  readonly locale: string;
}

/** What the surroundings give the phone: the desktop over the preload, or the browser tab. */
export interface Host {
  info(): Promise<HostInfo>;
  /** `problem`: the stored settings could not be read and were set aside (`unreadable`), or belong to a later version (`newer`). */
  loadSettings(): Promise<{
    readonly settings: Settings;
    readonly problem: 'unreadable' | 'newer' | null;
    /** Nobody's in a browser. */
    readonly policies: PolicyReport;
  }>;
  /** Others have decided something else: load them again. Nothing comes in a browser. */
  onSettingsChanged(listener: () => void): () => void;
  /** Others than the person have changed the passwords of these accounts. Nothing comes in a browser. */
  onSecretsChanged(listener: (accountIds: readonly string[]) => void): () => void;
  /** For gateways that challenge with Bearer (RFC 8898); a browser has none. */
  readonly sipTokens: {
    token(accountId: string, authzServer: string, fresh: boolean): Promise<Result<string, SipTokenFault>>;
  };
  /** False when it could not be written. */
  saveSettings(settings: Settings): Promise<boolean>;
  /** Keys are `ACCOUNT-ID:sip` and `ACCOUNT-ID:turn`. On the web they last as long as the tab. */
  getSecret(key: string): Promise<Result<string | null, SecretFault>>;
  setSecret(key: string, secret: string): Promise<Result<null, SecretFault>>;
  deleteSecret(key: string): Promise<Result<null, SecretFault>>;
  /** Why a WebSocket to `serverUrl` could not be opened; browsers say nothing, so `unreachable` is their only answer. */
  diagnoseServer(serverUrl: string): Promise<LineFailure>;
  readonly recordings: RecordingFiles;
  publish(snapshot: PhoneSnapshot): void;
  onCommand(listener: (command: PhoneCommand) => void): () => void;
  onPower(listener: (event: PowerEvent) => void): () => void;
  /** Whether the window is on the screen: the last word at once, and each later one. Nothing comes in a browser. */
  onShown(listener: (shown: boolean) => void): () => void;
  /** The desktop's facts: the last ones at once, and each later word. Nothing comes in a browser. */
  onDesktopFacts(listener: (facts: DesktopFacts) => void): () => void;
  /** Null in a browser. */
  readonly desktop: DesktopServices | null;
  /** The app is about to be replaced: `aside` signs the lines out and says whether that may be, `back` signs them in again. */
  onReplacing(aside: () => Promise<boolean>, back: () => void): () => void;
  /** Called once when the app quits; the host waits for the promise (at most a few seconds). */
  onQuit(listener: () => Promise<void>): () => void;
  /** The first screen is drawn. */
  painted(): void;
  log(level: LogLevel, scope: string, message: string): void;
}
