import { describe, expect, it } from 'vitest';
import {
  kindOfWords,
  onlyAcknowledges,
  onlyStops,
  spokenWords,
} from '../../src/spoken/overlap/overlap-phrases.ts';

const kindOf = (text: string) => kindOfWords(spokenWords(text));

describe('words over the assistant', () => {
  it.each([
    ['Mm-hm.', 'acknowledgement'],
    ['Yeah, okay, I see.', 'acknowledgement'],
    ['Ja, genau.', 'acknowledgement'],
    ["D'accord.", 'acknowledgement'],
    ['Sì, ho capito.', 'acknowledgement'],
    ['Vale, claro.', 'acknowledgement'],
    ['Tá bom, entendi.', 'acknowledgement'],
    ['हाँ जी, ठीक है।', 'acknowledgement'],
    ['haan ji, theek hai', 'acknowledgement'],
    ['No problem.', 'acknowledgement'],
    ['Ja, das stimmt.', 'acknowledgement'],
    ['Pas de souci.', 'acknowledgement'],
    ['Ah, benissimo.', 'acknowledgement'],
    ['Sin problema.', 'acknowledgement'],
    ['Tá, tudo bem.', 'acknowledgement'],
    ['मैं समझ गया', 'acknowledgement'],
    ['Pas la bleue', 'content'],
    ['Das ist falsch', 'stop'],
    ['Tudo bem mas quanto custa', 'content'],
    ['Stop.', 'stop'],
    ['Okay, wait a second', 'stop'],
    ['Nein, das andere', 'stop'],
    ['Attendez', 'stop'],
    ['Aspetti', 'stop'],
    ['Espere', 'stop'],
    ['Pare', 'stop'],
    ['रुकिए', 'stop'],
    ["I'm on the phone", 'aside'],
    ['Ich bin am Telefon', 'aside'],
    ['Darling, close the door please. When do you open tomorrow morning?', 'content'],
    ['What does that cost?', 'content'],
    ['okay but what about Sunday', 'content'],
    ['My order is for my mom', 'content'],
    ['My company name is honey softwares', 'content'],
    ['is honey a good sugar substitute', 'content'],
    ["I'm on the phone with my bank all day because of this", 'content'],
    ['Arrivo alle nove', 'content'],
    ["J'arrive demain", 'content'],
    ['Honey, close the door', 'aside'],
    ['ok 255685', 'content'],
    ['see ya', 'content'],
    ['yes but not today', 'content'],
    ['yes please book it', 'content'],
    ['', 'none'],
    ['…', 'none'],
  ] as const)('"%s" is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('the first words of a phrase wait for the rest of it', () => {
    expect(kindOfWords(spokenWords('je'), false)).toBe('none');
    expect(kindOfWords(spokenWords('je'), true)).toBe('content');
    expect(kindOfWords(spokenWords('yeah i'), false)).toBe('acknowledgement');
    expect(kindOfWords(spokenWords('what'), false)).toBe('content');
    expect(kindOfWords(spokenWords('claro que'), false)).toBe('acknowledgement');
    expect(kindOfWords(spokenWords('claro que no'), false)).toBe('content');
    expect(kindOfWords(spokenWords("I'm on"), false)).toBe('none');
    expect(kindOfWords(spokenWords("I'm looking"), false)).toBe('content');
  });

  it.each([
    ['wait', true],
    ['Okay, wait a second.', true],
    ['Nein, Moment', true],
    ['No, on Tuesday', false],
    ['wait is that', false],
    ['okay', false],
    ['', false],
  ])('"%s" is nothing but a wish for silence: %s', (text, isBare) => {
    expect(onlyStops(spokenWords(text))).toBe(isBare);
  });

  it('a long text is content, whatever it begins with', () => {
    expect(kindOf('yes '.repeat(30))).toBe('content');
  });
});

describe('an acknowledgement', () => {
  it.each([
    ...[
      'Mhm.',
      'uh-huh',
      'ok',
      'Okay, yes.',
      'Yeah, okay.',
      "D'accord.",
      'ja genau',
      'sí, claro',
      'tá certo',
    ],
    ...['Va bene', 'जी अच्छा', 'हाँ जी'],
  ])('is %s', (text) => {
    expect(onlyAcknowledges(text)).toBe(true);
  });

  it.each(['', '…', 'no', 'stop', 'wait', 'nein', 'espera', 'ji 3940'])('is not "%s"', (text) => {
    expect(onlyAcknowledges(text)).toBe(false);
  });
});
