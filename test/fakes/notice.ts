import type { Notice } from '../../src/main/platform/ports';

/** A call that rings; the name is one that markup could choke on. */
export function aNotice(part: Partial<Notice> = {}): Notice {
  return {
    id: 'c-1',
    kind: 'ringing',
    title: 'Incoming call',
    body: 'Ann & <Bob>',
    buttons: [
      { action: 'answer', label: 'Answer' },
      { action: 'decline', label: 'Decline' },
    ],
    show: 'Show',
    withoutButtons: 'Open Offhook to answer.',
    ...part,
  };
}

/** A call that was missed. */
export function aMissedNotice(part: Partial<Notice> = {}): Notice {
  return aNotice({
    kind: 'missed',
    title: 'Missed call from Ann',
    body: '+49301234567',
    buttons: [{ action: 'call-back', label: 'Call back' }],
    withoutButtons: 'Open Offhook to call back.',
    ...part,
  });
}
