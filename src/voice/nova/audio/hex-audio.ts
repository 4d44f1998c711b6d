/** Names under which older designs put the audio of an `outputAudioDelta`. */
const FIELDS = ['delta', 'audio', 'audioChunk', 'content'];

/**
 * Reads the older `outputAudioDelta` shape, which is no event of Bedrock: mu-law 8 kHz in hex.
 * @returns base64 mu-law, or undefined when it holds no whole hex bytes
 */
export function parseHexAudio(fields: Readonly<Record<string, unknown>>): string | undefined {
  const hex = FIELDS.map((field) => fields[field]).find((value) => typeof value === 'string');
  if (hex === undefined || !/^(?:[0-9a-f]{2})+$/i.test(hex)) return undefined;
  return Buffer.from(hex, 'hex').toString('base64');
}
