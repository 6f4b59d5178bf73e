import { rulesOf } from '../../shared/config/account-rules-of';
import type { Settings } from '../../shared/config/settings';
import { dialPlanOf } from '../../shared/config/dial-plan-of';
import { policyValue } from '../../shared/config/policy-report';
import { countryOf } from '../../shared/domain/country';
import { CallBook } from './calls/call-book';
import { Conference } from './calls/conference';
import { Dialling } from './calls/dialling';
import { EmergencyDesk } from './calls/emergency-desk';
import { PhoneCommands } from './calls/phone-commands';
import { ServiceCodes } from './calls/service-codes';
import { Transfers } from './calls/transfers';
import type { HeldSettings } from './follow-settings';
import { HeadsetControl, type HeadsetPhone } from './headset/headset-control';
import { HistoryWatch } from './history/history-watch';
import { AccountDesk } from './lines/account-desk';
import { Lines } from './lines/lines';
import { Notices } from './notices';
import { ReadinessWatch } from './readiness/readiness-watch';
import { SettingsInUse } from './settings-in-use';
import { isSettled } from './settled-notice';
import type { PhoneWorld } from './world/world';

export type PhoneParts = ReturnType<typeof createPhoneParts>;

/**
 * Puts the phone's parts together: what each of them tells is taken to those it concerns.
 * @param changed something of the snapshot is another one now
 */
export function createPhoneParts(
  world: PhoneWorld,
  first: HeldSettings,
  phone: HeadsetPhone,
  changed: () => void,
) {
  const { clock, log } = world;
  const report = (error: unknown): void => {
    log.error(error instanceof Error ? error.message : 'failed');
  };
  const applySound = (): void => {
    const { calls: rules, sound } = held.settings;
    world.sounder.applyCountry(countryOf(rules.country, world.locale));
    world.sounder.applySound(sound);
    world.media.applySound(sound);
  };
  const useSettings = (before: Settings): void => {
    applySound();
    if (held.settings.sound.camera !== before.sound.camera) calls.changeCamera();
    calls.reconsiderRecording();
    changed();
  };
  const notices = new Notices(() => clock.newId(), changed);
  const tell: Notices['tell'] = (...notice) => {
    notices.tell(...notice);
  };
  const held = new SettingsInUse(
    {
      clock,
      host: world.host,
      onChange: (before, byOthers) => {
        useSettings(before);
        if (byOthers) {
          accounts.settle();
          void past.tidy();
        }
      },
      onUnsaved: () => {
        tell('settings-unsaved', null);
      },
      onFault: report,
    },
    first,
  );
  const plan = () => dialPlanOf(held.policies);
  const conference = new Conference({ clock, onChange: changed });
  const calls = new CallBook({
    clock,
    log,
    history: world.history,
    media: world.media,
    sounder: world.sounder,
    cameras: world.cameras,
    screens: world.screens,
    recorder: world.recorder,
    recordings: world.host.recordings,
    onSaving: (work) => void held.saving.remember(work),
    devices: world.devices,
    settings: () => held.settings,
    plan,
    isCallBack: (sip) => emergency.isCallBack(sip),
    mayRing: () => readiness.mayRing(),
    onChange: () => {
      notices.withdraw((notice) => isSettled(notice, (id) => calls.get(id)));
      accounts.settleWaiting();
      conference.follow(calls.conference);
      changed();
    },
    onNotice: tell,
    onCall: (call) => {
      transfers.onCall(call);
      emergency.onCall(call);
      codes.onCall(call);
    },
    onReferred: (address, callId) => {
      notices.tell('referred', callId, address);
    },
    onRedirected: (address, lineId) => {
      notices.tell('redirected', null, address, lineId);
    },
  });
  const transfers = new Transfers({
    clock,
    call: (id) => calls.get(id),
    turnTo: (call) => {
      calls.turnTo(call);
    },
    turnAway: (call) => {
      calls.turnAway(call);
    },
    onChange: changed,
    onNotice: tell,
  });
  const emergency = new EmergencyDesk({
    clock,
    settings: () => held.settings.emergency,
    country: () => countryOf(held.settings.calls.country, world.locale),
    onChange: changed,
  });
  const codes = new ServiceCodes({
    rules: (lineId) => rulesOf(held.settings, lineId),
    own: (lineId) => lines.pick(lineId)?.account.address ?? null,
    dial: (code, lineId) => dialling.dialCode(code, lineId),
    transfer: (callId, target) => {
      const call = calls.get(callId);
      if (transfers.isBusy() || call?.state.phase !== 'connected') return false;
      transfers.blind(call, target);
      return true;
    },
    change: (lineId, change) => {
      void held.change((settings) => ({
        ...settings,
        accounts: settings.accounts.map((account) =>
          account.id === lineId ? { ...account, rules: change(account.rules) } : account,
        ),
      }));
    },
    onNotice: tell,
  });
  const lines = new Lines(world, {
    onChange: changed,
    onProof: () => {
      readiness.review();
    },
    onTimer: (lateMs) => {
      readiness.noteTimer(lateMs);
    },
    onIncoming: (line, call) => {
      calls.receive(line, call);
    },
    onReady: (line) => {
      calls.refresh(line.id);
    },
  });
  const dialling = new Dialling({
    lines: lines,
    calls: calls,
    emergency: emergency,
    settings: () => held.settings,
    plan,
    onNotice: (code) => {
      tell(code, null);
    },
  });
  const commands = new PhoneCommands({
    lines: lines,
    calls: calls,
    transfers: transfers,
    codes: codes,
    emergency: emergency,
    dialling: dialling,
    setDoNotDisturb: (doNotDisturb) => {
      void held.change((settings) => ({
        ...settings,
        calls: { ...settings.calls, doNotDisturb },
      }));
    },
    onNotice: (code) => {
      tell(code, null);
    },
  });
  const accounts = new AccountDesk({
    settings: held,
    lines: lines,
    calls: calls,
    onNotice: (code) => {
      tell(code, null);
    },
  });
  const past = new HistoryWatch({
    history: world.history,
    clock,
    keepDays: () => policyValue(held.policies, 'privacy.historyDays', 0),
    onChange: changed,
    onFault: (error) => {
      report(error);
      tell('history-unavailable', null);
    },
  });
  const readiness = new ReadinessWatch({
    world,
    lines: () => lines.proofs(),
    settings: () => held.settings,
    onChange: changed,
    onHeardAgain: () => {
      calls.ringAgain();
    },
  });
  const headset = world.headsets && new HeadsetControl(world.headsets, phone, clock, log.scoped('headset'));
  headset?.onChange(changed);
  headset?.onLost((callId) => {
    tell('headset-lost', callId);
  });
  headset?.onBack(() => {
    notices.withdraw(({ code }) => code === 'headset-lost');
  });
  applySound();
  return {
    notices,
    held,
    conference,
    calls,
    transfers,
    emergency,
    lines,
    dialling,
    commands,
    accounts,
    past,
    readiness,
    headset,
    report,
  };
}
