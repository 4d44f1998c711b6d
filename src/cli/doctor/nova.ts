import type { Config } from '../../config/config.ts';
import { ProviderError, type ProviderErrorCode } from '../../errors.ts';
import { createLogger } from '../../logging.ts';
import { Metrics } from '../../telemetry/metrics.ts';
import { createBedrockClient, NovaVoiceClient } from '../../voice/nova/client.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';
import { checkLifecycle } from './model-lifecycle.ts';

/** Less than the deadline of a check, so that the client itself reports what it waited for. */
const CONNECT_MS = 8000;
const CONVERSATION = { instructions: 'Answer with one word.', tools: [], history: [] };

const ADVICE: Partial<Readonly<Record<ProviderErrorCode, string>>> = {
  provider_credentials_missing: 'Give the process an AWS role, a profile or access keys.',
  provider_unauthorized: 'AWS refused the credentials. Check them, their expiry and the clock.',
  provider_access_denied:
    'Enable access to the model in the Bedrock console of this region, and allow bedrock:InvokeModel and bedrock:InvokeModelWithBidirectionalStream on it in the IAM policy.',
  provider_model_not_found:
    'This region does not have the model. Regions known to have it: us-east-1, us-west-2, ap-northeast-1, eu-north-1. Correct NOVA_REGION or NOVA_SONIC_MODEL_ID.',
  provider_timeout:
    'Check the network path: HTTP/2 over port 443 to bedrock-runtime of this region must be open, without a proxy that ends long streams.',
  provider_lost:
    'Check the network path: HTTP/2 over port 443 to bedrock-runtime of this region must be open, the region must exist, and a proxy that inspects TLS must be known to Node.js (NODE_EXTRA_CA_CERTS).',
};

/** One check for each region: it opens a real conversation, asks for one word, and closes it properly. */
export function novaChecks(config: Config, nowMs: () => number): readonly Check[] {
  const { provider, voiceFallback, voiceOrder, nova } = config;
  if (!nova.configured) return [unused('NOVA_REGION is not set')];
  if (provider !== 'nova' && !voiceFallback) return [unused(`${provider} speaks, without fallback`)];
  if (!voiceOrder.includes('nova')) return [unused('VOICE_FALLBACK_ORDER does not name it')];
  return nova.regions.map((region) => ({
    name: `Bedrock ${region}`,
    onTimeout: `${ADVICE.provider_timeout}`,
    run: async (signal) => {
      const [conversation, lifecycle] = await Promise.all([
        converse(config, region, signal),
        checkLifecycle({ modelId: nova.modelId, region, signal, nowMs }),
      ]);
      return [conversation, ...lifecycle];
    },
  }));
}

function unused(why: string): Check {
  const finding = note(`not used: ${why}`);
  return { name: 'Bedrock', onTimeout: '', run: async () => [finding] };
}

async function converse({ nova, provider }: Config, region: string, signal: AbortSignal): Promise<Finding> {
  const bedrock = createBedrockClient(region);
  const client = new NovaVoiceClient({ ...nova, region }, CONVERSATION, {
    logger: createLogger('silent'),
    metrics: new Metrics(),
    bedrock,
    timing: { connectMs: CONNECT_MS },
  });
  const onAbort = () => void client.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const startedMs = performance.now();
  try {
    // The session sends nothing until the model has something to answer.
    client.speak('Yes.');
    await client.connect();
    return ok(`${nova.modelId} opened a conversation in ${Math.round(performance.now() - startedMs)} ms`);
  } catch (error) {
    return failure(error, provider === 'nova');
  } finally {
    signal.removeEventListener('abort', onAbort);
    await client.close();
    bedrock.destroy();
  }
}

function failure(error: unknown, isPrimary: boolean): Finding {
  if (!(error instanceof ProviderError)) throw error;
  const advice = ADVICE[error.code] ?? error.advice;
  const way = isPrimary
    ? ''
    : ' Nova is the fallback for OpenAI; to run without it, set ENABLE_VOICE_FALLBACK=false.';
  return fault(`${error.code}: ${error.message}`, advice + way);
}
