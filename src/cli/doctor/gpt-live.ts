import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, LiveSettings } from '../../config/config.ts';
import { ProviderError, type ProviderErrorCode } from '../../errors.ts';
import { createLogger } from '../../logging.ts';
import { Metrics } from '../../telemetry/metrics.ts';
import { OpenAILiveClient } from '../../voice/openai-live/client.ts';
import {
  type DelegateAnswer,
  type DelegateModel,
  type DelegateRequest,
  OpenAIDelegateModel,
} from '../../voice/openai-live/delegation/delegate-model.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** Less than the deadline of a check, so that the check itself reports what it waited for. */
const CONNECT_MS = 4_000;
const TASK_MS = 5_000;
const LOOK_EVERY_MS = 50;

const TOOL = {
  name: 'check_connection',
  description: 'Tells whether the connection works.',
  parameters: { type: 'object', properties: {}, additionalProperties: false },
};
const CONVERSATION = {
  instructions:
    'You check a connection. When you are asked for it, delegate it to check_connection, and say the result in one word.',
  tools: [TOOL],
  history: [],
};
const TASK = 'Check the connection.';

const ADVICE: Partial<Readonly<Record<ProviderErrorCode, string>>> = {
  provider_model_not_found: 'Correct OPENAI_REALTIME_MODEL, or give the project access to the model.',
  provider_quota_exhausted:
    'Add credit to the OpenAI account. GPT-Live is billed by the second of a session.',
  provider_input_rejected:
    'OpenAI refuses the settings of the session. Check OPENAI_VOICE, OPENAI_LIVE_DELEGATE_MODEL and the length of the instructions.',
  provider_timeout: 'Check the network path: WebSockets to the host of OPENAI_BASE_URL must be open.',
  provider_lost: 'Check the network path: a proxy may end WebSockets to the host of OPENAI_BASE_URL.',
};

/** One check where calls may use GPT-Live: a session is opened, and has one task done with a tool, as in a call. */
export function gptLiveChecks({ openaiLive, provider, voiceFallback, voiceOrder }: Config): readonly Check[] {
  const isUsed = provider === 'openai-live' || (voiceFallback && voiceOrder.includes('openai-live'));
  if (!openaiLive || !isUsed) return [];
  return [
    {
      name: 'GPT-Live',
      onTimeout: `${ADVICE.provider_timeout}`,
      run: async (signal) => converse(openaiLive, signal),
    },
  ];
}

async function converse(settings: LiveSettings, signal: AbortSignal): Promise<readonly Finding[]> {
  const delegate = new WatchedDelegate(settings);
  const metrics = new Metrics();
  const client = new OpenAILiveClient(settings, CONVERSATION, {
    ...{ logger: createLogger('silent'), metrics, delegate },
    timing: { connectMs: CONNECT_MS, stepMs: TASK_MS },
  });
  const task = new Task(client);
  const onAbort = () => void client.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const startedMs = performance.now();
  try {
    client.sendText(TASK);
    await client.connect();
    const opened = ok(
      `${settings.model} opened a session in ${Math.round(performance.now() - startedMs)} ms`,
    );
    const result = await resultOf(task, metrics);
    return [opened, judge(settings, task, { result, failure: delegate.failure })];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [fault(`${error.code}: ${error.message}`, ADVICE[error.code] ?? error.advice)];
  } finally {
    signal.removeEventListener('abort', onAbort);
    await client.close();
  }
}

/** Answers the tool, and knows how far the task has come. */
class Task {
  isToolCalled = false;
  error: ProviderError | undefined;

  constructor(client: OpenAILiveClient) {
    client.listen((event) => {
      if (event.type === 'response.function_call') {
        this.isToolCalled = true;
        client.sendToolResult(event.callId, { works: true });
      } else if (event.type === 'session.ended' || event.type === 'error') {
        this.error ??= event.error;
      }
    });
  }
}

/** The text model of a call; keeps why it did not answer. */
class WatchedDelegate implements DelegateModel {
  readonly #model: OpenAIDelegateModel;
  failure: string | undefined;

  constructor(settings: LiveSettings) {
    this.#model = new OpenAIDelegateModel({ ...settings, model: settings.delegateModel });
  }

  async ask(request: DelegateRequest, signal: AbortSignal): Promise<DelegateAnswer> {
    try {
      return await this.#model.ask(request, signal);
    } catch (error) {
      this.failure = reasonOf(error);
      throw error;
    }
  }
}

/** The vendor's message may quote the key. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  return 'status' in error && typeof error.status === 'number' ? `HTTP ${error.status}` : error.name;
}

/** @returns what came of the task, as the metric names it; undefined when nothing did in time */
async function resultOf(task: Task, { delegations }: Metrics): Promise<string | undefined> {
  for (const endMs = performance.now() + TASK_MS; performance.now() < endMs; await sleep(LOOK_EVERY_MS)) {
    if (task.error) throw task.error;
    const { values } = await delegations.get();
    const result = values.find(({ value }) => value > 0)?.labels.result;
    if (typeof result === 'string') return result;
  }
  return undefined;
}

interface TaskEnd {
  readonly result: string | undefined;
  readonly failure: string | undefined;
}

function judge(
  { delegateModel, delegation }: LiveSettings,
  task: Task,
  { result, failure }: TaskEnd,
): Finding {
  const how = delegation === 'client' ? '' : ' inside the session';
  if (result === 'answered') {
    return task.isToolCalled
      ? ok(`${delegateModel} did a task with a tool${how}`)
      : note(
          `${delegateModel} did a task without the tool that was offered${how}`,
          'Run the doctor again. If it stays so, set OPENAI_LIVE_DELEGATE_MODEL to another model.',
        );
  }
  if (result !== undefined) {
    return fault(
      `${delegateModel} could not do a task${how} (${failure ?? result})`,
      'Correct OPENAI_LIVE_DELEGATE_MODEL, and give the project of OPENAI_API_KEY access to it. Without it, GPT-Live has no tools.',
    );
  }
  const seconds = TASK_MS / 1000;
  return task.isToolCalled
    ? fault(
        `${delegateModel} did not finish a task${how} within ${seconds} s`,
        'Choose a faster model in OPENAI_LIVE_DELEGATE_MODEL.',
      )
    : note(
        `nothing was delegated within ${seconds} s, so tools are not checked`,
        'Run the doctor again, and try a tool in a call.',
      );
}
