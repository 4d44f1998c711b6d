import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import type { Config, OpenAISettings } from '../../config/config.ts';
import { certificateFault, INTERCEPTED } from './certificate.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

const DAY_MS = 86_400_000;
/**
 * A model that ends sooner is a fault: the vendor announces the end months before.
 * @see https://developers.openai.com/api/docs/deprecations
 */
const NOTICE_DAYS = 30;

/** Checks the key and, for each model, whether the key may use it and when it ends. */
export function openaiCheck(config: Config, nowMs: () => number): Check {
  const { openai } = config;
  const models = usedModels(config);
  return {
    name: 'OpenAI',
    onTimeout: 'Check the network path to the host of OPENAI_BASE_URL.',
    run: async (signal) => {
      if (!openai || models.length === 0) return [note('not used: no OPENAI_API_KEY, or no fallback')];
      return findModels(openai, models, { signal, nowMs: nowMs() });
    },
  };
}

interface Asking {
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

/** The models that calls may use, each with the variable that names it. */
function usedModels({ openai, openaiLive, provider, voiceFallback, voiceOrder }: Config): NamedModel[] {
  const uses = (name: 'openai' | 'openai-live') =>
    provider === name || (voiceFallback && voiceOrder.includes(name));
  const models: NamedModel[] = [];
  if (openai && uses('openai')) {
    models.push({ id: openai.model, variable: 'OPENAI_REALTIME_MODEL' });
    models.push({ id: openai.transcriptionModel, variable: 'OPENAI_TRANSCRIPTION_MODEL' });
  }
  if (openaiLive && uses('openai-live')) {
    models.push({ id: openaiLive.model, variable: 'OPENAI_REALTIME_MODEL' });
    models.push({ id: openaiLive.delegateModel, variable: 'OPENAI_LIVE_DELEGATE_MODEL' });
  }
  return models;
}

async function findModels(
  settings: OpenAISettings,
  models: readonly NamedModel[],
  asking: Asking,
): Promise<readonly Finding[]> {
  const client = new OpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, maxRetries: 0 });
  const findings = await Promise.all(models.map((model) => findModel(client, model, asking)));
  // A refused key or a missing connection is one fault, not one for each model.
  return findings.filter(({ text }, index) => findings.findIndex((other) => other.text === text) === index);
}

interface NamedModel {
  readonly id: string;
  readonly variable: string;
}

async function findModel(client: OpenAI, named: NamedModel, { signal, nowMs }: Asking): Promise<Finding> {
  try {
    const model: unknown = await client.models.retrieve(named.id, { signal });
    return judge(named, shutdownOf(model), nowMs);
  } catch (error) {
    return failure(error, named);
  }
}

/** The day on which a model ends, `YYYY-MM-DD`. It is in the vendor's answer but not in its types. */
function shutdownOf(model: unknown): string | undefined {
  if (typeof model !== 'object' || model === null || !('shutdown_date' in model)) return undefined;
  const { shutdown_date: day } = model;
  return typeof day === 'string' && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

function judge({ id, variable }: NamedModel, shutdown: string | undefined, nowMs: number): Finding {
  if (shutdown === undefined) return ok(`${id} can be used; no end is announced`);
  const days = Math.floor((Date.parse(shutdown) - nowMs) / DAY_MS);
  if (days > NOTICE_DAYS) return note(`${id} can be used until ${shutdown}`, `Plan to change ${variable}.`);
  const end = days < 0 ? `was shut down on ${shutdown}` : `is shut down on ${shutdown}`;
  return fault(`${id} ${end}`, `Set ${variable} to another model.`);
}

function failure(error: unknown, { id, variable }: NamedModel): Finding {
  const certificate = certificateFault(error);
  if (certificate !== undefined) return fault(`no trusted connection (${certificate})`, INTERCEPTED);
  // The vendor's message may quote the key, so it is not printed.
  if (error instanceof APIConnectionTimeoutError || error instanceof APIConnectionError) {
    return fault('no connection', 'Check the network path to the host of OPENAI_BASE_URL.');
  }
  if (!(error instanceof APIError)) throw error;
  switch (error.status) {
    case 401:
      return fault('the key was refused', 'Set OPENAI_API_KEY to a valid key of the OpenAI project.');
    case 403:
      return fault(`${id}: access denied`, 'Give the project of the key access to the model.');
    case 404:
      return fault(`${id} does not exist for this key`, `Correct ${variable}, or give the project access.`);
    case 429:
      return fault(
        'too many requests, or no credit left',
        'Check the limits and the billing of the OpenAI account.',
      );
    default:
      return fault(`${id}: HTTP ${error.status ?? 'error'}`, "Check OpenAI's status page.");
  }
}
