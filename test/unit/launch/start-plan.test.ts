import { describe, expect, it } from 'vitest';
import { displayProblem, startFailure, startPlan, type Surroundings } from '../../../src/launch/start-plan';
import { fail, ok } from '../../../src/shared/domain/result';

const desk: Surroundings = {
  platform: 'linux',
  env: { DISPLAY: ':0' },
  isRoot: false,
  repository: '/repo',
  args: [],
};
const electron = ok('/electron/electron');

describe('how the app is started', () => {
  it('runs Electron on the repository and passes on what was asked', () => {
    expect(startPlan({ ...desk, args: ['tel:+4930123'] }, electron)).toEqual({
      kind: 'desktop',
      binary: '/electron/electron',
      args: ['/repo', 'tel:+4930123'],
      note: null,
    });
  });

  it('goes without a sandbox as root on Linux, and says so', () => {
    const plan = startPlan({ ...desk, isRoot: true }, electron);
    expect(plan).toMatchObject({ args: ['--no-sandbox', '/repo'] });
    expect(plan.kind === 'desktop' && plan.note).toMatch(/root/);
  });

  it('does not say it twice when it was asked for', () => {
    expect(startPlan({ ...desk, isRoot: true, args: ['--no-sandbox'] }, electron)).toMatchObject({
      args: ['/repo', '--no-sandbox'],
      note: null,
    });
  });

  it('keeps the sandbox on the other systems', () => {
    expect(startPlan({ ...desk, platform: 'darwin', env: {}, isRoot: true }, electron)).toMatchObject({
      args: ['/repo'],
    });
  });

  it.each([
    ['no display', { ...desk, env: {} }, electron, /display/],
    ['no Electron', desk, fail('not-fetched', 'getaddrinfo ENOTFOUND'), /fetched.*ENOTFOUND/],
    [
      'an empty override',
      desk,
      fail('not-executable', '/x/electron'),
      /ELECTRON_OVERRIDE_DIST_PATH.*\/x\/electron/,
    ],
  ] as const)('serves the browser edition with %s, and says why', (_what, where, found, why) => {
    const plan = startPlan(where, found);
    expect(plan.kind === 'browser' && plan.why).toMatch(why);
  });
});

it('needs a display on Linux alone, X or Wayland', () => {
  expect(displayProblem({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
  expect(displayProblem({ platform: 'linux', env: { DISPLAY: '' } })).toMatch(/display/);
  expect(displayProblem({ platform: 'win32', env: {} })).toBeNull();
});

describe('why Electron never started', () => {
  it.each([
    [
      127,
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      /libnss3\.so/,
    ],
    [1, '[1:1:ERROR:ozone_platform_x11.cc(246)] Missing X server or $DISPLAY', /display/],
    [null, 'FATAL: The SUID sandbox helper binary was found, but is not configured correctly.', /sandbox/],
    [1, "/lib/libc.so.6: version `GLIBC_2.34' not found", /C library/],
  ])('is read from its words (%s)', (code, stderr, sentence) => {
    expect(startFailure({ code, signal: null, stderr })).toMatch(sentence);
  });

  it('is nothing when it ran', () => {
    expect(startFailure({ code: 0, signal: null, stderr: 'Missing X server or $DISPLAY' })).toBeNull();
    expect(startFailure({ code: 3, signal: null, stderr: 'some warning' })).toBeNull();
  });
});
