import { speakingMs } from '../../../audio/spoken-words.ts';
import type { HeardAudio } from '../../../media/heard-audio.ts';
import type { ContentStart, NovaOutputEvent, StopReason } from '../wire/parser.ts';
import { CallerTurn, type CallerTurnOptions } from './caller-turn.ts';
import { OwnRequest } from './own-request.ts';
import { PlayClock } from './play-clock.ts';
import type { RequestedLines } from './requested-lines.ts';
import { Turn, type TurnLine } from './turn.ts';

type ToolUse = Extract<NovaOutputEvent, { type: 'tool_use' }>;

interface Block {
  readonly content: ContentStart['content'];
  /** The assistant's turn it belongs to; none for the caller's words. */
  turn: Turn | undefined;
  text: string;
  /** Tools that the model asks for in it. */
  readonly toolUses: ToolUse[];
}

/** When the model has not answered the caller's voice after this, it was not a word. */
export const ANSWERS_WITHIN_MS = 2_000;

/** A sentence of which this share, or less, has come as audio was broken off. */
const BROKEN_OFF_SHARE = 0.5;
/** How long a sentence lasts is only an estimate, and a poor one for a few words. */
const LEAST_SENTENCE_MS = 1_500;

export interface TurnTrackerOptions extends CallerTurnOptions {
  readonly line: TurnLine;
  /** Turns PCM of the stream's output rate into base64 in the format of the line. */
  readonly toLine: (pcm: Uint8Array) => string;
  readonly newId: () => string;
  readonly lines: RequestedLines;
  /** A tool call is complete. @returns false when the model has made it before */
  readonly isNewCall: (toolUseId: string) => boolean;
  readonly drops: { count(reason: 'interrupted_answer'): void };
}

/**
 * Groups Nova's blocks into turns of speech. Nova names no turns: one begins with the first planned text or audio, and
 * ends with END_TURN or an interruption. An interruption shows in one or more of these signs, in any order: the text
 * `{ "interrupted" : true }`, the stop reason INTERRUPTED, audio that ends in the middle of a sentence while the caller
 * speaks, and an answer to something else while the turn is still being heard. `userSpeechStart` alone is none: nobody
 * documents whether it comes for a cough.
 */
export class TurnTracker {
  readonly #options: TurnTrackerOptions;
  readonly #blocks = new Map<string, Block>();
  /** The turn that further blocks belong to. */
  #current: Turn | undefined;
  /** The newest turn, also when it is over: it may still be playing, and can be interrupted. */
  #latest: Turn | undefined;
  readonly #caller: CallerTurn;
  readonly #request = new OwnRequest();
  readonly #play = new PlayClock();
  /** The caller has said words while the newest turn was being heard, and the model has not stopped for them. */
  #spokenOver = false;
  /** The turn that was followed by a line of ours without a pause. Its final texts may come later. */
  #before: Turn | undefined;

  constructor(options: TurnTrackerOptions) {
    this.#options = options;
    this.#caller = new CallerTurn(options);
  }

  /** Whether a turn's audio is complete while final texts are awaited; `settle()` ends the wait. */
  get settling(): boolean {
    return this.#latest?.state === 'generated';
  }

  /** Whether the model hears the caller right now, as far as it says. */
  get callerSpeaks(): boolean {
    return this.#caller.speaks;
  }

  /** Whether the model has told the end of a voice, so that it says when the caller stops speaking. */
  get signalsSpeechEnd(): boolean {
    return this.#caller.signalsEnd;
  }

  /** Whether the caller still hears what was sent, by the clock. */
  get isPlaying(): boolean {
    return this.#play.playing;
  }

  /** The words of the newest turn, as far as they were heard and as far as they were not. */
  split(cut: readonly HeardAudio[]): { readonly heard: string; readonly rest: string } {
    return this.#latest?.split(cut) ?? { heard: '', rest: '' };
  }

  /** Whether more of what the model says is still to come. A turn that has called a tool may wait for its result. */
  get modelSpeaks(): boolean {
    return this.#current !== undefined && !this.#current.dropped && !this.#current.hasCalled;
  }

  /** Whether the caller has just said something, or a line was just asked for, that the model has not begun to answer. */
  get answerIsOwed(): boolean {
    return this.#caller.awaitsAnswer(ANSWERS_WITHIN_MS) || this.#request.awaitsLine(ANSWERS_WITHIN_MS);
  }

  /** We send a text to the model. */
  asked(kind: 'line' | 'text'): void {
    this.#request.sent(kind);
  }

  /** Gives up waiting for final texts. */
  settle(): void {
    if (this.settling) this.#latest?.finish('completed');
  }

  /** Drops the rest of what is being said. Nothing more of it is emitted, no interruption either. */
  cancel(): void {
    this.#play.stop();
    for (const turn of [this.#current, this.#latest]) {
      turn?.drop();
      turn?.finish('cancelled');
    }
    if (this.#current?.generated) this.#current = undefined;
  }

  handle(event: NovaOutputEvent): void {
    switch (event.type) {
      case 'content_start':
        this.#startBlock(event);
        return;
      case 'text':
        this.#addText(event.contentId, event.text);
        return;
      case 'audio':
        this.#addAudio(event.contentId, event.pcm);
        return;
      case 'mulaw_audio':
        this.#addLooseAudio(event.mulaw);
        return;
      case 'tool_use':
        this.#addToolUse(event);
        return;
      case 'interrupted':
        this.#interrupt(this.#blocks.get(event.contentId)?.turn);
        return;
      case 'content_end':
        this.#endBlock(event.contentId, event.stopReason);
        return;
      case 'usage':
        this.#options.emit({ type: 'usage', usage: event.usage });
        return;
      case 'unknown':
        this.#options.emit({ type: 'unknown', name: event.name });
        return;
      case 'completion_end':
        this.settle();
        return;
      case 'voice_start':
        // From now on an interruption is the caller's.
        if (this.#caller.voiceStarts(event)) this.#request.callerSpeaks();
        return;
      case 'voice_end':
        this.#caller.voiceEnds(event);
        return;
      case 'completion_start':
        return;
      default:
        event satisfies never;
    }
  }

  #startBlock({ contentId, content }: ContentStart): void {
    const block: Block = { content, turn: undefined, text: '', toolUses: [] };
    this.#blocks.set(contentId, block);
    switch (content) {
      // Only words mean that the caller has spoken: an empty text comes before the answer to a text of ours.
      case 'caller_text':
        return;
      case 'final_text':
        block.turn = this.#before?.owesFinals ? this.#before : (this.#current ?? this.#latest);
        return;
      case 'planned_text':
        block.turn = this.#speakingTurn();
        return;
      case 'audio':
        block.turn = this.#speakingTurn();
        this.#announce(block.turn, '');
        block.turn.openItem(contentId);
        return;
      case 'tool':
        block.turn = this.#current?.state === 'open' ? this.#current : this.#newTurn({ toolsOnly: true });
        // Announced with its call: a call that the model repeats is no answer.
        this.#options.emit({ type: 'response.working' });
        return;
      default:
        content satisfies never;
    }
  }

  #addText(contentId: string, text: string): void {
    const block = this.#blocks.get(contentId);
    if (!block) return;
    block.text += text;
    if (block.content === 'caller_text' && text.trim() !== '') {
      this.#request.callerSpeaks();
      this.#spokenOver ||= this.#play.playing && this.#latest?.dropped === false;
      this.#caller.words();
    }
    if (block.content !== 'planned_text' || !block.turn) return;
    block.turn = this.#turnOfPlan(block.turn, text);
    block.turn.plan(text);
  }

  /** A dropped turn swallows its own further sentences, but not a line that was asked for since. */
  #turnOfPlan(turn: Turn, text: string): Turn {
    const { lines } = this.#options;
    if (!turn.dropped && !turn.announced) {
      this.#announce(turn, text);
      return turn;
    }
    const speakId = turn.dropped ? lines.match(text) : lines.matchWithin(text);
    if (speakId === undefined) return turn;
    const next = this.#newTurn({ toolsOnly: false });
    this.#before = turn.dropped ? undefined : turn;
    this.#begin(next, speakId);
    return next;
  }

  #announce(turn: Turn, text: string): void {
    if (turn.announced || turn.dropped) return;
    const { lines } = this.#options;
    this.#begin(turn, lines.match(text) ?? (turn.answersCaller ? undefined : lines.takeOldest()));
  }

  #begin(turn: Turn, speakId: string | undefined): void {
    if (speakId !== undefined) this.#request.lineBegins();
    turn.announce(speakId);
  }

  #addAudio(contentId: string, pcm: Uint8Array): void {
    const turn = this.#blocks.get(contentId)?.turn;
    if (turn?.wants(contentId)) turn.audio(contentId, this.#options.toLine(pcm));
    else this.#options.drops.count('interrupted_answer');
  }

  #addLooseAudio(mulaw: string): void {
    const turn = this.#speakingTurn();
    this.#announce(turn, '');
    if (turn.dropped) this.#options.drops.count('interrupted_answer');
    turn.looseAudio(mulaw);
  }

  /** The tool is called when its block is complete. An event without a block is one of the older shape. */
  #addToolUse(event: ToolUse): void {
    const block = this.#blocks.get(event.contentId);
    if (block) block.toolUses.push(event);
    else this.#callTool(this.#newTurn({ toolsOnly: true }), event);
  }

  #callTool(turn: Turn, { toolUseId, name, arguments: json }: ToolUse): void {
    if (!this.#options.isNewCall(toolUseId)) return;
    turn.hasCalled = true;
    turn.announce();
    this.#options.emit({
      type: 'response.function_call',
      responseId: turn.responseId,
      callId: toolUseId,
      name,
      arguments: json,
    });
  }

  #endBlock(contentId: string, stopReason: StopReason): void {
    const block = this.#blocks.get(contentId);
    this.#blocks.delete(contentId);
    if (stopReason === 'INTERRUPTED' || this.#isBrokenOff(contentId, block)) this.#interrupt(block?.turn);
    else if (block?.content === 'caller_text') this.#hearCaller(contentId, block.text);
    else if (block?.turn) this.#advance(block.turn, { contentId, block, stopReason });
  }

  /** Some streams tell no more of an interruption than this: the audio stops while the caller speaks. */
  #isBrokenOff(contentId: string, block: Block | undefined): boolean {
    if (block?.content !== 'audio' || !this.#caller.speaks) return false;
    const piece = block.turn?.pieceOf(contentId);
    const lengthMs = speakingMs(piece?.text ?? '');
    return (
      piece !== undefined && lengthMs >= LEAST_SENTENCE_MS && piece.sentMs <= lengthMs * BROKEN_OFF_SHARE
    );
  }

  /** A block of the assistant's turn is complete. */
  #advance(
    turn: Turn,
    end: { readonly contentId: string; readonly block: Block; readonly stopReason: StopReason },
  ): void {
    const { content, text, toolUses } = end.block;
    for (const toolUse of toolUses) this.#callTool(turn, toolUse);
    if (content === 'audio') turn.closeItem(end.contentId);
    if (content === 'final_text') turn.finalText(text);
    const turnEnds = end.stopReason === 'END_TURN' && content !== 'planned_text';
    if (turnEnds || (content === 'tool' && turn.toolsOnly)) turn.endGeneration(content === 'final_text');
    if (turn.generated && this.#current === turn) this.#current = undefined;
  }

  #hearCaller(itemId: string, transcript: string): void {
    if (transcript.trim() === '') return;
    this.#options.emit({
      type: 'conversation.item.input_audio_transcription.completed',
      itemId,
      transcript: transcript.trim(),
    });
  }

  #interrupt(blockTurn: Turn | undefined): void {
    const turn = blockTurn ?? this.#current ?? this.#latest;
    const isOurs = this.#request.interrupts;
    this.#spokenOver = false;
    // The model no longer answers what the caller said before.
    if (isOurs) this.#caller.close();
    if (!turn) return;
    if (this.#current === turn) this.#current = undefined;
    if (turn.dropped) return;
    if (isOurs) {
      turn.breakOff();
      return;
    }
    this.#silence(turn);
  }

  /** The caller talks over it. */
  #silence(turn: Turn): void {
    this.#play.stop();
    turn.drop();
    this.#options.emit({ type: 'input_audio_buffer.speech_started' });
    turn.finish('cancelled');
  }

  /** The model answers other words while the caller still hears what they were said over. */
  #silenceSpokenOver(): void {
    const turn = this.#latest;
    if (this.#spokenOver && this.#play.playing && turn && !turn.dropped) this.#silence(turn);
    this.#spokenOver = false;
  }

  #speakingTurn(): Turn {
    // After the caller's words, or a tool's result, a new turn begins, even when the end of a dropped one was never seen.
    const isOver = this.#current?.dropped === true && (this.#caller.hasSpoken || this.#current.hasCalled);
    if (this.#current && !isOver) {
      this.#caller.close();
      return this.#current;
    }
    return this.#newTurn({ toolsOnly: false });
  }

  #newTurn({ toolsOnly }: { readonly toolsOnly: boolean }): Turn {
    if (!toolsOnly) this.#silenceSpokenOver();
    this.#latest?.finish('completed');
    this.#before = undefined;
    this.#request.turnBegins();
    const answersCaller = this.#caller.close();
    const turn = new Turn({
      responseId: this.#options.newId(),
      toolsOnly,
      answersCaller,
      line: this.#options.line,
      play: this.#play,
      emit: this.#options.emit,
    });
    this.#current = turn;
    this.#latest = turn;
    return turn;
  }
}
