/** One piece of the sound of a call. */
export interface HeardFrame {
  /** 0 the caller, 1 what the caller hears. */
  readonly side: number;
  readonly samples: Int16Array;
}

/** The side, and the time since the call began. */
const HEADER_BYTES = 5;

/** @returns undefined when it is shorter than its header */
export function parseFrame(data: ArrayBuffer): HeardFrame | undefined {
  if (data.byteLength < HEADER_BYTES) return undefined;
  const view = new DataView(data);
  const samples = new Int16Array((data.byteLength - HEADER_BYTES) >> 1);
  for (let at = 0; at < samples.length; at += 1) samples[at] = view.getInt16(HEADER_BYTES + 2 * at, true);
  return { side: view.getUint8(0), samples };
}

export type AudioNotice =
  | { readonly type: 'hello'; readonly rateHz: number }
  | { readonly type: 'error'; readonly message: string };

/** What the gateway says in words. @returns undefined for what this page does not know */
export function parseNotice(data: unknown): AudioNotice | undefined {
  if (typeof data !== 'string') return undefined;
  const value: unknown = JSON.parse(data);
  const fields: Readonly<Record<string, unknown>> = { ...(typeof value === 'object' && value) };
  const { type, sampleRate, message } = fields;
  if (type === 'hello' && typeof sampleRate === 'number') return { type, rateHz: sampleRate };
  if (type === 'error' && typeof message === 'string') return { type, message };
  return undefined;
}
