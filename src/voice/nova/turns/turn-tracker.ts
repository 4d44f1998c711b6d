import type { VoiceEvent } from '../../events.ts';
import type { ContentStart, NovaOutputEvent, StopReason } from '../wire/parser.ts';
import { type Block, emptyBlock, type ToolUse } from './block.ts';
import { isBrokenOff } from './piece.ts';
import type { SpeakingOrder } from './speaking-order.ts';
import type { Turn } from './turn.ts';

export interface TurnTrackerOptions {
  readonly order: SpeakingOrder;
  readonly emit: (event: VoiceEvent) => void;
  /** Turns PCM of the stream's output rate into base64 in the format of the line. */
  readonly toLine: (pcm: Uint8Array) => string;
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
  readonly #order: SpeakingOrder;

  constructor(options: TurnTrackerOptions) {
    this.#options = options;
    this.#order = options.order;
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
        this.#order.interrupt(this.#blocks.get(event.contentId)?.turn);
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
        this.#order.settle();
        return;
      case 'voice_start':
        this.#order.voiceStarts(event);
        return;
      case 'voice_end':
        this.#order.voiceEnds(event);
        return;
      case 'completion_start':
        return;
      default:
        event satisfies never;
    }
  }

  #startBlock({ contentId, content }: ContentStart): void {
    const block = emptyBlock(content);
    this.#blocks.set(contentId, block);
    switch (content) {
      // Only words mean that the caller has spoken: an empty text comes before the answer to a text of ours.
      case 'caller_text':
        return;
      case 'final_text':
        block.turn = this.#order.awaitsFinals;
        return;
      case 'planned_text':
        block.turn = this.#order.speakingTurn();
        return;
      case 'audio':
        block.turn = this.#order.speakingTurn();
        this.#order.announce(block.turn);
        block.turn.openItem(contentId);
        return;
      case 'tool':
        block.turn = this.#order.toolTurn();
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
    if (block.content === 'caller_text' && text.trim() !== '') this.#order.callerSays();
    if (block.content !== 'planned_text' || !block.turn) return;
    block.turn = this.#order.planned(block.turn, text);
    block.turn.plan(text);
  }

  #addAudio(contentId: string, pcm: Uint8Array): void {
    const turn = this.#blocks.get(contentId)?.turn;
    if (turn?.wants(contentId)) turn.audio(contentId, this.#options.toLine(pcm));
    else this.#options.drops.count('interrupted_answer');
  }

  #addLooseAudio(mulaw: string): void {
    const turn = this.#order.speakingTurn();
    this.#order.announce(turn);
    if (turn.dropped) this.#options.drops.count('interrupted_answer');
    turn.looseAudio(mulaw);
  }

  /** The tool is called when its block is complete. An event without a block is one of the older shape. */
  #addToolUse(event: ToolUse): void {
    const block = this.#blocks.get(event.contentId);
    if (block) block.toolUses.push(event);
    else this.#callTool(this.#order.newToolTurn(), event);
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
    if (stopReason === 'INTERRUPTED' || this.#isBrokenOff(contentId, block))
      this.#order.interrupt(block?.turn);
    else if (block?.content === 'caller_text') this.#hearCaller(contentId, block.text);
    else if (block?.turn) this.#advance(block.turn, { contentId, block, stopReason });
  }

  /** Some streams tell no more of an interruption than this: the audio stops while the caller speaks. */
  #isBrokenOff(contentId: string, block: Block | undefined): boolean {
    if (block?.content !== 'audio' || !this.#order.callerSpeaks) return false;
    const piece = block.turn?.pieceOf(contentId);
    return piece !== undefined && isBrokenOff(piece);
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
    if (turn.generated) this.#order.leave(turn);
  }

  #hearCaller(itemId: string, transcript: string): void {
    if (transcript.trim() === '') return;
    this.#options.emit({
      type: 'conversation.item.input_audio_transcription.completed',
      itemId,
      transcript: transcript.trim(),
    });
  }
}
