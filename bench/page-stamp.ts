/** Distinguishes a stamped piece from what a gateway says itself. */
const MAGIC = 0x7ab1_e5a9;
const STAMP_BYTES = 12;

/** Writes when a piece of PCM16 left the model into its first samples. It passes a gateway of 24 kHz unchanged. */
export function stampPiece(pcm: Buffer, sentMs: number): void {
  pcm.writeUInt32LE(MAGIC, 0);
  pcm.writeDoubleLE(sentMs, 4);
}

/** @returns when the piece left the model; undefined for audio without a stamp */
export function readPieceStamp(pcm: Buffer): number | undefined {
  return pcm.length >= STAMP_BYTES && pcm.readUInt32LE(0) === MAGIC ? pcm.readDoubleLE(4) : undefined;
}
