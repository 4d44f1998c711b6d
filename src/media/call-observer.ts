/** A turn of the conversation as it was heard. The same `number` again replaces the turn. */
export interface ObservedTurn {
  readonly number: number;
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly interrupted: boolean;
  /** More of it is being played: these are the words until now. */
  readonly playing?: boolean;
  /** The answer whose words were heard; absent for the caller, and for a turn of an earlier stream. */
  readonly answerId?: string;
}

/** What the assistant has made, heard or not. */
export interface ObservedAnswer {
  /** Names it among the answers of one stream. */
  readonly answerId: string;
  /** The pieces of speech that it consists of, in order. */
  readonly itemIds: readonly string[];
  readonly text: string;
  /** The caller's words before it; empty for a line that answers nothing. */
  readonly question: string;
  /** The caller wrote what it answers. */
  readonly isToWriting: boolean;
}

/** Milliseconds from the end of the caller's speech. */
export interface AnswerTimes {
  /** The answer that was timed. */
  readonly answerId: string;
  /**
   * Before the times below: how long they had been silent, by the sound of the line, when the model said that they have
   * stopped; undefined where the model does not say it.
   */
  readonly noticingMs: number | undefined;
  /** To the final transcript of their words; undefined when it came after the answer was heard. */
  readonly transcribedMs: number | undefined;
  /** How much of the time until the model's first audio it waited for tools; 0 when it asked for none. */
  readonly toolsMs: number;
  /** To the model's first audio. */
  readonly receivedMs: number;
  /** To the moment in which it was sent to the caller. */
  readonly sentMs: number;
  /** To the moment in which they heard it; undefined when the answer was silenced before. */
  readonly heardMs: number | undefined;
}

/** How one stream of a call ended. */
export interface ObservedEnd {
  readonly outcome: string;
  /** `none` when it ended before it had a model. */
  readonly provider: string;
  readonly seconds: number;
  /** All turns of the call. */
  readonly turns: number;
  /** Of the call until now, US dollars. */
  readonly costUsd: number;
}

/**
 * What a piece of speech is: an answer, the opening, another line that the gateway has spoken, one that fills the wait
 * for a tool, the words of a colleague, or a waiting sound.
 */
export type SpeechKind = 'answer' | 'greeting' | 'line' | 'filler' | 'supervisor' | 'tone';

/** How the caller feels, by the words of their last turns. */
export type ObservedMood = 'negative' | 'neutral' | 'positive';

/** What a supervisor does to a call. */
export type SteeringAction = 'end' | 'handoff' | 'whisper' | 'say' | 'listen' | 'takeover' | 'release';

/** What happens in one stream of a call. */
export type CallEvent =
  /** `resumed`: an earlier stream has begun the call. */
  | { readonly type: 'started'; readonly resumed: boolean }
  /** The model can be talked to. */
  | { readonly type: 'ready'; readonly provider: string; readonly providerSessionId: string }
  /** Another stream of this model carries the conversation now, or another model does. */
  | {
      readonly type: 'renewed' | 'failed_over';
      readonly provider: string;
      /** `planned`, `forced`, `recovered` or `failed_over`. */
      readonly reason: string;
    }
  /** All words so far of a turn that the caller is still speaking. Not masked. */
  | { readonly type: 'caller_saying'; readonly words: string }
  /** Not masked. */
  | { readonly type: 'turn'; readonly turn: ObservedTurn }
  /** Not masked. */
  | { readonly type: 'answered'; readonly answer: ObservedAnswer }
  | { readonly type: 'answer_times'; readonly times: AnswerTimes }
  /** The words so far of an answer that is being made, heard or not. Not masked. */
  | {
      readonly type: 'assistant_saying';
      readonly answerId: string;
      readonly kind: SpeechKind;
      readonly words: string;
    }
  /** How much of an answer that is being played was heard so far. Not masked. */
  | { readonly type: 'assistant_heard'; readonly answerId: string; readonly words: string }
  /** Turns of earlier streams of the call, masked as they are stored, and when it began: epoch milliseconds. */
  | {
      readonly type: 'recalled';
      readonly turns: readonly ObservedTurn[];
      readonly startedAtMs: number;
    }
  /** The model, or the line, hears the caller's voice. */
  | { readonly type: 'caller_speaks' }
  /** The caller has stopped speaking, `agoMs` before this event. */
  | { readonly type: 'caller_stops'; readonly agoMs: number }
  /** The first audio of a piece of speech was given to the caller's side. */
  | { readonly type: 'speaks'; readonly itemId: string; readonly kind: SpeechKind }
  /** A piece of speech was heard to its end, or cut: then only its first `heardMs` were heard. */
  | {
      readonly type: 'spoken';
      readonly itemId: string;
      readonly heardMs: number;
      readonly sentMs: number;
      readonly cut: boolean;
    }
  /** The caller spoke over the assistant, which is silent now. `heardMs`: how much was heard of what it was saying. */
  | { readonly type: 'barge_in'; readonly heardMs: number }
  /**
   * The caller made a sound over the assistant that was no interruption. `verdict`: `backchannel`, `noise`, `echo` or
   * `side_talk`; `resumed`: the assistant had stopped for it, and went on.
   */
  | { readonly type: 'overlap'; readonly verdict: string; readonly resumed: boolean }
  /** A tool has begun to work. */
  | { readonly type: 'tool_began'; readonly name: string }
  /** A tool has ended. `durationMs` is absent for the tools of the gateway itself, which take no time. */
  | { readonly type: 'tool'; readonly name: string; readonly result: string; readonly durationMs?: number }
  /** Somebody wants a person. `decidedBy`: the rule, classifier, key or tool that says so. */
  | {
      readonly type: 'escalation';
      readonly action: 'transfer' | 'offer';
      readonly reason: string;
      readonly decidedBy: string;
      /** How sure that is, 0 to 1; undefined where nothing measures it. */
      readonly score?: number;
    }
  /** `begins`, `written`, `dialling`, or how it ended here, as `gateway_handoffs_total` names it. */
  | { readonly type: 'handoff'; readonly state: string }
  /** How far the call is: a name of `call/phase`. */
  | { readonly type: 'phase'; readonly phase: string }
  /** The caller types or says what nobody may hear; nothing reaches the model meanwhile. */
  | { readonly type: 'secure_input'; readonly on: boolean }
  /** Of the call until now, US dollars. */
  | { readonly type: 'cost'; readonly costUsd: number }
  /** The language in which the call is held from now on, ISO 639-1. */
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'mood'; readonly mood: ObservedMood }
  /** A supervisor has acted. `by`: the name that they gave, or the mark of their token. */
  | { readonly type: 'steered'; readonly action: SteeringAction; readonly by: string }
  /**
   * Nothing is said or heard any more. Only the end of what was under way follows: `tool`, `handoff` (a person is dialled
   * although the stream was lost) and `cost`.
   */
  | ({ readonly type: 'ended' } & ObservedEnd);

/**
 * Follows one stream of a call. It is part of no decision: the call goes on in the same way with any number of
 * observers, or with none.
 */
export interface CallObserver {
  /** Must not wait: the call does nothing meanwhile. */
  onCallEvent(event: CallEvent): void;
}
