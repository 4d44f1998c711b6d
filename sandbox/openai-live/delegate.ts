import { argumentsText, type ModelAnswer, type ModelScript, type ScriptedToolCall } from '../model/script.ts';
import { type LiveError, type LiveFaults, liveError } from './live-faults.ts';

export interface DelegateOptions {
  readonly type: 'client' | 'responses';
  readonly script: ModelScript;
  readonly faults: LiveFaults;
  readonly send: (type: string, fields: object) => void;
  readonly nextId: (prefix: string) => string;
  readonly positionMs: () => number;
  /** What the voice tells after the work. */
  readonly say: (text: string) => void;
}

interface Batch {
  readonly delegationId: string;
  /** Output by call. */
  readonly calls: Map<string, string | undefined>;
}

/** Room for results that have not been read. */
const BUFFER_BYTES = 32_768;
const USAGE = { input_tokens: 400, input_tokens_details: { cached_tokens: 0 }, output_tokens: 30 };

/** What the voice has others do. Of a client's work it only hears the end; of its own model's work it shows the steps. */
export class SandboxDelegate {
  readonly #options: DelegateOptions;
  readonly #open = new Set<string>();
  readonly #dead = new Set<string>();
  #batch: Batch | undefined;
  #bufferedBytes = 0;

  constructor(options: DelegateOptions) {
    this.#options = options;
  }

  /** The voice wants this done. */
  begin(toolCalls: readonly ScriptedToolCall[]): void {
    const { type, send, nextId, positionMs } = this.#options;
    const id = nextId('dlg');
    this.#open.add(id);
    send('session.delegation.created', { offset_ms: positionMs(), delegation: { id, target: type } });
    if (type === 'responses') this.#respond(id, { toolCalls });
  }

  /** @returns why something may not be appended for this delegation */
  refuseAppend(delegationId: string | null): LiveError | undefined {
    if (delegationId === null) return undefined;
    if (this.#options.type === 'responses') {
      return liveError('invalid_value', 'delegation_id must be null under responses delegation.');
    }
    return this.#open.has(delegationId)
      ? undefined
      : liveError('invalid_value', 'There is no such client delegation.');
  }

  output(callId: string, output: string): LiveError | undefined {
    if (this.#options.type === 'client') return notForClients();
    if (this.#dead.has(callId)) return liveError('invalid_value', 'The response of this call has failed.');
    const { calls } = this.#batch ?? { calls: new Map<string, string | undefined>() };
    if (!calls.has(callId)) return liveError('invalid_value', 'No tool call waits for this output.');
    if (calls.get(callId) !== undefined) return liveError('invalid_value', 'It has an output already.');
    this.#bufferedBytes += Buffer.byteLength(output);
    if (this.#bufferedBytes > BUFFER_BYTES) {
      return liveError('response_input_buffer_full', 'The input buffer is full.');
    }
    calls.set(callId, output);
    return undefined;
  }

  create(): LiveError | undefined {
    if (this.#options.type === 'client') return notForClients();
    const batch = this.#batch;
    if (!batch) return liveError('invalid_value', 'There is nothing to respond to.');
    const outputs = [...batch.calls.values()];
    if (outputs.includes(undefined)) return liveError('invalid_value', 'Tool outputs are missing.');
    this.#batch = undefined;
    this.#bufferedBytes = 0;
    this.#respond(batch.delegationId, this.#options.script.answer(outputs.join(' ')));
    return undefined;
  }

  #respond(delegationId: string, { text = '', toolCalls = [] }: ModelAnswer): void {
    const { nextId, say, faults } = this.#options;
    const responseId = nextId('resp');
    const event = (type: string, fields: object) =>
      this.#options.send('response.event', { delegation_id: delegationId, event: { type, ...fields } });
    const snapshot = { id: responseId, output: [], tools: [] };
    event('response.created', { response: { ...snapshot, status: 'in_progress' } });
    const calls = new Map<string, string | undefined>();
    for (const call of toolCalls) {
      const callId = call.id ?? nextId('call');
      calls.set(callId, undefined);
      const item = {
        type: 'function_call',
        call_id: callId,
        name: call.name,
        arguments: argumentsText(call),
      };
      event('response.output_item.done', { item: { ...item, status: 'completed' } });
    }
    if (faults.takeDelegateFailure()) {
      for (const callId of calls.keys()) this.#dead.add(callId);
      event('response.failed', { response: { ...snapshot, status: 'failed' } });
      return;
    }
    event('response.completed', { response: { ...snapshot, status: 'completed', usage: USAGE } });
    if (calls.size > 0) this.#batch = { delegationId, calls };
    else say(text);
  }
}

function notForClients(): LiveError {
  return liveError('invalid_value', 'response events need responses delegation.');
}
