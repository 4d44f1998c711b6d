import { BearerKey } from '../http/bearer-key.ts';
import type { ConsoleRole } from './views.ts';

/** Who asks. */
export interface ConsoleUser {
  readonly role: ConsoleRole;
  /** Names the token in the log without showing it. */
  readonly mark: string;
  /** What other supervisors read: the name that the person gave, or the role with the mark of the token. */
  readonly name: string;
  /** Stays the same in all requests of one person who gives their name, and differs from everybody else's. */
  readonly id: string;
}

export interface ConsoleTokens {
  readonly supervisorToken: string;
  readonly viewerToken: string | undefined;
}

const LONGEST_NAME = 40;
/** Neither control characters nor what turns the direction of text around. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Finds the role of a token. A changed token takes effect when the gateway is restarted, like every setting. */
export class ConsoleAccess {
  readonly #supervisor: BearerKey;
  readonly #viewer: BearerKey | undefined;

  constructor({ supervisorToken, viewerToken }: ConsoleTokens) {
    this.#supervisor = new BearerKey(supervisorToken);
    this.#viewer = viewerToken === undefined ? undefined : new BearerKey(viewerToken);
  }

  /**
   * @param authorization the header, `Bearer …`
   * @param givenName what the person calls themselves, percent-encoded; it is shown and logged, and gives no rights
   * @returns undefined for a wrong token, after the same time whatever is wrong with it
   */
  userOf(authorization: string | undefined, givenName?: string): ConsoleUser | undefined {
    const isSupervisor = this.#supervisor.accepts(authorization);
    const isViewer = this.#viewer?.accepts(authorization) === true;
    if (isSupervisor) return named('supervisor', this.#supervisor.fingerprint, givenName);
    if (isViewer && this.#viewer) return named('viewer', this.#viewer.fingerprint, givenName);
    return undefined;
  }

  /** The same for a token alone, as the first message of a WebSocket has it. */
  userOfToken(token: string, givenName?: string): ConsoleUser | undefined {
    return this.userOf(`Bearer ${token}`, givenName);
  }
}

function named(role: ConsoleRole, mark: string, givenName: string | undefined): ConsoleUser {
  const given = printableName(givenName ?? '');
  return { role, mark, name: given || `${role} ${mark}`, id: given === '' ? mark : `${mark} ${given}` };
}

function printableName(encoded: string): string {
  return decoded(encoded).replace(UNPRINTABLE, '').trim().slice(0, LONGEST_NAME);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
