import type { CallAddress } from './assistant-book.ts';
import type { ProfileFile } from './profile.ts';

/** `sip:sales@example.com;transport=tls` and `<sip:sales@example.com>`: what stands before the parameters. */
const SIP_ADDRESS = /^<?(sips?):([^\s@;>]{1,64})(?:@([^\s;:>]{1,253}))?/i;

/**
 * The assistant of a call: the one that it began with, else the one of the number or SIP user that was dialled, else
 * the default.
 */
export function nameFor({ assistant, dialed = '' }: CallAddress, file: ProfileFile): string {
  if (assistant !== undefined && file.profiles.has(assistant)) return assistant;
  for (const key of dialedKeys(dialed)) {
    const name = file.numbers.get(key);
    if (name !== undefined) return name;
  }
  return file.default;
}

/** A SIP user at its own domain comes before the user at any domain. */
function dialedKeys(dialed: string): string[] {
  const [, scheme = 'sip', user, domain] = SIP_ADDRESS.exec(dialed.trim()) ?? [];
  if (user === undefined) return [dialed.trim()];
  const schemes = [...new Set([scheme, 'sip', 'sips'])];
  const keys = domain === undefined ? [] : schemes.map((name) => `${name}:${user}@${domain}`);
  return [...keys, ...schemes.map((name) => `${name}:${user}`)].map((key) => key.toLowerCase());
}
