import type { OverlapWords } from './overlap-words.ts';

/** In Devanagari and as recognisers write it in Latin letters. */
export const OVERLAP_WORDS_HI: OverlapWords = {
  acknowledgements: [
    ...['हाँ', 'हां', 'हाँ जी', 'जी', 'जी हाँ', 'अच्छा', 'अच्छा जी', 'ठीक', 'ठीक है', 'हम्म', 'हूँ', 'ओके', 'सही'],
    ...['सही है', 'बिल्कुल', 'समझ गया', 'समझ गई', 'समझा', 'ओह', 'आह', 'धन्यवाद', 'शुक्रिया', 'बहुत अच्छा'],
    ...[
      'haan',
      'han',
      'haan ji',
      'ji',
      'ji haan',
      'accha',
      'acha',
      'theek',
      'theek hai',
      'thik hai',
      'hmm',
      'hoon',
    ],
    ...[
      'sahi',
      'sahi hai',
      'bilkul',
      'samajh gaya',
      'samajh gayi',
      'samjha',
      'shukriya',
      'dhanyavaad',
      'bahut accha',
    ],
  ],
  stops: [
    ...['रुको', 'रुकिए', 'रुकिये', 'रुक जाइए', 'ठहरो', 'ठहरिए', 'नहीं', 'नही', 'नहीं नहीं', 'एक मिनट', 'एक सेकंड'],
    ...['सुनिए', 'सुनो', 'माफ कीजिए', 'गलत', 'यह गलत है', 'बस', 'चुप', 'बंद करो', 'इंसान', 'एजेंट', 'मेरा मतलब'],
    ...[
      'ruko',
      'rukiye',
      'rukie',
      'thehro',
      'nahi',
      'nahin',
      'ek minute',
      'ek second',
      'suniye',
      'suno',
      'galat',
    ],
    ...['maaf kijiye', 'bas', 'chup', 'band karo', 'insaan', 'mera matlab', 'stop', 'wait'],
  ],
  asides: [
    ...['मैं फोन पर हूँ', 'फोन पर हूँ', 'अभी आया', 'अभी आती हूँ', 'आप नहीं', 'आवाज कम करो', 'टीवी बंद करो'],
    ...['दरवाजा बंद करो', 'इधर आओ', 'बैठ जाओ'],
    ...['main phone par hoon', 'phone par hoon', 'abhi aaya', 'abhi aati hoon', 'aap nahi', 'awaaz kam karo'],
    ...['tv band karo', 'darwaza band karo', 'idhar aao', 'baith jao'],
  ],
};
