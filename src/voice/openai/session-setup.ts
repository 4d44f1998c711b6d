import type { OpenAISettings } from '../../config/config.ts';
import type { ConversationSettings } from '../client.ts';
import { isRetryable } from '../openai-wire/faults.ts';
import { fittingOptions } from '../options/option-conflicts.ts';
import { type RealtimeOptions, VENDOR_CHOICES } from '../options/realtime-options.ts';
import { buildSessionUpdate, type SessionChoice } from './client-events.ts';
import type { WireError } from './wire.ts';

/** By the part of a refused field's path: how the names of the options begin that the field comes from. */
const PARTS: readonly (readonly [field: RegExp, optionPrefix: string])[] = [
  [/\.turn_detection\b/, 'vad'],
  [/\.noise_reduction\b/, 'noiseReduction'],
  [/\.transcription\b/, 'transcription'],
  [/\.reasoning\b/, 'reasoning'],
  [/\.truncation\b/, 'truncation'],
  [/\.speed\b/, 'speed'],
];

export interface SetupRetry {
  readonly update: string;
  /** Names of the options that are left out now; `hints` for what the assistant says of its callers' words. */
  readonly leftOut: readonly string[];
}

/**
 * The `session.update` of one session. The vendor refuses a whole update for one field that its model does not take, and
 * a session without the caller's format cannot be used. So what was refused is left out, and the caller is served with
 * the vendor's default.
 */
export class SessionSetup {
  readonly #conversation: ConversationSettings;
  readonly #choice: Omit<SessionChoice, 'options'>;
  #options: RealtimeOptions;
  #hasHints: boolean;

  constructor(settings: OpenAISettings, conversation: ConversationSettings) {
    const { preferences, hints } = conversation;
    const { transcriptionModel, turnTaking, voice } = settings;
    this.#conversation = conversation;
    this.#choice = { voice: preferences?.voices?.openai ?? voice, transcriptionModel, turnTaking };
    this.#options = chosen(fittingOptions(settings.options, preferences?.realtime ?? {}, settings));
    this.#hasHints = hints !== undefined && hints.languages.length + hints.keywords.length > 0;
  }

  /** The update with everything that was not refused. */
  update(eventId: string): string {
    const { hints, ...conversation } = this.#conversation;
    return buildSessionUpdate(eventId, this.#hasHints ? { ...conversation, hints } : conversation, {
      ...this.#choice,
      options: this.#options,
    });
  }

  /** @returns undefined when another try would be refused too */
  afterRefusal({ code, field }: WireError, eventId: string): SetupRetry | undefined {
    if (isRetryable(code)) return undefined;
    const prefix = field === undefined ? '' : PARTS.find(([part]) => part.test(field))?.[1];
    if (prefix === undefined) return undefined;
    const before = this.update(eventId);
    const leftOut = this.#leaveOut(prefix);
    const update = this.update(eventId);
    return update === before ? undefined : { update, leftOut };
  }

  /** @param prefix of the names of options; empty for all, because the vendor has not said which one */
  #leaveOut(prefix: string): readonly string[] {
    const given = Object.entries(this.#options);
    const names = given.map(([name]) => name).filter((name) => name.startsWith(prefix));
    this.#options = Object.fromEntries(given.filter(([name]) => !names.includes(name)));
    if (!this.#hasHints || !'transcription'.startsWith(prefix)) return names;
    this.#hasHints = false;
    return [...names, 'hints'];
  }
}

/** Without what the vendor would choose too. */
function chosen(options: RealtimeOptions): RealtimeOptions {
  const usual = Object.entries(VENDOR_CHOICES);
  const given = Object.entries(options).filter(
    ([name, value]) =>
      value !== undefined && !usual.some(([choice, usually]) => choice === name && usually === value),
  );
  return Object.fromEntries(given);
}
