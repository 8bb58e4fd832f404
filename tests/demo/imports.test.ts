import { expect, it } from '@jest/globals';
import { sources } from '../architecture/source.js';

it('the demo knows services and the clock, and nothing of records', () => {
  const ours = sources.filter(({ path }) => path.startsWith('src/demo'));
  const imports = ours.flatMap((file) => file.imports.map(({ to }) => to));
  expect(ours.length).toBeGreaterThan(10);
  expect(imports.filter((to) => /\.store\.|mongo(ose|db)$|platform\/database/.test(to))).toEqual(
    [],
  );
});
