import type { HandoffReason } from '../store/session-store.ts';
import type { Assistant } from './assistant.ts';
import type { CallParts } from './call-parts.ts';
import { gatherFacts, plainFacts } from './gather-facts.ts';
import { type CallOpening, conversationSettings, firstOpening, openingAfter } from './opening.ts';
import type { EarlierStream } from './record/earlier-stream.ts';
import { CallSession } from './session.ts';
import type { CallStage } from './stage.ts';

/** Written messages kept meanwhile. */
const EARLY_TEXTS = 20;
/** Caller audio kept while an earlier stream's turns are read: 10 s of 20 ms frames. */
const EARLY_FRAMES = 500;

/** A call that has no model yet: it reads what an earlier stream left, keeps what the caller says, and becomes a session. */
export class PendingCall implements CallStage {
  readonly provider = 'none';
  readonly settled = false;
  readonly callerSilentMs = 0;
  readonly #parts: CallParts;
  readonly #onSession: (session: CallSession) => void;
  readonly #frames: string[] = [];
  readonly #keys: string[] = [];
  readonly #texts: string[] = [];

  /** @param onSession told of the session that takes this call's place, before it hears anything */
  constructor(parts: CallParts, onSession: (session: CallSession) => void) {
    this.#parts = parts;
    this.#onSession = onSession;
  }

  /** Begins a new call: the assistant greets the caller. */
  begin(): void {
    const { record, context, guard, language } = this.#parts;
    record.open(language.known);
    const greet = (assistant: Assistant) =>
      this.#becomeSession(assistant, firstOpening(assistant, language.current));
    // Without facts to wait for, a call begins in the same moment.
    if (!this.#waitsForFacts) greet(context.assistant.withFacts(plainFacts(context)));
    else void guard.start(async () => this.#whenKnown(greet));
  }

  /**
   * Goes on with a call that an earlier stream began. Its turns are read first, in bounded time.
   * @param known a wish for a person that this process remembers, in case the record does not have it yet
   */
  async resume(known: HandoffReason | undefined): Promise<void> {
    const { record, guard, state, ending } = this.#parts;
    const stored = await record.load(guard.wrap('promise', (wish) => this.#takeUp(wish)));
    // It took too long, and a person is on the way; or the call is over.
    if (state.phase !== 'loading') return;
    if (stored === 'taken') return ending.end('superseded');
    const wish = stored.wish ?? known;
    const earlier = { ...stored, ...(wish !== undefined && { wish }) };
    this.#recall(earlier);
    const opening = openingAfter(earlier, this.#parts.language.lines);
    if (!(await this.#whenKnown((assistant) => this.#becomeSession(assistant, opening)))) return;
    if (wish !== undefined) this.#takeUp(wish);
    // A call that was moved in a quiet moment goes on as if nothing had happened.
    else if (opening.line === undefined) this.#parts.context.waiting.defer();
  }

  onAudio(payload: string): void {
    if (this.#frames.length < EARLY_FRAMES) this.#frames.push(payload);
    else this.#parts.drops.count('call_loading');
  }

  /** A person who is reached now could not be announced to the caller yet. */
  onDtmf(digit: string): void {
    this.#keys.push(digit);
  }

  onText(text: string): void {
    if (this.#texts.length < EARLY_TEXTS) this.#texts.push(text);
  }

  onItemHeard(): void {
    // Nothing is played yet.
  }

  onPlayback(): void {
    // Nothing is played yet.
  }

  onCost(): void {
    // A call that is on its way to a person already.
  }

  onStreamEnd(how: 'stopped' | 'lost'): void {
    if (how === 'lost') this.#askByKey();
  }

  onPlaybackEnd(): void {
    // Nothing is played yet.
  }

  onMove(): void {
    this.#askByKey();
  }

  stop(): void {
    // No timer runs here: the limit of the phase is the call's.
  }

  async close(): Promise<void> {
    // There is no model to close.
  }

  /** A key that asked for a person must not be forgotten with the stream. */
  #askByKey(): void {
    const { record, escalation, handoff } = this.#parts;
    // What is typed in secure input asks for nothing, even before the record has been read.
    if (record.wasTyping) return;
    for (const key of this.#keys.splice(0)) {
      const decision = escalation.dtmf(key);
      if (!decision) continue;
      const { reason, sentence, cause: decidedBy } = decision;
      handoff.begin({ reason, sentence, decidedBy });
    }
  }

  #recall({ turns, returnNote, ...onRecord }: EarlierStream): void {
    const { context, record, transcript, escalation, language, attempts } = this.#parts;
    transcript.recall(turns);
    escalation.recall(turns);
    language.resume(onRecord);
    if (turns.length > 0) {
      context.observer?.onCallEvent({ type: 'recalled', turns, startedAtMs: record.createdAtMs });
    }
    if (returnNote === undefined) return;
    context.observer?.onCallEvent({ type: 'handoff', state: returnNote });
    attempts.personNotReached(returnNote);
    escalation.callbackOffered();
  }

  get #waitsForFacts(): boolean {
    const { needsContact, needsOpening } = this.#parts.context.assistant;
    return needsContact || needsOpening;
  }

  /**
   * Fills in what the assistant's texts say about this call, as soon as it is known.
   * @returns false when the caller has hung up meanwhile, or a person is on the way
   */
  async #whenKnown(go: (assistant: Assistant) => void): Promise<boolean> {
    const { context, state } = this.#parts;
    const facts = this.#waitsForFacts ? await gatherFacts(context) : plainFacts(context);
    if (state.phase !== 'loading') return false;
    go(context.assistant.withFacts(facts));
    return true;
  }

  #becomeSession(assistant: Assistant, opening: CallOpening): void {
    const { context, language, media, state, steering, transcript } = this.#parts;
    state.advance('loaded');
    const heardSoFar = () => {
      transcript.progress((itemId) => media.heard(itemId));
      return transcript.history();
    };
    const settings = () => {
      const known = conversationSettings(language.briefed(assistant), opening, transcript.history());
      return { ...known, instructions: known.instructions + steering.notes.instructions, line: media.line };
    };
    const live = {
      history: heardSoFar,
      silent: () => !media.playing,
      language: () => language.current,
      settings,
    };
    const voice = context.createVoice(settings(), live, context.logger);
    const session = new CallSession(this.#parts, voice, opening);
    this.#onSession(session);
    session.open();
    for (const payload of this.#frames.splice(0)) session.onAudio(payload);
    for (const key of this.#keys.splice(0)) session.onDtmf(key);
    for (const text of this.#texts.splice(0)) session.onText(text);
  }

  /** The caller asked an earlier stream for a person. */
  #takeUp(wish: HandoffReason): void {
    const { handoff, transcript } = this.#parts;
    handoff.begin({ reason: wish, sentence: transcript.lastSentence, decidedBy: 'earlier_stream' });
  }
}
