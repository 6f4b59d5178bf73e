import { expect, it, vi } from 'vitest';
import type { SchemeRecord } from '../../../../../src/main/platform/ports';
import { createSchemes } from '../../../../../src/main/services/schemes/schemes';
import { LINK_SCHEMES } from '../../../../../src/shared/domain/link-fault';
import { recordedLog } from '../../recorded-log';

function aRecord(changes: Partial<SchemeRecord> = {}): SchemeRecord {
  return {
    owner: (scheme) =>
      Promise.resolve(
        scheme === 'tel' ? { ours: false, owner: 'Calls\u202e' } : { ours: true, owner: 'Offhook' },
      ),
    claim: () => Promise.resolve(),
    ...changes,
  };
}

it('lists every scheme with who has it, fit to show', async () => {
  const { log } = recordedLog();
  const list = await createSchemes(() => Promise.resolve(aRecord()), log).list();
  expect(list.map(({ scheme }) => scheme)).toEqual([...LINK_SCHEMES]);
  expect(list[0]).toEqual({ scheme: 'tel', ours: false, owner: 'Calls' });
  expect(list[1]).toEqual({ scheme: 'sip', ours: true, owner: 'Offhook' });
});

it('claims one and tells how it is then', async () => {
  const { log } = recordedLog();
  const claimed: string[] = [];
  const record = aRecord({
    owner: (scheme) => Promise.resolve({ ours: claimed.includes(scheme), owner: null }),
    claim: (scheme) => {
      claimed.push(scheme);
      return Promise.resolve();
    },
  });
  const list = await createSchemes(() => Promise.resolve(record), log).claim('tel');
  expect(list.filter(({ ours }) => ours).map(({ scheme }) => scheme)).toEqual(['tel']);
});

it('never throws: what fails is nobody’s, and is logged', async () => {
  const { log, lines } = recordedLog();
  const broken = vi.fn(() => Promise.reject(new Error('no such tool')));
  const schemes = createSchemes(() => Promise.resolve(aRecord({ owner: broken, claim: broken })), log);
  expect(await schemes.claim('sip')).toEqual(
    LINK_SCHEMES.map((scheme) => ({ scheme, ours: false, owner: null })),
  );
  expect(lines).toHaveLength(1 + LINK_SCHEMES.length);
  const without = createSchemes(() => Promise.reject(new Error('no system')), log);
  expect(await without.list()).toHaveLength(LINK_SCHEMES.length);
});
