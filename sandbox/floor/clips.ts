import { readFileSync } from 'node:fs';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { isRecord } from '../../src/is-record.ts';
import { levelDb } from '../model/sound-level.ts';
import { scaled } from './loudness.ts';

const FOLDER = new URL('../../fixtures/floor/', import.meta.url);
const FRAME = 160;
/** Quieter frames are pauses between words. */
const PAUSE_DB = -45;

export const LANGUAGES = ['en', 'fr', 'it', 'de', 'es', 'pt', 'hi'] as const;
export type ClipLanguage = (typeof LANGUAGES)[number];
/** Development: seen by those who tune the gateway. Held out: run once for a version. */
export type Half = 'dev' | 'held';

const KINDS = ['question', 'backchannel', 'interruption', 'correction', 'stop', 'sidetalk', 'tv'] as const;
export type ClipKind = (typeof KINDS)[number];

/** Level of a caller who speaks into the telephone, decibels of full scale. */
export const CALLER_DB = -20;

/** Something that was recorded, at the level of a caller. */
export interface Clip {
  readonly lang: ClipLanguage;
  readonly half: Half;
  readonly kind: ClipKind;
  readonly text: string;
  /** 8 kHz. */
  readonly pcm: Int16Array;
}

/**
 * Reads `fixtures/floor`.
 * @throws Error when its index is malformed
 */
export function loadClips(): Clip[] {
  const index: unknown = JSON.parse(readFileSync(new URL('index.json', FOLDER), 'utf8'));
  if (!Array.isArray(index)) throw new Error('fixtures/floor/index.json is not a list');
  const files = new Map<string, Buffer>();
  const fileOf = (name: string) => {
    const known = files.get(name) ?? readFileSync(new URL(name, FOLDER));
    files.set(name, known);
    return known;
  };
  return index.map((entry) => readClip(entry, fileOf));
}

function readClip(entry: unknown, fileOf: (name: string) => Buffer): Clip {
  const { lang, half, kind, text, from, bytes } = isRecord(entry) ? entry : {};
  const language = LANGUAGES.find((known) => known === lang);
  const clipKind = KINDS.find((known) => known === kind);
  const isWhole = typeof text === 'string' && typeof from === 'number' && typeof bytes === 'number';
  if (!language || !clipKind || !isWhole || (half !== 'dev' && half !== 'held')) {
    throw new Error(`fixtures/floor/index.json: ${JSON.stringify(entry)} is no clip`);
  }
  const raw = decodeMulaw(fileOf(`${language}-${half}.ulaw`).subarray(from, from + bytes));
  const pcm = scaled(raw, CALLER_DB - speechDb(raw));
  return { lang: language, half, kind: clipKind, text, pcm };
}

/** Level of the speech without its pauses. */
function speechDb(pcm: Int16Array): number {
  const voiced: number[] = [];
  for (let at = 0; at + FRAME <= pcm.length; at += FRAME) {
    const frame = pcm.subarray(at, at + FRAME);
    if (levelDb(frame) > PAUSE_DB) voiced.push(...frame);
  }
  return levelDb(Int16Array.from(voiced));
}
