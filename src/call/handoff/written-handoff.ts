import { sentimentOf } from '../../escalation/report/sentiment.ts';
import { excerptOf, priorityOf, summarise, withOrder } from '../../escalation/report/summary.ts';
import type { HandoffService } from '../../handoff/service.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import type {
  HandoffReason,
  HandoffRecord,
  Ownership,
  SessionHandoff,
  SessionPatch,
} from '../../store/session-store.ts';
import type { Assistant } from '../assistant.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';

/** How the hand-off came about. */
export interface HandoffTrigger {
  readonly reason: HandoffReason;
  readonly sentence: string;
  /** Which witness decided, and by what: `judge`, `classifier`, `model_tool`, the name of a rule. */
  readonly decidedBy: string;
  /** ISO 639-1. */
  readonly language: string;
  /** What was done for the caller so far, in words; may be empty. */
  readonly tried: string;
  /** Who wants it and why, in the words of a supervisor. */
  readonly order?: string | undefined;
  /** A line for Twilio to speak before it dials, because the model cannot. */
  readonly announce: string | undefined;
}

interface WrittenHandoffParts {
  readonly callSid: string;
  /** E.164; undefined when withheld. */
  readonly caller: string | undefined;
  readonly assistant: Pick<Assistant, 'name' | 'handoff'>;
  readonly owner: Ownership;
  readonly service: HandoffService;
  /** Masks what must not be kept. */
  readonly redactor: Pick<Redactor, 'redact' | 'redactSentence' | 'redactTurns'>;
  /** Changes the session of the call. */
  readonly change: (patch: SessionPatch) => void;
}

/** The hand-off of one call as Amazon Connect and every instance of the gateway find it. */
export class WrittenHandoff {
  readonly #parts: WrittenHandoffParts;
  #current: SessionHandoff | undefined;
  /** As it lies in the table under its token. */
  #record: HandoffRecord | undefined;
  #order: string | undefined;

  constructor(parts: WrittenHandoffParts) {
    this.#parts = parts;
  }

  /** What the session says of it; undefined until a hand-off was prepared or promised. */
  get current(): SessionHandoff | undefined {
    return this.#current;
  }

  /** Writes the hand-off with its summary and transcript. Bounded in time, never rejects. */
  async prepare(spoken: readonly ConversationTurn[], trigger: HandoffTrigger): Promise<void> {
    const { callSid, caller, assistant, owner, service, redactor } = this.#parts;
    const { attributes } = assistant.handoff;
    const { reason, decidedBy, language, announce } = trigger;
    // Masked before it is shortened: half a card number would not be recognised as one.
    const turns = redactor.redactTurns(spoken);
    const sentence = redactor.redactSentence(trigger.sentence, spoken);
    const tried = redactor.redact(trigger.tried);
    const order = trigger.order === undefined ? undefined : redactor.redact(trigger.order);
    this.#order = order;
    const { token, record } = await service.prepare({
      sessionId: callSid,
      owner,
      reason,
      decidedBy,
      summary: summarise(turns, { reason, sentence, order }),
      priority: priorityOf(reason),
      language,
      sentiment: sentimentOf(turns, reason),
      transcript: excerptOf(turns),
      assistant: assistant.name,
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(tried !== '' && { tried }),
      ...(caller !== undefined && { caller }),
      ...(announce !== undefined && { announce }),
    });
    this.#record = record;
    this.#current = {
      reason,
      decidedBy,
      ...(token !== undefined && { token }),
      ...(announce !== undefined && { announce }),
    };
  }

  /** Has the caller dialled although the hand-off could not be prepared, or not completely. */
  promise(handoff: SessionHandoff): void {
    this.#current = { ...handoff, ...this.#current };
    this.#parts.change({ status: 'HANDING_OFF', handoff: this.#current });
  }

  /** Twilio must speak this line before it dials. */
  announce(line: string): void {
    if (!this.#current) return;
    this.#current = { ...this.#current, announce: line };
    this.#parts.change({ handoff: this.#current });
  }

  /** Adds what came after the hand-off was written: late transcripts, a model's summary. Bounded, never rejects. */
  async amend(spoken: readonly ConversationTurn[], summaryByModel: string | undefined): Promise<void> {
    const record = this.#record;
    if (!record) return;
    const { redactor, service } = this.#parts;
    const turns = redactor.redactTurns(spoken);
    const ordered = summaryByModel === undefined ? undefined : withOrder(summaryByModel, this.#order);
    const summary = redactor.redact(ordered ?? record.summary);
    const transcript = excerptOf(turns);
    if (transcript === record.transcript && summary === record.summary) return;
    await service.amend({ ...record, summary, transcript, sentiment: sentimentOf(turns, record.reason) });
  }
}
