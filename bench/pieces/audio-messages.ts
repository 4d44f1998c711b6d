/** 20 ms of mu-law as the vendors' messages carry it. */
export const AUDIO = Buffer.alloc(160, 0x55).toString('base64');
export const STREAM_SID = 'MZ00000000000000000000000000000001';

/** @see https://www.twilio.com/docs/voice/media-streams/websocket-messages */
export function twilioMedia(n: number): string {
  const media = { track: 'inbound', chunk: String(n), timestamp: String(n * 20), payload: AUDIO };
  return JSON.stringify({ event: 'media', sequenceNumber: String(n), media, streamSid: STREAM_SID });
}
