import type { Assistant } from '../call/assistant.ts';
import type { Config } from '../config/config.ts';
import type { HandoffService } from '../handoff/service.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { HandoffReason, SessionHandoff, StoredSession } from '../store/session-store.ts';
import type { StreamClaims, StreamTokens } from '../twilio/stream-token.ts';
import { askAgain, connectStream, dialHandoff, empty, hangUp, sayAndHangUp } from '../twilio/twiml.ts';
import { withRetries } from '../twilio/webhook-retries.ts';

/** Long enough for another instance to update the call over REST, short enough for a caller who hears nothing. */
const ASK_AGAIN_SECONDS = 2;

export interface CallAnswersOptions {
  readonly config: Config;
  readonly assistant: Pick<Assistant, 'language' | 'linesFor'>;
  readonly tokens: StreamTokens;
  readonly handoff: Pick<HandoffService, 'dialPlan'>;
}

/** A call to transfer to a person. */
export interface PersonCall {
  /** E.164, if known. */
  readonly caller: string | undefined;
  /** The number that was called, E.164, if it is one. */
  readonly dialed: string | undefined;
  /** The stored session, if it could be read. */
  readonly session?: CallMemory | undefined;
}

/** The parts of a session that decide which language the caller hears and where they are transferred. */
type CallMemory = Pick<StoredSession, 'handoff' | 'language'>;

/**
 * Builds the TwiML of this gateway: everything that Twilio can be told to do with a call.
 * @see https://www.twilio.com/docs/voice/twiml
 */
export class CallAnswers {
  readonly #options: CallAnswersOptions;
  readonly #streamUrl: string;

  constructor(options: CallAnswersOptions) {
    this.#options = options;
    this.#streamUrl = `wss://${new URL(options.config.publicUrl).host}/twilio/stream`;
  }

  /** A new call: the consent notice, if there is one, then the assistant. */
  greetAndConnect(claims: StreamClaims): string {
    const notice = this.#options.config.assistant.consentNotice;
    // Twilio runs verbs one after the other, so the stream begins when the notice has been spoken.
    return notice === undefined
      ? this.#connect(claims)
      : this.#connect({ ...claims, noticePlayed: true }, notice);
  }

  /**
   * A further stream for a call in progress.
   * @param wish why the caller wants a person, when only this process knows it: the table may never learn of it
   */
  reconnect(session: StoredSession, resumeCount: number, wish?: HandoffReason): string {
    return this.#connect({
      callSid: session.sessionId,
      resumeCount,
      ...(session.userId !== undefined && { caller: session.userId }),
      ...(session.dialedNumber !== undefined && { dialed: session.dialedNumber }),
      ...(session.secureInput === 'on' && { secureInput: true }),
      ...(wish !== undefined && { wish }),
    });
  }

  /** The hand-off that is stored in the session. */
  handOff(session: StoredSession): string {
    return this.#dial({ caller: session.userId, dialed: session.dialedNumber, session });
  }

  /** Straight to a person, because the assistant is not available. An apology when no number is configured. */
  person({ promised, ...call }: PersonCall & { readonly promised?: SessionHandoff | undefined }): string {
    // This instance has told the caller that a person will answer. No excuse is needed, although the table cannot
    // confirm it.
    if (promised && !call.session) return this.#dial({ ...call, session: { handoff: promised } });
    return this.#dial({ ...call, announce: this.#lines(call.session).modelGone });
  }

  /** The hand-off to store in the session of a call that has lost too many streams. */
  lostHandoff(session: StoredSession): SessionHandoff {
    return { reason: 'provider_failure', announce: this.#lines(session).modelGone };
  }

  /** Another instance is updating this call. If that fails, Twilio asks again. */
  askAgain(): string {
    return askAgain(this.#url('stream-ended'), ASK_AGAIN_SECONDS);
  }

  /** Spoken by Twilio when there is nothing left to try. */
  apology(session: CallMemory | undefined): string {
    return sayAndHangUp(this.#lines(session).apology, this.#language(session));
  }

  hangUp(): string {
    return hangUp();
  }

  /** Nothing more to do. */
  empty(): string {
    return empty();
  }

  #connect(claims: StreamClaims, notice?: string): string {
    const { tokens } = this.#options;
    return connectStream({
      action: this.#url('stream-ended'),
      streamUrl: this.#streamUrl,
      statusCallback: this.#url('stream-status'),
      token: tokens.issue(claims),
      ...(notice !== undefined && { before: { text: notice, language: this.#language(undefined) } }),
    });
  }

  #dial({ caller, dialed, session, announce }: PersonCall & { readonly announce?: string }): string {
    const { handoff, config } = this.#options;
    const plan = handoff.dialPlan(session);
    if (plan.kind === 'apologise') return this.apology(session);
    const spoken = plan.announce ?? announce;
    return dialHandoff({
      number: plan.number,
      action: this.#url('dial-result'),
      timeoutSeconds: config.handoff.dialTimeoutSeconds,
      callerId: caller ?? dialed ?? config.twilio.phoneNumber,
      token: session?.handoff?.token,
      ...(spoken !== undefined && { announce: { text: spoken, language: this.#language(session) } }),
    });
  }

  /** The lines in the caller's language. */
  #lines(session: CallMemory | undefined): LanguageLines {
    return this.#options.assistant.linesFor(this.#language(session));
  }

  /** ISO 639-1: what the call is held in, or begins in; undefined when neither is known. */
  #language(session: CallMemory | undefined): string | undefined {
    return session?.language ?? this.#options.assistant.language;
  }

  #url(name: string): string {
    const { publicUrl, twilio } = this.#options.config;
    return withRetries(`${publicUrl}/twilio/${name}`, twilio.webhookRetries);
  }
}
