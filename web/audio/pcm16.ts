/** Base64 of samples, little endian, as `/voice` and Nova carry them. */
export function encodePcm16(samples: Int16Array): string {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @returns the samples; a last half sample is dropped */
export function decodePcm16(base64: string): Int16Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length & ~1);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = text.charCodeAt(index);
  return new Int16Array(bytes.buffer);
}
