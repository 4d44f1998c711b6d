import { CONTROL } from './cases/control.ts';
import { FRAMING } from './cases/framing.ts';
import { limits } from './cases/limits.ts';
import { UTF8 } from './cases/utf8.ts';
import type { ConformanceCase } from './conformance-case.ts';

/**
 * The cases that both of our sides must pass, in the order of the Autobahn test suite: framing, pings, reserved bits,
 * opcodes, fragments, UTF-8, closing and limits.
 * @see https://github.com/crossbario/autobahn-testsuite
 */
export function conformanceCases(maxMessageBytes: number): readonly ConformanceCase[] {
  return [...FRAMING, ...CONTROL, ...UTF8, ...limits(maxMessageBytes)];
}
