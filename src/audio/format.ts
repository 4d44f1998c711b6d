/**
 * The telephone's format, and Twilio's: G.711 mu-law, 8 kHz, mono, one byte a sample.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#start-message
 */
export const TELEPHONE_RATE_HZ = 8000;
export const BYTES_PER_MS = 8;
/** Mu-law code of positive zero. */
export const SILENCE_BYTE = 0xff;
export const FRAME_MS = 20;
/** One media frame of Twilio: 20 ms. */
export const FRAME_BYTES = FRAME_MS * BYTES_PER_MS;

const EQUALS_SIGN = 61;

/** How many bytes a padded or unpadded base64 text holds, by its length alone. Does not check the text. */
export function payloadBytes(base64: string): number {
  let characters = base64.length;
  if (base64.charCodeAt(characters - 1) === EQUALS_SIGN) characters -= 1;
  if (base64.charCodeAt(characters - 1) === EQUALS_SIGN) characters -= 1;
  return Math.floor((characters * 3) / 4);
}

/** Playing time of a base64 mu-law payload in milliseconds; not always a whole number. */
export function payloadMs(base64: string): number {
  return payloadBytes(base64) / BYTES_PER_MS;
}
