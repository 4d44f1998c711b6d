import { Ear } from '../model/ear.ts';
import type { EarOptions, Hearing } from '../model/hearing.ts';
import type { ModelAnswer } from '../model/script.ts';
import { CallerWords, type TimedWords } from './caller-words.ts';
import type { SandboxDelegate } from './delegate.ts';
import type { LiveSessionOptions } from './live-session-options.ts';
import type { LiveMemory } from './memory.ts';
import type { LiveAppendEvent } from './schema.ts';
import type { VoiceTrack } from './voice-track.ts';

/** From the caller's first sound until the model falls silent. */
const YIELD_MS = 200;
/** From the end of the caller's sentence until the model answers. */
const ANSWER_MS = 300;
/** Silence after which the caller's sentence is over. */
const SENTENCE_END_MS = 500;
/** What it says by itself while it has something done. */
const ACKNOWLEDGEMENT = 'One moment, please.';

interface Due {
  readonly atMs: number;
  readonly act: () => void;
}

export interface LiveMindParts {
  readonly options: LiveSessionOptions;
  readonly memory: LiveMemory;
  readonly voice: VoiceTrack;
  /** Milliseconds of the session. */
  readonly positionMs: () => number;
  readonly delegate: () => SandboxDelegate | undefined;
  /** Milliseconds from a delegation to its acknowledgement. */
  readonly acknowledgementDelayMs: () => number;
  readonly tellCaller: (words: TimedWords) => void;
}

/** What the model makes of what it hears and of what it gets: when it speaks, what, and when it stops. */
export class LiveMind {
  readonly #parts: LiveMindParts;
  readonly #ear: Hearing;
  readonly #callerWords: CallerWords;
  #due: Due[] = [];
  #callerSpeaks = false;
  /** What the caller has said of their sentence. */
  #heard: string[] = [];
  /** Whether they have the floor. */
  #callerHasFloor = false;
  #pendingAnswer: (() => void) | undefined;
  #pendingAcknowledgement: (() => void) | undefined;
  /** Commentary that waits for a moment in which nobody speaks. */
  readonly #toTell: string[] = [];
  /** Pieces of a text that it will be asked to say. */
  readonly #textParts: string[] = [];

  constructor(parts: LiveMindParts) {
    this.#parts = parts;
    const { library, makeEar, callerWordsDelayMs, callerWordDelayMs } = parts.options;
    const ear: EarOptions = {
      library,
      silenceMs: SENTENCE_END_MS,
      onSpeechStarted: () => this.#callerBegins(),
      onWord: (word) => this.#callerSays(word),
      onSpeechStopped: (_atMs, text) => this.#callerSaid(text),
    };
    this.#ear = makeEar?.(ear) ?? new Ear(ear);
    this.#callerWords = new CallerWords({
      sentenceDelayMs: callerWordsDelayMs,
      wordDelayMs: callerWordDelayMs,
      tell: parts.tellCaller,
      at: (atMs, act) => this.#due.push({ atMs, act }),
    });
  }

  hear(pcm: Int16Array): void {
    this.#ear.hear(pcm);
  }

  /** The clock of the session has gone on. */
  tick(): void {
    const positionMs = this.#parts.positionMs();
    const due = this.#due.filter(({ atMs }) => atMs <= positionMs);
    this.#due = this.#due.filter(({ atMs }) => atMs > positionMs);
    for (const { act } of due) act();
    this.#tellNext();
  }

  /** Takes up what was appended. */
  take({ type, content }: LiveAppendEvent): void {
    if (type === 'session.instructions.append') {
      this.#obey(content);
      return;
    }
    // Any commentary or thinking cancels them, those of other delegations too.
    this.#drop(this.#pendingAcknowledgement);
    if (type === 'session.commentary.append') {
      this.#toTell.push(content);
      return;
    }
    const part = /<part>([\s\S]*)<\/part>/.exec(content)?.[1];
    if (part === undefined) this.#parts.memory.add('developer', content);
    else this.#textParts.push(part);
  }

  /** Has nothing in particular done. */
  delegateNothing(): void {
    this.#delegate([]);
  }

  /** Says this after the pause that it makes before an answer. */
  say(text: string): void {
    this.#parts.voice.say(text, this.#parts.positionMs() + ANSWER_MS);
  }

  /** What it has to tell is not told over the caller, nor before they are answered. */
  #tellNext(): void {
    const { voice, positionMs } = this.#parts;
    const answers = this.#due.some(({ act }) => act === this.#pendingAnswer);
    if (this.#callerSpeaks || answers || voice.isBusy) return;
    const text = this.#toTell.shift();
    if (text !== undefined) voice.say(text, positionMs());
  }

  #obey(order: string): void {
    const { voice, memory } = this.#parts;
    const positionMs = this.#parts.positionMs();
    const line = this.#whole(order, /<say>([\s\S]*)<\/say>/);
    const message = this.#whole(order, /<message>([\s\S]*)<\/message>/);
    if (line !== undefined) {
      voice.stop(positionMs);
      voice.say(line, positionMs);
    } else if (message !== undefined) {
      memory.add('user', message);
      this.#answer(message);
    } else if (/^Stop speaking/.test(order)) {
      voice.stop(positionMs);
    } else {
      this.#answer(order);
    }
  }

  /** The text between tags, with its parts that came before. */
  #whole(order: string, tags: RegExp): string | undefined {
    const last = tags.exec(order)?.[1];
    if (last === undefined) return undefined;
    const count = Number(/the last (\d+) part tags/.exec(order)?.[1] ?? 0);
    return [...this.#textParts.splice(0).slice(this.#textParts.length - count), last].join(' ');
  }

  #callerBegins(): void {
    this.#callerSpeaks = true;
    this.#callerHasFloor = false;
    this.#heard = [];
    this.#callerWords.begin(this.#parts.positionMs());
    this.#yieldTo('');
  }

  #callerSays(word: string): void {
    this.#heard.push(word);
    this.#callerWords.word(word, this.#parts.positionMs());
    this.#yieldTo(this.#heard.join(' '));
  }

  #callerSaid(text: string): void {
    const positionMs = this.#parts.positionMs();
    this.#callerSpeaks = false;
    this.#parts.memory.add('user', text);
    this.#callerWords.end(text, positionMs, positionMs - SENTENCE_END_MS);
    this.#yieldTo(text);
    if (this.#callerHasFloor) this.#answer(text);
  }

  /** The caller has the floor, if what was heard takes it: what it says, or wants to, is dropped. */
  #yieldTo(heard: string): void {
    const { voice, options } = this.#parts;
    if (this.#callerHasFloor) return;
    if (options.takesFloor?.(heard, voice.speaks ? 'over_speech' : 'in_silence') === false) return;
    this.#callerHasFloor = true;
    this.#drop(this.#pendingAnswer);
    if (!voice.speaks) return;
    options.observer?.interrupted(performance.now());
    voice.stop(this.#parts.positionMs() + YIELD_MS);
  }

  #answer(heard: string): void {
    const { faults, script } = this.#parts.options;
    if (faults.isMute) return;
    const answer = script.answer(heard);
    const act = () => this.#give(answer);
    this.#pendingAnswer = act;
    this.#due.push({ atMs: this.#parts.positionMs() + ANSWER_MS + (answer.thinkMs ?? 0), act });
  }

  #give({ text = '', toolCalls = [] }: ModelAnswer): void {
    this.#parts.voice.say(text, this.#parts.positionMs());
    if (toolCalls.length > 0) this.#delegate(toolCalls);
  }

  /** It says that the caller has to wait, unless it has said something. */
  #delegate(toolCalls: NonNullable<ModelAnswer['toolCalls']>): void {
    const { voice, delegate, acknowledgementDelayMs, options } = this.#parts;
    if (options.acknowledges && !voice.isBusy) {
      const act = () => this.#parts.voice.say(ACKNOWLEDGEMENT, this.#parts.positionMs());
      this.#pendingAcknowledgement = act;
      this.#due.push({ atMs: this.#parts.positionMs() + ANSWER_MS + acknowledgementDelayMs(), act });
    }
    delegate()?.begin(toolCalls);
  }

  #drop(pending: (() => void) | undefined): void {
    this.#due = this.#due.filter(({ act }) => act !== pending);
  }
}
