import type { AssistantBook, CallProfile } from '../assistants/assistant-book.ts';
import type { Config } from '../config/config.ts';
import type { HandoffFacts, HandoffService } from '../handoff/service.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { HandoffReason, SessionHandoff, StoredSession } from '../store/session-store.ts';
import type { StreamClaims, StreamTokens } from '../twilio/stream-token.ts';
import {
  askAgain,
  connectStream,
  dialHandoff,
  empty,
  hangUp,
  type SayLine,
  sayAndHangUp,
} from '../twilio/twiml.ts';
import { withRetries } from '../twilio/webhook-retries.ts';

/** Long enough for another instance to update the call over REST, short enough for a caller who hears nothing. */
const ASK_AGAIN_SECONDS = 2;

export interface CallAnswersOptions {
  readonly config: Config;
  readonly assistants: Pick<AssistantBook, 'profileFor'>;
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
type CallMemory = Pick<
  StoredSession,
  'handoff' | 'language' | 'assistant' | 'assistantVersion' | 'dialedNumber'
>;

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

  /**
   * A new call: the consent notice, if there is one, then the assistant.
   * @param address what was called, as Twilio writes it: it may be a SIP user
   */
  greetAndConnect(claims: StreamClaims, address: string | undefined): string {
    const { name, consentNotice, language } = this.#options.assistants.profileFor({ dialed: address });
    const known = { ...claims, assistant: name };
    if (consentNotice === undefined) return this.#connect(known);
    // Twilio runs verbs one after the other, so the stream begins when the notice has been spoken.
    return this.#connect({ ...known, noticePlayed: true }, { text: consentNotice, language });
  }

  /**
   * Whether the assistant of a new call says something that the CRM knows of its caller.
   * @param address what was called, as Twilio writes it
   */
  needsContact(address: string | undefined): boolean {
    return this.#options.assistants.profileFor({ dialed: address }).needsContact;
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
      ...(session.assistant !== undefined && { assistant: session.assistant }),
      ...(session.assistantVersion !== undefined && { assistantVersion: session.assistantVersion }),
      ...(session.arms !== undefined && { arms: session.arms }),
      ...(session.secureInput === 'on' && { secureInput: true }),
      ...(session.consentNotice === 'played' && { noticePlayed: true }),
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
    const { linesFor, language } = this.#profile(call.session, call.dialed);
    return this.#dial({ ...call, announce: linesFor(call.session?.language ?? language).modelGone });
  }

  /** The hand-off to store in the session of a call that has lost too many streams. */
  lostHandoff(session: StoredSession): SessionHandoff {
    return { reason: 'provider_failure', announce: this.#lines(session).modelGone };
  }

  /** What the profile of the assistant adds to a hand-off. */
  handoffAttributes(session: StoredSession): Pick<HandoffFacts, 'attributes'> {
    const { handoffAttributes: attributes } = this.#profile(session);
    return Object.keys(attributes).length > 0 ? { attributes } : {};
  }

  /** Another instance is updating this call. If that fails, Twilio asks again. */
  askAgain(): string {
    return askAgain(this.#url('stream-ended'), ASK_AGAIN_SECONDS);
  }

  /** Spoken by Twilio when there is nothing left to try. */
  apology(session: CallMemory | undefined, dialed?: string): string {
    const { linesFor, language } = this.#profile(session, dialed);
    const spoken = session?.language ?? language;
    return sayAndHangUp(linesFor(spoken).apology, spoken);
  }

  hangUp(): string {
    return hangUp();
  }

  /** Nothing more to do. */
  empty(): string {
    return empty();
  }

  #connect(claims: StreamClaims, notice?: SayLine): string {
    const { tokens } = this.#options;
    return connectStream({
      action: this.#url('stream-ended'),
      streamUrl: this.#streamUrl,
      statusCallback: this.#url('stream-status'),
      token: tokens.issue(claims),
      ...(notice !== undefined && { before: notice }),
    });
  }

  #dial({ caller, dialed, session, announce }: PersonCall & { readonly announce?: string }): string {
    const { handoff, config } = this.#options;
    const plan = handoff.dialPlan(session);
    if (plan.kind === 'apologise') return this.apology(session, dialed);
    const spoken = plan.announce ?? announce;
    return dialHandoff({
      number: plan.number,
      action: this.#url('dial-result'),
      timeoutSeconds: config.handoff.dialTimeoutSeconds,
      callerId: caller ?? dialed ?? config.twilio.phoneNumber,
      token: session?.handoff?.token,
      ...(spoken !== undefined && {
        announce: { text: spoken, language: session?.language ?? this.#profile(session, dialed).language },
      }),
    });
  }

  /** The lines in the caller's language. */
  #lines(session: CallMemory | undefined): LanguageLines {
    return this.#profile(session).linesFor(session?.language);
  }

  #profile(session: CallMemory | undefined, dialed?: string): CallProfile {
    const { assistant, assistantVersion, dialedNumber = dialed } = session ?? {};
    return this.#options.assistants.profileFor({ assistant, assistantVersion, dialed: dialedNumber });
  }

  #url(name: string): string {
    const { publicUrl, twilio } = this.#options.config;
    return withRetries(`${publicUrl}/twilio/${name}`, twilio.webhookRetries);
  }
}
