import { decodeMulaw } from './mulaw.ts';

/** Mean of |sample| over a frame above which somebody speaks; a quiet line stays well below. */
const VOICE_LEVEL = 400;

/** Whether a frame is loud enough for speech. `payload`: base64 mu-law. */
export function isLoud(payload: string): boolean {
  const pcm = decodeMulaw(Buffer.from(payload, 'base64'));
  let sum = 0;
  for (const sample of pcm) sum += Math.abs(sample);
  return sum > VOICE_LEVEL * pcm.length;
}
