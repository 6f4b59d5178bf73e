import { expect, it } from 'vitest';
import { ringKind } from '../../../../../src/renderer/engine/sound/ringer';

it.each([
  [[], [], 'none'],
  [[], ['live'], 'none'],
  [['a'], [], 'ring'],
  [['a', 'b'], ['a'], 'ring'],
  [['a'], ['live'], 'waiting'],
  [['a'], ['a', 'live'], 'waiting'],
])('ringing %j while %j are heard: %s', (ringing, heard, kind) => {
  expect(ringKind(new Set<string>(ringing), new Set<string>(heard))).toBe(kind);
});
