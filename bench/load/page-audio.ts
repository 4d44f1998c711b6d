import { readFileSync } from 'node:fs';

/** What the microphone of a page sends. */
export type PageFormat = 'pcm16-16k' | 'pcm16-24k' | 'mulaw' | 'webm';

export const PAGE_FORMATS: readonly PageFormat[] = ['pcm16-16k', 'pcm16-24k', 'mulaw', 'webm'];

export interface PageAudio {
  /** Fields of `voice_session_start`. */
  readonly start: Readonly<Record<string, unknown>>;
  /** Base64, sent one after the other and over again. */
  readonly pieces: readonly string[];
  /** Playing time of one piece, milliseconds. */
  readonly pieceMs: number;
}

const PIECE_MS = 40;
const PIECES = 25;
const RECORDING = new URL('../../fixtures/webm/chromium-100ms.txt', import.meta.url);
/** 39 packets of 60 ms in 20 pieces. */
const RECORDED_PIECE_MS = 117;

export function pageAudioOf(format: PageFormat): PageAudio {
  switch (format) {
    case 'pcm16-16k':
      return plainAudio({ audioFormat: 'pcm16', sampleRate: 16_000 }, 32);
    case 'pcm16-24k':
      return plainAudio({ audioFormat: 'pcm16', sampleRate: 24_000 }, 48);
    case 'mulaw':
      return plainAudio({ audioFormat: 'mulaw', sampleRate: 8000 }, 8);
    case 'webm':
      return recordedAudio();
    default:
      return format satisfies never;
  }
}

function plainAudio(start: PageAudio['start'], bytesPerMs: number): PageAudio {
  const pieces = Array.from({ length: PIECES }, (_, piece) => {
    const bytes = Buffer.alloc(PIECE_MS * bytesPerMs);
    for (let at = 0; at < bytes.length; at += 2) bytes.writeInt16LE(4_000 * Math.sin(at + piece), at);
    return bytes.toString('base64');
  });
  return { start, pieces, pieceMs: PIECE_MS };
}

/** A whole recording over and over: each begins with its header, as when a page starts its recorder again. */
function recordedAudio(): PageAudio {
  const pieces = readFileSync(RECORDING, 'utf8').trim().split('\n');
  return { start: { audioFormat: 'webm' }, pieces, pieceMs: RECORDED_PIECE_MS };
}
