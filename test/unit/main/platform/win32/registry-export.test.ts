import { expect, it } from 'vitest';
import { readRegistryExport } from '../../../../../src/main/platform/win32/registry-export';

it('reads the kinds of value that policies have', () => {
  const text = [
    '\uFEFFWindows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Offhook]',
    '@="default"',
    '"emergency.city"="K\u00f6ln \\"S\u00fcd\\" \\\\ 1"',
    '"ringing.volumePercent"=dword:0000003c',
    '"media.codecs"=hex(7):6f,00,70,00,75,00,73,00,00,00,70,00,63,00,6d,\\',
    '  00,61,00,00,00,00,00',
    '"updates.url"=hex(2):68,00,69,00,00,00',
    '"other"=hex(b):00,00,00,00,00,00,00,00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Offhook\\Recommended]',
    '"updates.mode"="off"',
    '',
  ].join('\r\n');
  const keys = readRegistryExport(text);
  expect([...keys.keys()]).toEqual([
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Offhook',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Offhook\\Recommended',
  ]);
  expect(Object.fromEntries([...keys.values()][0] ?? [])).toEqual({
    'emergency.city': 'K\u00f6ln "S\u00fcd" \\ 1',
    'ringing.volumePercent': 60,
    'media.codecs': ['opus', 'pcma'],
    'updates.url': 'hi',
  });
});

it('finds nothing in what is no export', () => {
  expect(readRegistryExport('ERROR: no such key\r\n"a"="b"').size).toBe(0);
});
