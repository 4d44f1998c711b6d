import { type ConformanceCase, fragments, said, text } from '../conformance-case.ts';

const PIECES = ['one', 'bytes'] as const;

const VALID = [
  'Hello-µ@ßöäüàá-UTF-8!!',
  'κόσμε',
  '\u0000\u007f',
  '\u0080\u07ff',
  '\u0800\ud7ff\ue000\ufffd',
  '\ufffe\uffff\ufeff',
  '\u{10000}\u{3ffff}\u{10ffff}',
  '👩‍👩‍👧 مرحبا שלום 日本語',
];

/** By their bytes in hex. */
const INVALID: readonly (readonly [string, string])[] = [
  ['a lone continuation', '80'],
  ['the last lone continuation', 'bf'],
  ['many continuations', '808182bfbebd'],
  ['a first byte alone', 'c3'],
  ['two of three bytes', 'e282'],
  ['three of four bytes', 'f09f98'],
  ['a first byte and a letter', 'c341'],
  ['slash in two bytes', 'c0af'],
  ['slash in three bytes', 'e080af'],
  ['slash in four bytes', 'f08080af'],
  ['the largest overlong in two bytes', 'c1bf'],
  ['the largest overlong in three bytes', 'e09fbf'],
  ['the largest overlong in four bytes', 'f08fbfbf'],
  ['zero in two bytes', 'c080'],
  ['the first surrogate', 'eda080'],
  ['the last surrogate', 'edbfbf'],
  ['a pair of surrogates', 'eda080edb080'],
  ['past the last code point', 'f4908080'],
  ['f5', 'f5808080'],
  ['five bytes', 'f888808080'],
  ['six bytes', 'fc8480808080'],
  ['fe', 'fe'],
  ['ff', 'ff'],
  ['fe and ff', 'fefeffff'],
];

/** Each text whole, cut inside each character, and byte by byte. */
const valid: ConformanceCase[] = VALID.flatMap((note) => {
  const message = said(0, { note });
  const everywhere = Array.from({ length: message.length - 1 }, (_, at) => at + 1);
  return PIECES.flatMap((pieces) => [
    {
      name: `UTF-8: ${JSON.stringify(note)}, ${pieces}`,
      sends: [text(message)],
      pieces,
      messages: [text(message)],
    },
    {
      name: `UTF-8: ${JSON.stringify(note)} in fragments of one byte, ${pieces}`,
      sends: fragments(message, everywhere),
      pieces,
      messages: [text(message)],
    },
  ]);
});

const message = said(0);

const invalid: ConformanceCase[] = INVALID.flatMap(([name, hex]) => {
  const bytes = Buffer.concat([Buffer.from('{"note":"κόσμε'), Buffer.from(hex, 'hex'), Buffer.from('"}')]);
  const cut = bytes.length - 3;
  return [
    ...PIECES.map((pieces) => ({
      name: `not UTF-8: ${name}, ${pieces}`,
      sends: [text(message), text(bytes), text(said(1))],
      pieces,
      messages: [text(message)],
      ends: 1007,
    })),
    {
      name: `not UTF-8: ${name}, in fragments`,
      sends: [text(message), ...fragments(bytes, [3, cut]), text(said(1))],
      messages: [text(message)],
      ends: 1007,
    },
  ];
});

export const UTF8: readonly ConformanceCase[] = [...valid, ...invalid];
