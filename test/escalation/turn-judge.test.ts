import { describe, expect, it } from 'vitest';
import { Phrasebook } from '../../src/escalation/phrasebook.ts';
import { ALL_PHRASES } from '../../src/escalation/phrases/all-phrases.ts';
import { DEFAULT_POLICY } from '../../src/escalation/policy.ts';
import { TurnJudge } from '../../src/escalation/turn-judge.ts';

const shipped = new Phrasebook(ALL_PHRASES);
const judgeOf =
  (phrasebook: Phrasebook) =>
  (text: string, quiet = false) =>
    new TurnJudge(phrasebook, DEFAULT_POLICY).reasonFor(phrasebook.read(text), quiet)?.reason;
const reasonFor = judgeOf(shipped);

describe('where the patterns are silent', () => {
  it.each([
    ['safety', 'wasser läuft in den sicherungskasten und es funkt'],
    ['legal', 'nos veremos ante el juez'],
    ['explicit_request', 'encaminhe minha ligação pro setor de reclamações'],
    ['cancel_threat', 'soit vous enlevez les frais soit je pars'],
    ['frustration', 'aapke saare jawab galat hain'],
  ])('the classifier hears %s in "%s"', (reason, text) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it('keeps still about reasons that have just been offered for', () => {
    expect(reasonFor('aapke saare jawab galat hain', true)).toBeUndefined();
  });

  it.each([
    'no quiero hablar con una persona',
    'do not connect me to anybody',
    'my bill is higher than usual',
    'ma facture n’est pas arrivée',
  ])('leaves "%s" in peace', (text) => {
    expect(reasonFor(text)).toBeUndefined();
  });
});

describe('where a pattern sees what the classifier cannot believe', () => {
  const mention = 'sie wollte mit jemandem sprechen aber das ist erledigt';

  it('it is overruled', () => {
    expect(shipped.find('explicit_request', shipped.read(mention))).toBeDefined();
    expect(reasonFor(mention)).toBeUndefined();
  });

  it("an operator's own phrase always counts", () => {
    const added = { language: 'en', rules: { explicit_request: { say: ['purple elephant'] } } };
    const withAdded = judgeOf(new Phrasebook([...ALL_PHRASES, added]));
    expect(withAdded('the parcel has a purple elephant on its lid today')).toBe('explicit_request');
  });
});
