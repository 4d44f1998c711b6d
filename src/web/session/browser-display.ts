import type { CallEvent, CallObserver, ObservedAnswer, ObservedTurn } from '../../media/call-observer.ts';
import type { CallScreen, ShownHandoff } from '../../media/call-screen.ts';
import type { Capabilities, ServerMessages, SpokenTrigger } from '../messages/server-messages.ts';

export interface BrowserDisplayOptions {
  readonly messages: ServerMessages;
  readonly capabilities: Capabilities;
  /** What the page must tell its user before they speak. */
  readonly notice: string | undefined;
  /** ISO 639-1 as the client named it; null when it did not. */
  readonly language: string | null;
  readonly send: (message: string) => void;
  /** What the client sent last of its caller's speech. */
  readonly spokenTrigger: () => SpokenTrigger;
  /** The audio of a whole answer, as a data URI, where it was not sent while it was made. */
  readonly takeAnswer: (itemIds: readonly string[]) => string | undefined;
  /** The session ends for this reason. */
  readonly onEnded: (outcome: string) => void;
  /** Another connection, on another instance, has taken the session in the same moment. */
  readonly onBusy: () => void;
}

/** Sends one browser what happens in its session, and nothing of any other. */
export class BrowserDisplay implements CallObserver, CallScreen {
  readonly #options: BrowserDisplayOptions;
  #partials = 0;
  #hasBegun = false;

  constructor(options: BrowserDisplayOptions) {
    this.#options = options;
  }

  onCallEvent(event: CallEvent): void {
    switch (event.type) {
      case 'ready':
        this.#hasBegun = true;
        this.#ready(event.providerSessionId);
        break;
      case 'caller_saying':
        this.#callerSaying(event.words);
        break;
      case 'turn':
        this.#turn(event.turn);
        break;
      case 'answered':
        this.#answered(event.answer);
        break;
      case 'phase':
        this.#hasBegun ||= event.phase !== 'ended';
        break;
      case 'ended':
        this.#ended(event.outcome);
        break;
      default:
        // The page learns nothing of the rest.
        break;
    }
  }

  showHandoff(handoff: ShownHandoff): void {
    this.#options.send(this.#options.messages.handoff(handoff));
  }

  /** A connection that has lost the race for its session has never had it, so nothing that it had is over. */
  #ended(outcome: string): void {
    const { onBusy, onEnded } = this.#options;
    if (outcome === 'superseded' && !this.#hasBegun) onBusy();
    else onEnded(outcome);
  }

  #ready(providerSessionId: string): void {
    const { messages, capabilities, notice, send } = this.#options;
    send(messages.initialized(providerSessionId, capabilities, notice));
  }

  #callerSaying(words: string): void {
    const { messages, send, language } = this.#options;
    this.#partials += 1;
    send(messages.partial(words, this.#partials, language));
  }

  #turn({ number, role, text, interrupted, playing }: ObservedTurn): void {
    // What is still playing is reported again when it was heard to its end, or cut.
    if (playing) return;
    const { messages, send } = this.#options;
    send(messages.final({ role, text, itemId: `turn-${number}`, interrupted }));
  }

  #answered({ itemIds, text, question, isToWriting }: ObservedAnswer): void {
    const { messages, send, spokenTrigger, takeAnswer } = this.#options;
    const audioResponse = takeAnswer(itemIds);
    send(
      messages.triggered({
        transcription: question,
        aiResponse: text,
        itemIds,
        triggerReason: isToWriting ? 'text' : spokenTrigger(),
        ...(audioResponse !== undefined && { audioResponse }),
      }),
    );
  }
}
