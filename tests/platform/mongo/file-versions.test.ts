import { expect, it } from '@jest/globals';
import { fitOf } from '../../../src/platform/mongo/file-versions.js';

it.each([
  ['6.0', '6.0', 'same'],
  ['6.0', '7.0', 'newer'],
  ['7.0', '8.0', 'newer'],
  ['8.0', '8.2', 'newer'],
  ['6.0', '8.0', 'cannot open'],
  ['6.0', '8.2', 'cannot open'],
  ['7.0', '8.2', 'cannot open'],
  ['7.0', '6.0', 'cannot open'],
  ['8.2', '8.0', 'cannot open'],
])('files of %s under a server of %s: %s', (files, server, fit) => {
  expect(fitOf(files, server)).toBe(fit);
});
