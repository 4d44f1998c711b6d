import { expect, it } from 'vitest';
import { OpenTools } from '../../src/call/tools/open-tools.ts';

it('the names of tools are on record until the model has their results', () => {
  const noted: unknown[] = [];
  const open = new OpenTools({ note: ({ openTools }) => noted.push(openTools) });
  open.started('a', 'status');
  open.started('b', 'status');
  open.started('c', 'stock');
  open.answered('a');
  open.answered('unknown');
  open.answered('b');
  open.answered('c');
  expect(noted).toEqual([['status'], ['status'], ['status', 'stock'], ['status', 'stock'], ['stock'], null]);
});
