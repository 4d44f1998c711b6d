import type { LineFormat } from '../../audio/line-format.ts';
import { StoreError } from '../../errors.ts';
import type { HandoffService } from '../../handoff/service.ts';
import type { Logger } from '../../logging.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import type {
  HandoffReason,
  Ownership,
  SessionPatch,
  SessionStore,
  SessionWriter,
  StoredSession,
  StoredTurn,
} from '../../store/session-store.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import type { Assistant } from '../assistant.ts';
import type { CallStart } from '../call-start.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';
import { WrittenHandoff } from '../handoff/written-handoff.ts';
import type { LanguageOnRecord } from '../language/call-language.ts';
import { CallBill } from './call-bill.ts';
import { CallQuality } from './call-quality.ts';
import { type EarlierStream, earlierStream, stillTypes, toStored } from './earlier-stream.ts';
import { HeldChanges } from './held-changes.ts';
import { MaskedTurns } from './masked-turns.ts';
import { ToolCounts } from './tool-counts.ts';
import { isDecisive, UnownedWrites } from './unowned-writes.ts';

export interface CallRecordParts {
  readonly line: LineFormat;
  readonly start: CallStart;
  readonly owner: Ownership;
  readonly provider: string;
  readonly assistant: Pick<Assistant, 'name' | 'version' | 'arms' | 'experiments' | 'handoff'>;
  readonly store: SessionStore;
  readonly writer: SessionWriter;
  readonly handoff: HandoffService;
  readonly logger: Logger;
  /** Told of the language in which the call is held, when it is known and when it changes. ISO 639-1. */
  readonly onLanguage?: (language: string) => void;
  /** Masks what must not be kept. */
  readonly redactor: Pick<Redactor, 'redact' | 'redactSentence' | 'redactTurns'>;
}

/** How long the end of a call, or a step that the caller waits for, waits for its writes. */
export const LAST_WRITES_MS = 1_000;
/** The caller waits in silence while the earlier turns are read. */
const LOAD_ATTEMPTS = 2;

/** What the session table knows of one call. The audio path awaits nothing of it. */
export class CallRecord {
  /** The hand-off of the call, once one is prepared. */
  readonly handoff: WrittenHandoff;
  readonly quality = new CallQuality((changed) => this.note(changed));
  readonly #parts: CallRecordParts;
  readonly #held = new HeldChanges(() => this.change({}));
  readonly #masked: MaskedTurns;
  readonly #bill = new CallBill();
  readonly #tools = new ToolCounts();
  #createdAtMs = Date.now();
  #messageCount = 0;
  /** The language on record. */
  #language: LanguageOnRecord = {};
  /** Turns of earlier streams that this stream did not know of when it began to count. */
  #turnsBefore = 0;
  /** What is written once the session belongs to this stream; undefined when it does. */
  #unowned: UnownedWrites | undefined;

  constructor(parts: CallRecordParts) {
    this.#parts = parts;
    this.#masked = new MaskedTurns(parts.redactor);
    const { start, owner, handoff: service, redactor } = parts;
    const change = (patch: SessionPatch) => this.change(patch);
    this.handoff = new WrittenHandoff({
      callSid: start.callSid,
      caller: start.caller,
      assistant: parts.assistant,
      owner,
      service,
      redactor,
      change,
    });
  }

  /** Whether secure input was on when Twilio was told to open this stream. */
  get wasTyping(): boolean {
    return this.#parts.start.secureInput === true;
  }

  /** When the call began: epoch milliseconds. */
  get createdAtMs(): number {
    return this.#createdAtMs;
  }

  /** What the call has used and cost so far, its earlier streams included. US dollars. */
  get bill(): CallBill['total'] {
    return this.#bill.total;
  }

  /** Whether a tool has failed in this call; undefined when it used none. */
  get toolFailed(): boolean | undefined {
    return this.#tools.failed;
  }

  /** Writes the new session. @param language ISO 639-1, when it is known before the caller has spoken */
  open(language?: string): void {
    const { start, owner, provider, writer, assistant, onLanguage } = this.#parts;
    if (language !== undefined) onLanguage?.(language);
    writer.open({
      sessionId: start.callSid,
      provider,
      connectionId: start.streamSid,
      ownerInstance: owner.ownerInstance,
      audioFormat: this.#parts.line.mediaType,
      assistant: assistant.name,
      assistantVersion: assistant.version,
      ...(Object.keys(assistant.arms).length > 0 && {
        arms: assistant.arms,
        experiments: assistant.experiments,
      }),
      ...((start.caller ?? start.userId) !== undefined && { userId: start.caller ?? start.userId }),
      ...(start.channel !== undefined && { channel: start.channel }),
      ...(start.dialed !== undefined && { dialedNumber: start.dialed }),
      ...(language !== undefined && { language }),
      ...(start.noticePlayed && { consentNotice: 'played', consentNoticeAt: new Date().toISOString() }),
    });
  }

  /**
   * Takes the call over from its earlier stream and reads what was said. Bounded by the store's own time limits;
   * never rejects.
   * @param onWish told of the wish on record, when it can be read only later
   * @returns `taken` when another stream has the call; no turns when the table cannot be used: then the writer
   * goes on trying
   */
  async load(onWish: (wish: HandoffReason) => void = () => undefined): Promise<EarlierStream | 'taken'> {
    for (let attempt = 1; attempt <= LOAD_ATTEMPTS; attempt += 1) {
      try {
        return await this.#takeOver();
      } catch (error) {
        if (error instanceof StoreError && error.code === 'store_conflict' && attempt === 1) return 'taken';
        this.#parts.logger.warn({ err: error, attempt }, 'The earlier part of the call could not be read');
      }
    }
    this.#adopt(onWish);
    return { turns: [], ...(this.wasTyping && { secureInput: true }) };
  }

  /**
   * Whether the call is over by the table: Twilio may have told another instance. Bounded by the store's own time
   * limits; never rejects.
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

  /** Turns as anybody but the model may read them. */
  masked(turns: readonly ConversationTurn[]): ConversationTurn[] {
    return this.#parts.redactor.redactTurns(turns);
  }

  /** Notes a change that can wait: it is written within seconds, or with the next urgent one. */
  note(patch: SessionPatch): void {
    this.#held.add(patch);
  }

  /** Twilio and further streams of the call speak it too. */
  noteLanguage(onRecord: LanguageOnRecord): void {
    const { language, chosenLanguage } = onRecord;
    if (language === this.#language.language && chosenLanguage === this.#language.chosenLanguage) return;
    this.#language = onRecord;
    this.note(onRecord);
    if (language !== undefined) this.#parts.onLanguage?.(language);
  }

  /** The same, at the caller's wish. @returns whether it is stored within `deadlineMs` */
  keepLanguage(onRecord: LanguageOnRecord, deadlineMs: number): Promise<boolean> {
    this.noteLanguage(onRecord);
    return this.flush(deadlineMs);
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

  /**
   * Adds what a provider reports, and its cost in US dollars.
   * @returns what the call has cost so far
   */
  spend(report: ReportedUsage, usd: number): number {
    this.#bill.add(report, usd);
    // Even after a webhook has closed the session: this stream stays its owner until the stream ends.
    this.#held.add(this.#bill.stored);
    return this.#bill.costUsd;
  }

  /** A tool call of the model was answered. */
  toolUsed(name: string, isOk: boolean): void {
    this.#tools.add(name, isOk);
    this.#held.add(this.#tools.stored);
  }

  /** Notes whether secure input is on. @returns whether that is stored within `deadlineMs` */
  keepSecureInput(on: boolean, deadlineMs: number): Promise<boolean> {
    this.change({ secureInput: on ? 'on' : null });
    return this.flush(deadlineMs);
  }

  finish(status: 'COMPLETED' | 'ERROR', endReason: string): void {
    this.change({ status, endReason });
  }

  /** The stream is over: from now on every change is written immediately. Idempotent. */
  close(): void {
    this.#held.close();
  }

  /** Waits until everything is written, for `deadlineMs` at most. @returns whether it is */
  async flush(deadlineMs: number): Promise<boolean> {
    const { start, owner, writer } = this.#parts;
    this.#held.writeNow();
    const settled = await writer.settle(start.callSid, owner, deadlineMs);
    return settled === 'written' && !this.#unowned;
  }

  async #takeOver(): Promise<EarlierStream> {
    const { start, owner, store, provider } = this.#parts;
    const session = await store.resumeSession(start.callSid, { ...owner, connectionId: start.streamSid });
    const turns = await store.readTurns(start.callSid);
    this.#createdAtMs = Date.parse(session.createdAt);
    this.#language = session;
    this.#bill.addEarlier(session);
    this.#tools.addEarlier(session);
    this.quality.addEarlier(session);
    const secureInput = stillTypes(session) ? undefined : null;
    this.change({ returnNote: null, moved: null, openTools: null, provider, secureInput });
    return earlierStream(session, turns);
  }

  /** The table cannot be used yet. The writer takes the session over before it writes anything else of this stream. */
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

  /** The session belongs to this stream now: what it has counted from zero is added to what was there. */
  #own(session: StoredSession, turns: readonly StoredTurn[]): void {
    const waiting = this.#unowned;
    this.#unowned = undefined;
    this.#createdAtMs = Date.parse(session.createdAt);
    this.#turnsBefore = turns.at(-1)?.number ?? 0;
    this.#bill.addEarlier(session);
    this.#tools.addEarlier(session);
    this.quality.addEarlier(session);
    this.#messageCount += this.#turnsBefore;
    for (const turn of waiting?.turns ?? []) this.#put(turn);
    const counted = {
      messageCount: this.#messageCount,
      ...this.#bill.stored,
      ...this.quality.stored,
      ...this.#tools.stored,
    };
    this.change({ returnNote: null, moved: null, openTools: null, ...waiting?.patched, ...counted });
  }

  #put(turn: ConversationTurn): void {
    const { start, owner, writer } = this.#parts;
    const number = turn.number + this.#turnsBefore;
    if (this.#unowned) this.#unowned.turn(turn);
    else writer.turn(start.callSid, owner, toStored({ ...turn, number }));
  }

  /** What decides where the caller goes is written before the rest, as soon as the session belongs to this stream. */
  #changeUnowned(unowned: UnownedWrites, patch: SessionPatch, held: SessionPatch): void {
    const { start, owner, writer } = this.#parts;
    unowned.patch(held);
    if (isDecisive(patch)) writer.patch(start.callSid, owner, patch);
    else unowned.patch(patch);
  }
}
