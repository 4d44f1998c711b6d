import type { Assistant } from '../call/assistant.ts';
import type { Config } from '../config/config.ts';
import type { HandoffService } from '../handoff/service.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { SessionHandoff, StoredSession } from '../store/session-store.ts';
import type { StreamClaims, StreamTokens } from '../twilio/stream-token.ts';
import { askAgain, connectStream, dialHandoff, empty, hangUp, sayAndHangUp } from '../twilio/twiml.ts';
import { withRetries } from '../twilio/webhook-retries.ts';

const ASK_AGAIN_SECONDS = 2;

export interface CallAnswersOptions {
  readonly config: Config;
  readonly assistant: Pick<Assistant, 'linesFor'>;
  readonly tokens: StreamTokens;
  readonly handoff: Pick<HandoffService, 'dialPlan'>;
}

/** A call that is dialled to a person. */
export interface PersonCall {
  /** E.164, if known. */
  readonly caller: string | undefined;
  /** E.164 number that was called, if it was one. */
  readonly dialed: string | undefined;
  /** What is stored of the call, if it could be read. */
  readonly session?: CallMemory | undefined;
}

/** What of a session decides how its caller is spoken to and dialled. */
type CallMemory = Pick<StoredSession, 'handoff' | 'language'>;

/** The TwiML of this gateway: what Twilio may be told to do with a call. */
export class CallAnswers {
  readonly #options: CallAnswersOptions;
  readonly #streamUrl: string;

  constructor(options: CallAnswersOptions) {
    this.#options = options;
    this.#streamUrl = `wss://${new URL(options.config.publicUrl).host}/twilio/stream`;
  }

  /** A new call: the consent notice when there is one, then the assistant. */
  greetAndConnect(claims: StreamClaims): string {
    const notice = this.#options.config.assistant.consentNotice;
    // Twilio connects the stream only when it has spoken the notice to its end.
    return notice === undefined
      ? this.#connect(claims)
      : this.#connect({ ...claims, noticePlayed: true }, notice);
  }

  /** A further stream for a call in progress. */
  reconnect(session: StoredSession, resumeCount: number): string {
    return this.#connect({
      callSid: session.sessionId,
      resumeCount,
      ...(session.userId !== undefined && { caller: session.userId }),
      ...(session.dialedNumber !== undefined && { dialed: session.dialedNumber }),
      ...(session.secureInput === 'on' && { secureInput: true }),
      // Should the table fail, the next stream knows of it from here.
      ...(session.wish !== undefined && { wish: session.wish }),
    });
  }

  /** The hand-off that the session remembers. */
  handOff(session: StoredSession): string {
    return this.#dial({ caller: session.userId, dialed: session.dialedNumber, session });
  }

  /** A person at once, because the assistant cannot be had; an apology when no number is configured. */
  person({ promised, ...call }: PersonCall & { readonly promised?: SessionHandoff | undefined }): string {
    // Whom this instance has promised a person was told so, though the table cannot confirm it.
    if (promised && !call.session) return this.#dial({ ...call, session: { handoff: promised } });
    return this.#dial({ ...call, announce: this.#lines(call.session).modelGone });
  }

  /** The hand-off of a call whose streams are lost again and again, as its session must remember it. */
  lostHandoff(session: StoredSession): SessionHandoff {
    return { reason: 'provider_failure', announce: this.#lines(session).modelGone };
  }

  /** Another answer is on its way to this call; should it not come, Twilio asks again. */
  askAgain(): string {
    return askAgain(this.#url('stream-ended'), ASK_AGAIN_SECONDS);
  }

  /** Spoken by Twilio when nothing is left to try. */
  apology(session: CallMemory | undefined): string {
    return sayAndHangUp(this.#lines(session).apology, session?.language);
  }

  hangUp(): string {
    return hangUp();
  }

  /** Tells Twilio nothing more. */
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
      ...(notice !== undefined && { before: { text: notice } }),
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
      ...(spoken !== undefined && { announce: { text: spoken, language: session?.language } }),
    });
  }

  /** In the language that the caller has spoken. */
  #lines(session: CallMemory | undefined): LanguageLines {
    return this.#options.assistant.linesFor(session?.language);
  }

  #url(name: string): string {
    const { publicUrl, twilio } = this.#options.config;
    return withRetries(`${publicUrl}/twilio/${name}`, twilio.webhookRetries);
  }
}
