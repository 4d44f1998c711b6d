import { expect, it } from 'vitest';
import { opusPacketMs } from '../../../src/web/webm/opus-packet.ts';

const toc = (configuration: number, code: number) => (configuration << 3) | code;
const filled = (bytes: number) => Array.from({ length: bytes }, () => 1);

it.each<[string, number | undefined, readonly number[]]>([
  ['one frame of 20 ms', 20, [toc(31, 0), 1, 2, 3]],
  ['one frame of 2.5 ms', 2.5, [toc(16, 0)]],
  ['one frame of speech of 60 ms', 60, [toc(3, 0), 1]],
  ['a hybrid frame', 10, [toc(12, 0), 1]],
  ['two equal frames', 40, [toc(31, 1), ...filled(10)]],
  ['two frames that cannot be equal', undefined, [toc(31, 1), ...filled(11)]],
  ['two frames', 40, [toc(31, 2), 3, ...filled(10)]],
  ['two frames, the first too long', undefined, [toc(31, 2), 30, ...filled(10)]],
  ['two frames, a long first one', 40, [toc(31, 2), 252, 1, ...filled(260)]],
  ['three frames of their own lengths', 60, [toc(31, 3), 0x83, 2, 3, ...filled(9)]],
  ['three frames that do not fit', undefined, [toc(31, 3), 0x83, 20, 30, ...filled(9)]],
  ['three equal frames', 60, [toc(31, 3), 0x03, ...filled(9)]],
  ['three frames that cannot be equal', undefined, [toc(31, 3), 0x03, ...filled(10)]],
  ['padding', 60, [toc(31, 3), 0x43, 4, ...filled(9), 0, 0, 0, 0]],
  ['padding of more bytes than there are', undefined, [toc(31, 3), 0x43, 255, 255, 9, ...filled(9)]],
  ['no frame', undefined, [toc(31, 3), 0x00]],
  ['more than 120 ms', undefined, [toc(31, 3), 0x07]],
  ['a frame above the limit', undefined, [toc(31, 0), ...filled(1276)]],
  ['a missing layout', undefined, [toc(31, 3)]],
  ['nothing', undefined, []],
])('%s', (_what, ms, packet) => {
  expect(opusPacketMs(Uint8Array.from(packet))).toBe(ms);
});
