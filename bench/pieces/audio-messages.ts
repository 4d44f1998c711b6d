/** 20 ms of mu-law as the vendors' messages carry it. */
export const AUDIO = Buffer.alloc(160, 0x55).toString('base64');
export const STREAM_SID = 'MZ00000000000000000000000000000001';

/** @see https://www.twilio.com/docs/voice/media-streams/websocket-messages */
export function twilioMedia(n: number): string {
  const media = { track: 'inbound', chunk: String(n), timestamp: String(n * 20), payload: AUDIO };
  return JSON.stringify({ event: 'media', sequenceNumber: String(n), media, streamSid: STREAM_SID });
}

/** @see https://platform.openai.com/docs/api-reference/realtime-server-events */
export function openaiDelta(n: number): string {
  const place = { response_id: 'resp_1', item_id: 'item_1', output_index: 0, content_index: 0 };
  const type = 'response.output_audio.delta';
  return JSON.stringify({ type, event_id: `event_${n}`, ...place, delta: AUDIO });
}
