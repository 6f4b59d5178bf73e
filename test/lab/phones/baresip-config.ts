import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabAccount } from '../lab-types';
import type { PortRange } from '../ports';
import type { LabPhoneOptions } from './baresip';

/** Where a phone runs and what it talks to. */
export interface PhonePlan {
  /** Folder for configuration, log and recordings; made when missing. */
  readonly folder: string;
  readonly account: LabAccount;
  /** Address the phone binds to. */
  readonly address: string;
  readonly sipPort: number;
  readonly controlPort: number;
  readonly rtp: PortRange;
  /** Gateway, `address:port`. */
  readonly sipHost: string;
  readonly namespace?: string;
}

const CODEC_NAMES = { pcma: 'pcma', pcmu: 'pcmu', g722: 'G722/16000/1', opus: 'opus/48000/2' } as const;
const MODULES = ['g711', 'g722', 'opus', 'sndfile', 'aubridge', 'ausine'];
// Without mwi: when its first SUBSCRIBE is challenged it subscribes again and again, thousands of times a second.
const APPLICATIONS = ['menu', 'contact', 'ctrl_tcp'];

/** Writes baresip's three files. */
export function writeBaresipConfig(plan: PhonePlan, options: LabPhoneOptions): void {
  mkdirSync(plan.folder, { recursive: true });
  writeFileSync(join(plan.folder, 'config'), configText(plan, options));
  writeFileSync(join(plan.folder, 'accounts'), accountText(plan, options));
  writeFileSync(join(plan.folder, 'contacts'), '');
}

function configText(plan: PhonePlan, options: LabPhoneOptions): string {
  // The sine source knows only 48 kHz stereo; baresip resamples it to what the codec wants. A player and a source
  // on the same bridge are an echo.
  const source = options.echo
    ? ['audio_source aubridge,ear']
    : [`audio_source ausine,${options.toneHz ?? 440}`, 'ausrc_srate 48000', 'ausrc_channels 2'];
  return [
    `sip_listen ${plan.address}:${plan.sipPort}`,
    `net_interface ${plan.address}`,
    `rtp_ports ${plan.rtp.first}-${plan.rtp.last}`,
    'call_local_timeout 120',
    'call_max_calls 4',
    'statmode_default off',
    'audio_player aubridge,ear',
    ...source,
    'module_path /usr/lib/baresip/modules',
    ...MODULES.map((name) => `module ${name}.so`),
    'module_tmp account.so',
    ...APPLICATIONS.map((name) => `module_app ${name}.so`),
    `ctrl_tcp_listen ${plan.address}:${plan.controlPort}`,
    `snd_path ${plan.folder}`,
    '',
  ].join('\n');
}

function accountText(plan: PhonePlan, options: LabPhoneOptions): string {
  const { name, address, password } = plan.account;
  const transport = options.transport ?? 'udp';
  const codecs = (options.codecs ?? ['pcma', 'pcmu']).map((codec) => CODEC_NAMES[codec]);
  const answerMode = options.autoAnswer ? 'auto' : options.earlyMedia ? 'early' : 'manual';
  return [
    `<${address};transport=${transport}>`,
    `outbound="sip:${plan.sipHost};transport=${transport}"`,
    `auth_user=${name}`,
    `auth_pass=${password}`,
    `answermode=${answerMode}`,
    `audio_codecs=${codecs.join(',')}`,
    'regint=600\n',
  ].join(';');
}
