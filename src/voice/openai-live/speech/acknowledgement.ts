/**
 * What a listener says while the other one speaks, in the languages of the gateway. OpenAI's own grouper of transcripts
 * leaves such remarks of the assistant out (`lib/live/transcript-grouper` of its package, English only).
 */
const REMARKS: ReadonlySet<string> = new Set([
  ...[
    'aha',
    'ah',
    'hm',
    'hmm',
    'mhm',
    'mm',
    'mm hm',
    'mm hmm',
    'oh',
    'okay',
    'ok',
    'right',
    'sure',
    'got it',
  ],
  ...['uh huh', 'uhhuh', 'yeah', 'yep', 'yes', 'i see', 'ja', 'genau', 'klar', 'verstehe', 'gut'],
  ...[
    'oui',
    'd accord',
    'bien',
    'si',
    'sí',
    'claro',
    'vale',
    'entiendo',
    'sim',
    'certo',
    'va bene',
    'capisco',
  ],
]);

/** Whether these words are only a sign of listening. */
export function isAcknowledgement(words: string): boolean {
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return REMARKS.has(plain);
}
