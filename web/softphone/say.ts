import type { Earpiece } from './earpiece.ts';
import { sleep } from './person-dialling.ts';
import { BEEP } from './tones.ts';

/** How fast most voices speak. */
const CHARACTER_MS = 60;
/** A browser that has no voice for a text may never say that it has ended. */
const MARGIN_MS = 4_000;

/** Speaks what `<Say>` says, with a voice of the browser. Without one it beeps and waits as long as speaking takes. */
export async function say(
  text: string,
  {
    language,
    signal,
    earpiece,
  }: { readonly language: string; readonly signal: AbortSignal; readonly earpiece: Earpiece },
): Promise<void> {
  const voices = 'speechSynthesis' in window ? speechSynthesis.getVoices() : [];
  const [short = ''] = language.split('-');
  const voice =
    voices.find(({ lang }) => lang === language) ?? voices.find(({ lang }) => lang.startsWith(short));
  if (!voice) {
    earpiece.tone(BEEP);
    return sleep(text.length * CHARACTER_MS, signal);
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = language;
  const ended = new Promise<void>((resolve) => {
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
  });
  speechSynthesis.speak(utterance);
  await Promise.race([ended, sleep(2 * text.length * CHARACTER_MS + MARGIN_MS, signal)]);
  speechSynthesis.cancel();
}
