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
}

/** What the assistant has made, heard or not. */
export interface ObservedAnswer {
  /** The pieces of speech that it consists of, in order. */
  readonly itemIds: readonly string[];
  readonly text: string;
  /** The caller's words before it; empty for a line that answers nothing. */
  readonly question: string;
}

/** Milliseconds from the end of the caller's speech. */
export interface AnswerTimes {
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

/** What happens in one stream of a call. */
export type CallEvent =
  /** `resumed`: an earlier stream has begun the call. */
  | { readonly type: 'started'; readonly resumed: boolean }
  /** The model can be talked to. */
  | { readonly type: 'ready'; readonly provider: string; readonly providerSessionId: string }
  /** Another stream of this model carries the conversation now, or another model does. */
  | { readonly type: 'renewed' | 'failed_over'; readonly provider: string }
  /** All words so far of a turn that the caller is still speaking. Not masked. */
  | { readonly type: 'caller_saying'; readonly words: string }
  /** Not masked. */
  | { readonly type: 'turn'; readonly turn: ObservedTurn }
  /** Not masked. */
  | { readonly type: 'answered'; readonly answer: ObservedAnswer }
  | { readonly type: 'answer_times'; readonly times: AnswerTimes }
  /** The caller spoke over the assistant, which is silent now. */
  | { readonly type: 'barge_in' }
  /** A tool has ended. `durationMs` is absent for the tools of the gateway itself, which take no time. */
  | { readonly type: 'tool'; readonly name: string; readonly result: string; readonly durationMs?: number }
  /** Somebody wants a person. `decidedBy`: the rule, classifier, key or tool that says so. */
  | {
      readonly type: 'escalation';
      readonly action: 'transfer' | 'offer';
      readonly reason: string;
      readonly decidedBy: string;
    }
  /** `begins`, `written`, `dialling`, or how it ended here, as `gateway_handoffs_total` names it. */
  | { readonly type: 'handoff'; readonly state: string }
  /** A supervisor has acted on the call. `by` is empty when the gateway has ended a take-over by itself. */
  | { readonly type: 'steered'; readonly action: string; readonly by: string }
  /** Nothing follows. */
  | ({ readonly type: 'ended' } & ObservedEnd);

/**
 * Follows one stream of a call. It is part of no decision: the call goes on in the same way with any number of
 * observers, or with none.
 */
export interface CallObserver {
  /** Must not wait: the call does nothing meanwhile. */
  onCallEvent(event: CallEvent): void;
}
