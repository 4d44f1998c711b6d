import { setTimeout as delay } from 'node:timers/promises';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { FlowAttributes } from './flow-attributes.ts';
import type { FlowInstance } from './flow-instance.ts';
import type { FlowKeypad } from './flow-keypad.ts';

const REFERENCE = /\$\.[A-Za-z]+(?:\.[\w-]+)*/g;

/** Who runs through a flow, and over which line. */
export interface FlowScene {
  readonly contactId: string;
  readonly channel: 'VOICE' | 'TASK';
  readonly from: string;
  readonly to: string;
  /** What the contact brings along. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly instance: FlowInstance;
  readonly keypad: FlowKeypad;
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal;
  /** 1 is real time; 0.1 makes every limit of the flow ten times shorter. */
  readonly timeScale: number;
  /** Milliseconds that the flow waits for a key, instead of its own limits. */
  readonly inputTimeoutMs: number | undefined;
  /** The instance's voice, mu-law 8 kHz. */
  readonly voice: (text: string) => Buffer;
  /** Plays to the caller. */
  readonly play: (mulaw: Buffer) => void;
}

/** One contact's path through a flow: what the flow has collected so far. */
export class FlowRun {
  readonly scene: FlowScene;
  readonly attributes: FlowAttributes;
  /** `$.StoredCustomerInput`; undefined before an input. */
  storedInput: string | undefined;
  /** `$.External`: the answer of the latest function. */
  external: Readonly<Record<string, string>> = {};
  queueArn: string | undefined;
  waitingFlowArn: string | undefined;
  recorded: readonly string[] = [];
  logging = false;
  /** What the flow's log holds: the types of actions while logging was on. */
  readonly log: string[] = [];

  constructor(scene: FlowScene) {
    this.scene = scene;
    this.attributes = new FlowAttributes(scene.attributes);
  }

  /** A parameter with its references replaced; undefined when one refers to nothing. */
  resolve(text: string): string | undefined {
    let missing = false;
    const resolved = text.replace(REFERENCE, (reference) => {
      const value = this.#lookUp(reference);
      if (value === undefined) missing = true;
      return value ?? '';
    });
    return missing ? undefined : resolved;
  }

  /**
   * Speaks to the caller.
   * @returns milliseconds of speech, or undefined when there is no voice for it
   */
  speak(text: string | undefined): number | undefined {
    const resolved = text === undefined ? undefined : this.resolve(text);
    const { instance, channel, voice, play } = this.scene;
    if (resolved === undefined || instance.state.voice === 'broken' || channel === 'TASK') return undefined;
    const speech = voice(resolved);
    play(speech);
    return speech.length / BYTES_PER_MS;
  }

  /** Waits, but not for a caller who is gone. */
  async pause(ms: number): Promise<void> {
    const { signal } = this.scene;
    try {
      await delay(ms, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #lookUp(reference: string): string | undefined {
    const [, namespace = '', key = ''] = reference.split('.');
    const { contactId, from, to } = this.scene;
    switch (`${namespace}.${namespace === 'External' || namespace === 'Attributes' ? '' : key}`) {
      case 'External.':
        return this.external[key];
      case 'Attributes.':
        return this.attributes.values[key];
      case 'StoredCustomerInput.':
        return this.storedInput;
      case 'ContactId.':
        return contactId;
      case 'CustomerEndpoint.Address':
        return from;
      case 'SystemEndpoint.Address':
        return to;
      default:
        return undefined;
    }
  }
}
