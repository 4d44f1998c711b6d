import { describe, expect, test } from 'vitest';
import { declinesWait, mentionsCallback, wishesCallback } from '../../src/escalation/callback-wish.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { ALL_LINES, shippedLines } from '../../src/spoken/shipped-lines.ts';

const now = new Date('2026-11-20T10:00:00Z');

describe.each([...ALL_LINES])('in %s', (language, lines) => {
  test('every line that offers a call-back is known as such', () => {
    const offers = [
      lines.nobodyFree,
      lines.noPersons,
      lines.emergency,
      spokenTruth({ kind: 'unstaffed' }, { lines: shippedLines(language), now }).text,
      spokenTruth({ kind: 'closed', timeZone: 'UTC' }, { lines: shippedLines(language), now }).text,
      spokenTruth({ kind: 'queue', waitMinutes: 7 }, { lines: shippedLines(language), now }).text,
    ];
    for (const line of offers) expect([line, mentionsCallback(line)]).toEqual([line, true]);
  });

  test('no other line is', () => {
    const { hold, offer, idlePrompt, idleGoodbye, durationWarning, interruption, moved } = lines;
    for (const line of [hold, offer, idlePrompt, idleGoodbye, durationWarning, interruption, moved]) {
      expect([line, mentionsCallback(line)]).toEqual([line, false]);
    }
  });
});

describe('a caller who was told of a wait', () => {
  test.each([
    'call me back',
    'could you call me back tomorrow',
    "no i'd rather have a callback",
    'rappelez moi plutôt',
    'je préfère être rappelé',
    'preferisco che mi richiamiate',
    'richiamatemi',
    'rufen sie mich lieber zurück',
    'ich hätte gern einen rückruf',
    'que me llamen ustedes',
    'llámenme mejor',
    'prefiro que me liguem',
    'pode me ligar de volta',
    'मुझे वापस कॉल कर दीजिए',
    'mujhe baad mein call kar lijiye',
  ])('wishes for a call-back: %s', (text) => {
    expect(wishesCallback(text)).toBe(true);
  });

  test.each([
    "don't call me back connect me now",
    'ne me rappelez pas',
    'rufen sie mich nicht zurück',
    'yes please',
    'okay i will wait',
    'ich warte',
    'ja bitte verbinden',
    'sì va bene',
    'कोई बात नहीं मैं इंतज़ार करता हूँ',
  ])('does not wish for one: %s', (text) => {
    expect(wishesCallback(text)).toBe(false);
  });

  test.each([
    "i can't wait that long",
    'never mind',
    'c est trop long',
    'non posso aspettare',
    'das ist mir zu lange',
    'no puedo esperar',
    'não posso esperar',
    'मैं इंतज़ार नहीं कर सकता',
  ])('will not wait: %s', (text) => {
    expect(declinesWait(text)).toBe(true);
  });

  test.each(['i will wait', 'ja ich warte', 'oui j attends', 'va bene aspetto'])('waits: %s', (text) => {
    expect(declinesWait(text)).toBe(false);
  });
});
