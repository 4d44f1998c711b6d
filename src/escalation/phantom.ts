import { fold } from '../spoken/fold.ts';

/**
 * Sentences that recognisers are known to write for silence or noise: credits and closing words of the films and
 * videos that they were trained on. Folded, without punctuation.
 */
const PHANTOMS = [
  'thank you for watching',
  'thanks for watching',
  'thank you so much for watching',
  'thank you for watching this video',
  'please subscribe to my channel',
  'please subscribe',
  'like and subscribe',
  'dont forget to like and subscribe',
  'see you in the next video',
  'subtitles by the amara org community',
  'subtitles by',
  'transcription by castingwords',
  'transcribed by https otter ai',
  'untertitel der amara org community',
  'untertitel im auftrag des zdf fur funk 2017',
  'untertitelung des zdf 2020',
  'untertitelung im auftrag des zdf',
  'untertitelung aufgrund der audioqualitat nicht moglich',
  'vielen dank furs zuschauen',
  'vielen dank fur s zuschauen',
  'sous titres realises para la communaute d amara org',
  'sous titres realises par la communaute d amara org',
  'sous titrage st 501',
  'sous titrage societe radio canada',
  'merci d avoir regarde cette video',
  'abonnez vous',
  'subtitulos realizados por la comunidad de amara org',
  'subtitulado por la comunidad de amara org',
  'suscribete al canal',
  'gracias por ver el video',
  'gracias por ver',
  'sottotitoli creati dalla comunita amara org',
  'sottotitoli e revisione a cura di qtss',
  'sottotitoli a cura di qtss',
  'grazie per aver guardato il video',
  'grazie per la visione',
  'legendas pela comunidade amara org',
  'legenda adriana zanotto',
  'obrigado por assistir',
  'inscreva se no canal',
  'देखने के लिए धन्यवाद',
  'सब्सक्राइब करें',
  'ご視聴ありがとうございました',
  '字幕由amara org社区提供',
];
const KNOWN: ReadonlySet<string> = new Set(PHANTOMS.map(key));

/** Whether a transcript is a phantom: a sentence that the recogniser made up while the caller said nothing. */
export function isPhantom(text: string): boolean {
  return text.length < 120 && KNOWN.has(key(text));
}

function key(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
