import { hourOfTwelve } from './hour-words.ts';
import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = ['रविवार', 'सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार'];
/** Two half hours have words of their own. */
const HALF_PAST: Readonly<Record<number, string>> = { 1: 'डेढ़ बजे', 2: 'ढाई बजे' };

/** No verb tells whether the speaker is a man or a woman. */
export const HINDI_LINES: LanguageLines = {
  greeting: 'नमस्ते, आप वर्चुअल असिस्टेंट से बात कर रहे हैं। मैं आपकी क्या मदद कर सकता हूँ?',
  hold: 'अब आपको हमारे एक प्रतिनिधि से जोड़ा जा रहा है। कृपया लाइन पर बने रहिए।',
  numberShown: 'अब एक व्यक्ति आपकी मदद कर सकता है। कृपया अपनी स्क्रीन पर दिए गए नंबर पर फ़ोन करें।',
  refusal: 'माफ़ कीजिए, इसमें मैं आपकी मदद नहीं कर सकता। क्या मैं आपके लिए कुछ और कर सकता हूँ?',
  looking: 'एक क्षण, जानकारी देखी जा रही है।',
  stillLooking: 'थोड़ा और समय लग रहा है। धैर्य रखने के लिए धन्यवाद।',
  offer: 'क्या आप चाहेंगे कि आपको किसी प्रतिनिधि से जोड़ दिया जाए?',
  idlePrompt: 'क्या आप लाइन पर हैं?',
  idleGoodbye: 'अब यह कॉल समाप्त की जा रही है। नमस्कार।',
  goodbye: 'कॉल करने के लिए धन्यवाद। नमस्कार।',
  durationWarning: 'आपकी कॉल एक मिनट में समाप्त हो जाएगी।',
  durationGoodbye: 'अब यह कॉल समाप्त की जा रही है। नमस्कार।',
  interruption: 'रुकावट के लिए माफ़ कीजिए। कृपया अपनी बात जारी रखिए।',
  moved: 'माफ़ कीजिए। कृपया अपनी बात जारी रखिए।',
  nobodyFree: 'माफ़ कीजिए, इस समय कोई खाली नहीं है। क्या हम आपको वापस कॉल करें?',
  noPersons: 'माफ़ कीजिए, इस समय आपको किसी प्रतिनिधि से नहीं जोड़ा जा सकता। क्या हम आपको वापस कॉल करें?',
  emergency:
    'माफ़ कीजिए, इस समय आपकी मदद के लिए कोई मौजूद नहीं है। अगर कोई खतरे में है, तो कृपया फ़ोन रखकर आपातकालीन सेवा को कॉल कीजिए। नहीं तो हम आपको वापस कॉल कर सकते हैं।',
  modelGone: 'माफ़ कीजिए, असिस्टेंट उपलब्ध नहीं है। आपको हमारे एक प्रतिनिधि से जोड़ा जा रहा है।',
  apology: 'माफ़ कीजिए, इस समय हम आपकी कॉल नहीं ले सकते। कृपया बाद में फिर कॉल कीजिए। नमस्कार।',
  waiting: (minutes) =>
    `इस समय हमारे सभी प्रतिनिधि व्यस्त हैं और इंतज़ार ${waitOf(minutes)} का है। आपको अभी जोड़ा जा रहा है, ` +
    'कृपया लाइन पर बने रहिए। अगर आप चाहें कि हम आपको वापस कॉल करें, तो बस बता दीजिए।',
  closed: (opening) =>
    `माफ़ कीजिए, ${opening ? `हमारा दफ़्तर बंद है और ${momentOf(opening)} खुलेगा` : 'अभी हमारा दफ़्तर बंद है'}। ` +
    'क्या हम आपको वापस कॉल करें?',
  unstaffed: 'माफ़ कीजिए, इस समय आपकी कॉल लेने के लिए कोई मौजूद नहीं है। क्या हम आपको वापस कॉल करें?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return 'एक घंटे से ज़्यादा';
  return minutes === 1 ? 'लगभग एक मिनट' : `लगभग ${minutes} मिनट`;
}

/** "कल सुबह 9 बजे", "सोमवार को दोपहर ढाई बजे". */
function momentOf(opening: OpeningMoment): string {
  const { hour, minute } = opening;
  const day = dayOf(opening);
  return hour === 24 ? `${day} आधी रात को` : `${day} ${partOf(hour)} ${timeOf(hour, minute)}`;
}

function dayOf({ day, weekday }: OpeningMoment): string {
  switch (day) {
    case 'today':
      return 'आज';
    case 'tomorrow':
      return 'कल';
    case 'this_week':
      return `${WEEKDAYS[weekday]} को`;
    case 'next_week':
      return `अगले हफ़्ते ${WEEKDAYS[weekday]} को`;
  }
}

function partOf(hour: number): string {
  if (hour < 4 || hour >= 20) return 'रात';
  if (hour < 12) return 'सुबह';
  return hour < 16 ? 'दोपहर' : 'शाम';
}

function timeOf(hour: number, minute: number): string {
  const twelve = hourOfTwelve(hour);
  switch (minute) {
    case 0:
      return `${twelve} बजे`;
    case 15:
      return `सवा ${twelve} बजे`;
    case 30:
      return HALF_PAST[twelve] ?? `साढ़े ${twelve} बजे`;
    case 45:
      return `पौने ${hourOfTwelve(hour + 1)} बजे`;
    default:
      return `${twelve} बजकर ${minute} मिनट पर`;
  }
}
