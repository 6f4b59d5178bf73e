import { rulesOf } from '../../shared/config/account-rules-of';
import './app.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PhoneCall } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { callsView } from './features/call/calls-view';
import { CallScreen } from './features/call/call-screen';
import { ConferenceScreen } from './features/call/conference-screen';
import { canMerge, conferenceView } from './features/call/conference-view';
import { CallsList } from './features/call/calls-list';
import { SharingBar } from './features/video/sharing-bar';
import { isIn, transferView } from './features/call/transfer-view';
import { suggestions } from './features/keypad/suggestions';
import { EmergencyBanner } from './features/emergency/emergency-banner';
import { emergencyView } from './features/emergency/emergency-view';
import { LineBar } from './features/line/line-bar';
import { LineProblems } from './features/line/line-problems';
import { lineView } from './features/line/line-view';
import { LinkBanner } from './features/links/link-banner';
import { UpdateBanner } from './features/updates/update-banner';
import { Notices } from './features/notices/notices';
import { ReadinessBanners } from './features/readiness/readiness-banners';
import { ReadinessQuestion } from './features/readiness/readiness-question';
import { failedChecks, noticesBeside } from './features/readiness/readiness-view';
import { Page } from './pages';
import { EmptyState } from './parts/empty-state';
import { useWide } from './parts/use-wide';
import { PhoneTabs } from './phone-tabs';
import { useActions, useUiState } from './state/ui-context';
import { TABS, type Tab } from './state/ui-state';
import { useText } from './text/text-context';

/** The phone: status on top, a page, the tabs, the call in front of it or beside it. */
export function PhoneScreen() {
  const text = useText();
  const { t } = text;
  const actions = useActions();
  const wide = useWide();
  const snapshot = useUiState((state) => state.snapshot);
  const lineId = useUiState((state) => state.lineId);
  const tab = useUiState((state) => state.tab);
  const shownCallId = useUiState((state) => state.shownCallId);
  const callOpen = useUiState((state) => state.callOpen);
  const recents = useUiState((state) => state.recents);
  const settings = useUiState((state) => state.settings);
  const lineOfShown = snapshot.calls.find(({ id }) => id === shownCallId)?.lineId;

  const [asking, setAsking] = useState(false);
  const line = useMemo(() => lineView(snapshot, lineId, text), [snapshot, lineId, text]);
  const failed = useMemo(() => failedChecks(snapshot.readiness, text), [snapshot.readiness, text]);
  const calls = useMemo(() => callsView(snapshot, text), [snapshot, text]);
  const conference = useMemo(() => conferenceView(snapshot, text), [snapshot, text]);
  const sharing = calls.find(({ video }) => video.share.on);
  const shown = calls.find((call) => call.id === shownCallId) ?? null;
  const inFront = shown !== null && callOpen && !wide;
  const focusKept = useFocusKept(shown?.id ?? null, inFront);

  const onCommand = (command: Parameters<typeof actions.execute>[0]) => void actions.execute(command);
  const switchTo = (callId: string) => {
    actions.showCall(callId);
    if (calls.find(({ id }) => id === callId)?.hold.on) onCommand({ type: 'set-hold', callId, on: false });
  };
  const openTab = (value: Tab) => {
    actions.openTab(value);
  };
  const tabs = <PhoneTabs missedCount={snapshot.missedCount} onTab={openTab} />;
  const onAddCall = () => {
    actions.closeCall();
    openTab('keypad');
  };
  const together = conference?.members.some(({ id }) => id === shown?.id) ? conference : null;
  const call = together ? (
    <ConferenceScreen
      view={together}
      count={calls.length}
      onBack={wide ? undefined : actions.closeCall}
      onCommand={(command) => {
        onCommand(command);
        if (command.type === 'split') actions.showCall(command.callId);
      }}
      onTones={(callId, tones) => void actions.sendDtmf(callId, tones)}
      onAddCall={onAddCall}
      canMerge={canMerge(snapshot)}
    />
  ) : (
    shown && (
      <CallScreen
        key={shown.id}
        view={shown}
        count={calls.length}
        onBack={wide ? undefined : actions.closeCall}
        onCommand={onCommand}
        onTones={(callId, tones) => void actions.sendDtmf(callId, tones)}
        onTryAgain={(target) => void actions.call(target)}
        transfer={isIn(snapshot.transfer, shown.id) ? transferView(snapshot, text) : null}
        parks={rulesOf(settings, lineOfShown ?? '').parkCode !== ''}
        suggest={(typed) => suggestions(recents, typed)}
        onAddCall={onAddCall}
        canMerge={canMerge(snapshot)}
      />
    )
  );

  return (
    <Tabs.Root
      ref={focusKept}
      className={wide && tab === 'settings' && !shown ? 'app app--full' : 'app'}
      value={tab}
      dir={text.direction}
      orientation={wide ? 'vertical' : 'horizontal'}
      onValueChange={(value) => {
        openTab(TABS.find((known) => known === value) ?? 'keypad');
      }}
    >
      {wide && tabs}
      <div className="pane">
        {sharing && (
          <SharingBar
            who={sharing.who}
            onStop={() => {
              onCommand({ type: 'stop-sharing', callId: sharing.id });
            }}
          />
        )}
        <LineBar
          view={line}
          doNotDisturb={snapshot.doNotDisturb}
          onStatus={() => {
            setAsking(true);
          }}
          onLine={actions.chooseLine}
          onDoNotDisturb={(on) => {
            onCommand({ type: 'set-do-not-disturb', on });
          }}
        />
        <section className="pane__messages scroll" aria-label={t('notice.list')}>
          {snapshot.emergency && (
            <EmergencyBanner
              view={emergencyView(snapshot.emergency, text)}
              onDismiss={() => {
                onCommand({ type: 'dismiss-emergency' });
              }}
            />
          )}
          <LinkBanner />
          <UpdateBanner />
          <Notices
            notices={noticesBeside(snapshot.notices, failed)}
            onDismiss={(id) => void actions.dismissNotice(id)}
            onCall={(target, lineId) => {
              onCommand({ type: 'dial', target, ...(lineId === undefined ? {} : { lineId }) });
            }}
          />
          <LineProblems
            problems={line.problems}
            onRetry={(id, password) => void actions.retryLine(id, password)}
          />
          <ReadinessBanners checks={failed} />
        </section>
        <main className="pane__main">
          {calls.length > 0 && !inFront && (
            <CallsList calls={calls} shownId={wide ? shownCallId : null} onSwitch={switchTo} />
          )}
          <div className="pane__body">
            {inFront && <div className="pane__page scroll">{call}</div>}
            {TABS.map((value) => (
              <Tabs.Content
                key={value}
                value={value}
                className="pane__page"
                tabIndex={-1}
                hidden={inFront || value !== tab}
              >
                <Page tab={value} />
              </Tabs.Content>
            ))}
          </div>
        </main>
        {!wide && tabs}
      </div>
      {wide && (shown !== null || tab !== 'settings') && (
        <aside className="stage scroll" aria-label={t('call.calls')}>
          {call ?? <EmptyState icon={PhoneCall} title={t('dial.stage.title')} text={t('dial.stage.lead')} />}
        </aside>
      )}
      {asking && (
        <ReadinessQuestion
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Tabs.Root>
  );
}

/**
 * Puts the focus into the dial field at the start, into a call's screen that comes in front, and back when it goes; never
 * takes it from anything that is still to be seen.
 */
function useFocusKept(shownCallId: string | null, inFront: boolean) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused && focused !== document.body && focused.checkVisibility()) return;
    const target = inFront ? '.call' : 'input[role="combobox"]';
    root.current?.querySelector<HTMLElement>(target)?.focus();
  }, [shownCallId, inFront]);
  return root;
}
