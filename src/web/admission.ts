import { randomBytes } from 'node:crypto';
import type { CallControl } from '../call/call-control.ts';
import type { CallStart } from '../call/call-start.ts';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { SessionHandoff, StoredSession } from '../store/session-store.ts';
import type { VoiceProvider } from '../voice/provider.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import type { LiveSessions } from './live-sessions.ts';
import type { ClientMessage } from './messages/client-message.ts';
import type { WebRefusal } from './refusals.ts';
import { type BrowserFormat, browserFormatOf } from './session/caller-audio.ts';
import type { BrowserTokens } from './tokens.ts';

/** Which tokens were used, for all instances. */
export interface TokenUses {
  /**
   * @returns false when the token was used before
   * @throws StoreError when that cannot be told
   */
  useOnce(nonce: string, expiresAtMs: number): Promise<boolean>;
}

export interface AdmissionServices {
  readonly tokens: BrowserTokens;
  readonly tokenUses: TokenUses;
  readonly sessions: Pick<BrowserSessions, 'find'>;
  readonly live: LiveSessions;
  readonly callControl: Pick<CallControl, 'refusal' | 'unready'>;
  readonly dailyBudget?: { readonly spent: boolean } | undefined;
  /** The models that are configured. */
  readonly models: readonly VoiceProvider[];
  /** What a page must tell its user before they speak. */
  readonly notice: () => string | undefined;
  readonly logger: Logger;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
}

export type StartMessage = Extract<ClientMessage, { action: 'voice_session_start' }>;

export type Admitted =
  | { readonly kind: 'admitted'; readonly start: CallStart; readonly format: BrowserFormat }
  | { readonly kind: 'handed_off'; readonly sessionId: string; readonly handoff: SessionHandoff }
  | Refused;

interface Refused {
  readonly kind: 'refused';
  readonly code: WebRefusal;
}

/** A session that another connection took over a moment ago is not taken from it: its writes are still under way. */
const RESUME_PAUSE_MS = 2_000;
const SESSION_ID = /^VB[0-9a-f]{32}$/;
const ID_BYTES = 16;

/** Decides who may begin or resume a session. The checks that need no table come first. */
export class Admission {
  readonly #services: AdmissionServices;

  constructor(services: AdmissionServices) {
    this.#services = services;
  }

  /** @param origin of the page, as the browser says it */
  async decide(message: StartMessage, origin: string): Promise<Admitted> {
    const { tokens } = this.#services;
    const { userId, wish } = message;
    const format = browserFormatOf(wish);
    if (!format) return refused('unsupported_audio_format');
    const provider = this.#modelOf(wish.model);
    if (provider === 'unknown') return refused('unsupported_model');
    const verified = tokens.verify(message.token, { userId, origin });
    if (!verified.ok) return refused(verified.code);
    const sessionId = message.sessionId ?? newId('VB');
    const early = this.#noPlace(message, sessionId);
    if (early) return refused(early);
    const used = await this.#use(verified.nonce, verified.expiresAtMs);
    if (used) return refused(used);
    const wishes = { provider, language: wish.language };
    const start = {
      callSid: sessionId,
      streamSid: newId('WS'),
      channel: 'browser',
      userId,
      wishes,
      // Agreement counts only to words that the operator has written.
      ...(wish.consent && this.#services.notice() !== undefined && { noticePlayed: true }),
    } as const;
    if (message.sessionId !== undefined) return this.#return({ ...start, resumeCount: 0 }, format);
    // Others may have come while the token was checked.
    const late = this.#noPlace(message, sessionId);
    return late ? refused(late) : { kind: 'admitted', start: { ...start, resumeCount: 0 }, format };
  }

  async #return(start: CallStart, format: BrowserFormat): Promise<Admitted> {
    const { callSid: sessionId, userId = '' } = start;
    const found = await this.#services.sessions.find(sessionId, userId);
    if (found.kind === 'refused') return found;
    if (found.kind === 'handed_off') return { kind: 'handed_off', sessionId, handoff: found.handoff };
    // Another socket may have come while the table was read: both would take the session over, and it would end.
    if (this.#wasTakenNow(userId, sessionId)) return refused('session_busy');
    const provider = start.wishes?.provider ?? this.#providerOf(found.session);
    const { resumeCount, session } = found;
    const { assistant, arms } = session;
    return {
      kind: 'admitted',
      start: {
        ...start,
        resumeCount,
        wishes: { ...start.wishes, provider },
        ...(session.consentNotice === 'played' && { noticePlayed: true }),
        ...(assistant !== undefined && { assistant }),
        ...(arms !== undefined && { arms }),
      },
      format,
    };
  }

  /** A session goes on with its model, unless the client names another one. */
  #providerOf({ provider }: StoredSession): VoiceProvider | undefined {
    return this.#services.models.find((model) => model === provider);
  }

  #modelOf(model: string | undefined): VoiceProvider | undefined | 'unknown' {
    if (model === undefined) return undefined;
    return this.#services.models.find((known) => known === model) ?? 'unknown';
  }

  /** A session that goes on had a place a moment ago, so only new ones are refused for want of one. */
  #noPlace(message: StartMessage, sessionId: string): WebRefusal | undefined {
    const { live, callControl, dailyBudget } = this.#services;
    const { userId } = message;
    if (!live.mayOpen(userId, sessionId)) return 'too_many_sessions';
    if (message.sessionId === undefined) {
      const refusal = callControl.refusal();
      return refusal ?? (dailyBudget?.spent ? 'budget_spent' : undefined);
    }
    if (!SESSION_ID.test(sessionId)) return 'session_unknown';
    if (this.#wasTakenNow(userId, sessionId)) return 'session_busy';
    return callControl.unready() === 'starting' ? 'starting' : undefined;
  }

  #wasTakenNow(userId: string, sessionId: string): boolean {
    const { live, clock } = this.#services;
    const other = live.find(userId, sessionId);
    return other !== undefined && clock() - other.openedMs < RESUME_PAUSE_MS;
  }

  /** @returns why the token cannot be used; undefined when it was used up now */
  async #use(nonce: string, expiresAtMs: number): Promise<WebRefusal | undefined> {
    try {
      return (await this.#services.tokenUses.useOnce(nonce, expiresAtMs)) ? undefined : 'token_used';
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { code, advice } = error;
      this.#services.logger.warn(
        { code, advice, err: error },
        'Whether a token was used could not be told; the browser is asked to try again',
      );
      return 'store_unavailable';
    }
  }
}

function newId(prefix: 'VB' | 'WS'): string {
  return prefix + randomBytes(ID_BYTES).toString('hex');
}

function refused(code: WebRefusal): Refused {
  return { kind: 'refused', code };
}
