import { StoreError } from '../../errors.ts';
import { sentimentOf } from '../../escalation/report/sentiment.ts';
import { excerptOf, priorityOf, summarise } from '../../escalation/report/summary.ts';
import type { HandoffService } from '../../handoff/service.ts';
import type { Logger } from '../../logging.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import type {
  HandoffReason,
  HandoffRecord,
  Ownership,
  SessionHandoff,
  SessionPatch,
  SessionStore,
  SessionWriter,
  StoredSession,
  StoredTurn,
} from '../../store/session-store.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';
import type { CallStart } from '../desk.ts';
import { HeldChanges } from './held-changes.ts';
import { MaskedTurns } from './masked-turns.ts';
import { isDecisive, UnownedWrites } from './unowned-writes.ts';

/** What an earlier stream of the call left behind. */
export interface EarlierStream {
  readonly turns: readonly ConversationTurn[];
  /** Why the caller is back with the assistant; absent after a lost stream. */
  readonly returnNote?: string;
  /** The person whom the caller has asked for, and heard nothing of since. */
  readonly wish?: HandoffReason;
  /** The stream was given up on purpose, not lost. */
  readonly moved?: 'quiet' | 'midway';
  /** ISO 639-1: what the caller has mostly spoken. */
  readonly language?: string;
  /** The caller was typing what must not reach a model. */
  readonly secureInput?: true;
}

export interface CallRecordParts {
  readonly start: CallStart;
  readonly owner: Ownership;
  readonly provider: string;
  readonly store: SessionStore;
  readonly writer: SessionWriter;
  readonly handoff: HandoffService;
  readonly logger: Logger;
  /** Masks what must not be kept. */
  readonly redactor: Pick<Redactor, 'redact' | 'redactSentence' | 'redactTurns'>;
}

/** How the hand-off came about. `announce`: a line for Twilio, because the model cannot speak. */
export interface HandoffTrigger {
  readonly reason: HandoffReason;
  readonly sentence: string;
  /** Which witness decided, and by what: `judge`, `classifier`, `model_tool`, the name of a rule. */
  readonly decidedBy: string;
  /** ISO 639-1. */
  readonly language: string;
  /** What was done for the caller so far, in words; may be empty. */
  readonly tried: string;
  readonly announce: string | undefined;
}

const AUDIO_FORMAT = 'audio/x-mulaw;rate=8000';
/** The caller waits in silence while the earlier turns are read. */
const LOAD_ATTEMPTS = 2;

/** What units are called on record, by the kind of the report; the conversation's keep their names. */
const RECORDED_UNITS: Readonly<
  Record<Exclude<ReportedUsage['kind'], 'tokens'>, Readonly<Record<string, string>>>
> = {
  transcription: { seconds: 'transcribedSeconds', tokens: 'transcribedTokens' },
  text: {
    inputTokens: 'textModelInputTokens',
    cachedTokens: 'textModelCachedTokens',
    outputTokens: 'textModelOutputTokens',
  },
};
/** Tokens that count once: cached ones are part of the input. */
const COUNTED_TOKENS = /^(?:input\w+|output\w+|textModelInput|textModelOutput)Tokens$/;

/** What the session table knows of one call. Nothing here is awaited by the audio path. */
export class CallRecord {
  readonly #parts: CallRecordParts;
  readonly #held = new HeldChanges(() => this.change({}));
  readonly #masked: MaskedTurns;
  #createdAtMs = Date.now();
  #usage: Record<string, number> = {};
  #costUsd = 0;
  #messageCount = 0;
  #handoff: SessionHandoff | undefined;
  /** The hand-off as it lies in the table. */
  #written: HandoffRecord | undefined;
  /** Of earlier streams, where this one did not know of them when it began to count. */
  #turnsBefore = 0;
  /** What is written once the session is this stream's; undefined when it is. */
  #unowned: UnownedWrites | undefined;

  constructor(parts: CallRecordParts) {
    this.#parts = parts;
    this.#masked = new MaskedTurns(parts.redactor);
  }

  /** The hand-off that was prepared. */
  get handoff(): SessionHandoff | undefined {
    return this.#handoff;
  }

  /** Whether the caller was typing in secure when this stream was asked for. */
  get wasTyping(): boolean {
    return this.#parts.start.secureInput === true;
  }

  /** Writes the new session. */
  open(): void {
    const { start, owner, provider, writer } = this.#parts;
    writer.open({
      sessionId: start.callSid,
      provider,
      connectionId: start.streamSid,
      ownerInstance: owner.ownerInstance,
      audioFormat: AUDIO_FORMAT,
      ...(start.caller !== undefined && { userId: start.caller }),
      ...(start.dialed !== undefined && { dialedNumber: start.dialed }),
      ...(start.noticePlayed && { consentNotice: 'played', consentNoticeAt: new Date().toISOString() }),
    });
  }

  /**
   * Takes the call over from its earlier stream and reads what was said. Bounded by the store's own time limits.
   * @param onWish told of the wish that the record holds, when it can be read only later
   * @returns `taken` when another stream has the call; no turns when the table cannot be used: it is tried on
   */
  async load(onWish: (wish: HandoffReason) => void = () => undefined): Promise<EarlierStream | 'taken'> {
    const { start, owner, store, logger } = this.#parts;
    for (let attempt = 1; attempt <= LOAD_ATTEMPTS; attempt += 1) {
      try {
        const session = await store.resumeSession(start.callSid, { ...owner, connectionId: start.streamSid });
        this.#createdAtMs = Date.parse(session.createdAt);
        this.#usage = { ...session.usage };
        this.#costUsd = session.costUsd ?? 0;
        const turns = (await store.readTurns(start.callSid)).map(fromStored);
        const { returnNote, moved, language, wish } = session;
        // Who comes back from the dialling of a person is not typing any more.
        const secure = session.secureInput === 'on' && returnNote === undefined;
        const stays = secure ? {} : { secureInput: null };
        this.change({ returnNote: null, moved: null, provider: this.#parts.provider, ...stays });
        return {
          turns,
          ...(language !== undefined && { language }),
          ...(returnNote !== undefined && { returnNote }),
          ...(wish !== undefined && { wish }),
          ...(moved !== undefined && { moved }),
          ...(secure && { secureInput: true }),
        };
      } catch (error) {
        if (error instanceof StoreError && error.code === 'store_conflict' && attempt === 1) return 'taken';
        logger.warn({ err: error, attempt }, 'The earlier part of the call could not be read');
      }
    }
    this.#adopt(onWish);
    return { turns: [], ...(this.wasTyping && { secureInput: true }) };
  }

  /**
   * Whether the call is over by the table: Twilio's word of it may have reached another instance. Bounded by the
   * store's own time limits, never throws.
   */
  async isOver(): Promise<boolean> {
    const { start, store, logger } = this.#parts;
    try {
      const session = await store.readSession(start.callSid);
      return session?.status === 'COMPLETED' || session?.status === 'ERROR';
    } catch (error) {
      logger.debug({ err: error }, 'Whether the call is over could not be read');
      return false;
    }
  }

  /** A turn as it is heard; the same number again replaces it. */
  turn(turn: ConversationTurn, messageCount: number): void {
    for (const masked of this.#masked.take(turn)) this.#put(masked);
    const counted = messageCount + this.#turnsBefore;
    if (counted !== this.#messageCount) this.#held.add({ messageCount: counted });
    this.#messageCount = counted;
  }

  /** Notes a change that nobody waits for: it is written within seconds, or with the next that is urgent. */
  note(patch: SessionPatch): void {
    this.#held.add(patch);
  }

  /** Writes a change that others wait for, and with it what was held. */
  change(patch: SessionPatch): void {
    const held = this.#held.take();
    if (this.#unowned) {
      this.#changeUnowned(this.#unowned, patch, held);
      return;
    }
    const totalDuration = Math.round((Date.now() - this.#createdAtMs) / 1000);
    const { start, owner, writer } = this.#parts;
    writer.patch(start.callSid, owner, { totalDuration, ...held, ...patch });
  }

  /** The table is tried on: it is asked before anything else of this stream is written. */
  #adopt(onWish: (wish: HandoffReason) => void): void {
    const { start, owner, writer } = this.#parts;
    this.#unowned = new UnownedWrites();
    const next = { ...owner, connectionId: start.streamSid };
    writer.adopt(start.callSid, next, (session, turns) => {
      const isKnown = this.#unowned?.patched.wish !== undefined;
      this.#own(session, turns);
      if (session.wish !== undefined && !isKnown) onWish(session.wish);
    });
  }

  /** The session is this stream's at last: what it has counted from zero is added to what was there. */
  #own({ createdAt, usage = {}, costUsd = 0 }: StoredSession, turns: readonly StoredTurn[]): void {
    const waiting = this.#unowned;
    this.#unowned = undefined;
    this.#createdAtMs = Date.parse(createdAt);
    this.#turnsBefore = turns.at(-1)?.number ?? 0;
    for (const [name, count] of Object.entries(usage)) this.#usage[name] = (this.#usage[name] ?? 0) + count;
    this.#costUsd = roundUsd(this.#costUsd + costUsd);
    this.#messageCount += this.#turnsBefore;
    for (const turn of waiting?.turns ?? []) this.#put(turn);
    const counted = { messageCount: this.#messageCount, usage: { ...this.#usage }, costUsd: this.#costUsd };
    this.change({ returnNote: null, moved: null, ...waiting?.patched, ...counted });
  }

  #put(turn: ConversationTurn): void {
    const { start, owner, writer } = this.#parts;
    const number = turn.number + this.#turnsBefore;
    if (this.#unowned) this.#unowned.turn(turn);
    else writer.turn(start.callSid, owner, toStored({ ...turn, number }));
  }

  /** What decides where the caller goes is written as soon as the session is this stream's, and so before the rest. */
  #changeUnowned(unowned: UnownedWrites, patch: SessionPatch, held: SessionPatch): void {
    const { start, owner, writer } = this.#parts;
    unowned.patch(held);
    if (isDecisive(patch)) writer.patch(start.callSid, owner, patch);
    else unowned.patch(patch);
  }

  /**
   * Adds what a provider reports, and its cost in US dollars.
   * @returns what the call has cost by now
   */
  spend({ kind, usage }: ReportedUsage, usd: number): number {
    for (const [unit, count] of Object.entries(usage)) {
      const name = kind === 'tokens' ? unit : RECORDED_UNITS[kind][unit];
      if (name !== undefined && count > 0 && Number.isFinite(count))
        this.#usage[name] = (this.#usage[name] ?? 0) + count;
    }
    if (Number.isFinite(usd)) this.#costUsd = roundUsd(this.#costUsd + usd);
    // Whoever closes the session: this stream stays its owner, and adds what it holds when it ends.
    this.#held.add({ usage: { ...this.#usage }, costUsd: this.#costUsd });
    return this.#costUsd;
  }

  /** What the call has used and cost by now, its earlier streams included. US dollars; cached tokens count once. */
  get bill(): { readonly tokens: number; readonly costUsd: number } {
    const counted = Object.entries(this.#usage).filter(([name]) => COUNTED_TOKENS.test(name));
    return { tokens: counted.reduce((sum, [, count]) => sum + count, 0), costUsd: this.#costUsd };
  }

  /** Turns as they may be told to anybody but the model. */
  masked(turns: readonly ConversationTurn[]): ConversationTurn[] {
    return this.#parts.redactor.redactTurns(turns);
  }

  /** Writes the hand-off where Connect and every instance find it. Bounded in time, never throws. */
  async prepareHandoff(spoken: readonly ConversationTurn[], trigger: HandoffTrigger): Promise<void> {
    const { start, owner, handoff, redactor } = this.#parts;
    const { reason, decidedBy, language, announce } = trigger;
    // Masked before it is shortened: half a card number would not be known for one.
    const turns = redactor.redactTurns(spoken);
    const sentence = redactor.redactSentence(trigger.sentence, spoken);
    const tried = redactor.redact(trigger.tried);
    const { token, record } = await handoff.prepare({
      sessionId: start.callSid,
      owner,
      reason,
      decidedBy,
      summary: summarise(turns, { reason, sentence }),
      priority: priorityOf(reason),
      language,
      sentiment: sentimentOf(turns, reason),
      transcript: excerptOf(turns),
      ...(tried !== '' && { tried }),
      ...(start.caller !== undefined && { caller: start.caller }),
      ...(announce !== undefined && { announce }),
    });
    this.#written = record;
    this.#handoff = {
      reason,
      decidedBy,
      ...(token !== undefined && { token }),
      ...(announce !== undefined && { announce }),
    };
  }

  /** A hand-off that could not be prepared, or not to its end: it is dialled as it stands, and written if it can be. */
  promiseHandoff(handoff: SessionHandoff): void {
    this.#handoff = { ...handoff, ...this.#handoff };
    this.change({ status: 'HANDING_OFF', handoff: this.#handoff });
  }

  /** Adds what came after the hand-off was written: late transcripts, a model's summary. Bounded, never throws. */
  async amendHandoff(
    spoken: readonly ConversationTurn[],
    late: { readonly summary: string | undefined },
  ): Promise<void> {
    const written = this.#written;
    if (!written) return;
    const { redactor, handoff } = this.#parts;
    const turns = redactor.redactTurns(spoken);
    const summary = redactor.redact(late.summary ?? written.summary);
    const transcript = excerptOf(turns);
    if (transcript === written.transcript && summary === written.summary) return;
    const sentiment = sentimentOf(turns, written.reason);
    await handoff.amend({ ...written, summary, transcript, sentiment });
  }

  /** Twilio must say this before it dials. */
  announceHandoff(line: string): void {
    if (!this.#handoff) return;
    this.#handoff = { ...this.#handoff, announce: line };
    this.change({ handoff: this.#handoff });
  }

  finish(status: 'COMPLETED' | 'ERROR', endReason: string): void {
    this.change({ status, endReason });
  }

  /** The stream is over: what still comes of it is written at once. Idempotent. */
  close(): void {
    this.#held.close();
  }

  /** Waits until everything is written, at most so long. @returns whether it is */
  async flush(deadlineMs: number): Promise<boolean> {
    const { start, owner, writer } = this.#parts;
    this.#held.writeNow();
    const settled = await writer.settle(start.callSid, owner, deadlineMs);
    return settled === 'written' && !this.#unowned;
  }

  /** Notes whether the caller is typing in secure. @returns whether that is stored, at the latest when time is up */
  async keepSecureInput(on: boolean, deadlineMs: number): Promise<boolean> {
    this.change({ secureInput: on ? 'on' : null });
    return this.flush(deadlineMs);
  }
}

/** Sums of fractions grow tails; a hundred-millionth of a dollar is enough. */
function roundUsd(usd: number): number {
  return Math.round(usd * 1e8) / 1e8;
}

function toStored({ startedAtMs, playing: _playing, ...turn }: ConversationTurn): StoredTurn {
  return { ...turn, startedAt: new Date(startedAtMs).toISOString() };
}

function fromStored({ startedAt, ...turn }: StoredTurn): ConversationTurn {
  return { ...turn, startedAtMs: Date.parse(startedAt) };
}
