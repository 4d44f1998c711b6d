import { withDeadline } from '../../async/deadline.ts';
import type { Assistant } from '../../call/assistant.ts';
import type { NovaSettings } from '../../config/config.ts';
import { ProviderError, type ProviderErrorCode } from '../../errors.ts';
import { createLogger } from '../../logging.ts';
import { Metrics } from '../../telemetry/metrics.ts';
import { createBedrockClient, NovaVoiceClient } from '../../voice/nova/client.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import { CHECK_TOOL, type ToolRound, toolRound } from './tool-round.ts';

/** Parts of the deadline of a check: less than all of it, so that the finding says what was waited for. */
const CONNECT_SHARE = 0.8;
const ROUND_SHARE = 0.9;

export const NETWORK_ADVICE =
  'Check the network path: HTTP/2 over port 443 to bedrock-runtime of this region must be open, without a proxy that ends long streams.';

const ADVICE: Partial<Readonly<Record<ProviderErrorCode, string>>> = {
  provider_credentials_missing: 'Give the process an AWS role, a profile or access keys.',
  provider_unauthorized: 'AWS refused the credentials. Check them, their expiry and the clock.',
  provider_access_denied:
    'Enable access to the model in the Bedrock console of this region, and allow bedrock:InvokeModel and bedrock:InvokeModelWithBidirectionalStream on it in the IAM policy.',
  provider_model_not_found:
    'This region does not have the model. Regions known to have it: us-east-1, us-west-2, ap-northeast-1, eu-north-1. Correct NOVA_REGION or NOVA_SONIC_MODEL_ID.',
  provider_input_rejected:
    "Nova refuses the conversation of the default assistant: a sentence of its instructions that the content filter does not allow, or its voice. Remove sentences until the doctor finds no fault, and check the voice's name.",
  provider_timeout: NETWORK_ADVICE,
  provider_lost:
    'Check the network path: HTTP/2 over port 443 to bedrock-runtime of this region must be open, the region must exist, and a proxy that inspects TLS must be known to Node.js (NODE_EXTRA_CA_CERTS).',
};

export interface NovaConversation {
  readonly settings: NovaSettings & { readonly region: string };
  /** Whose instructions, voice and own tools the conversation has. */
  readonly assistant: Assistant;
  /** Whether calls begin with Nova. Otherwise it only takes over. */
  readonly isPrimary: boolean;
  /** Milliseconds for the whole check. */
  readonly deadlineMs: number;
}

/** One conversation with the instructions that callers get, and one tool in it. It is closed properly. */
export async function converse(
  { settings, assistant, isPrimary, deadlineMs }: NovaConversation,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const bedrock = createBedrockClient(settings.region);
  const { instructions, preferences, tools } = assistant;
  const conversation = { instructions, preferences, tools: [...tools, CHECK_TOOL], history: [] };
  const client = new NovaVoiceClient(settings, conversation, {
    logger: createLogger('silent'),
    metrics: new Metrics(),
    bedrock,
    timing: { connectMs: deadlineMs * CONNECT_SHARE },
  });
  const onAbort = () => void client.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const startedMs = performance.now();
  const sinceStart = () => Math.round(performance.now() - startedMs);
  const findings: Finding[] = [];
  const onOpen = () => findings.push(ok(`${settings.modelId} opened a conversation in ${sinceStart()} ms`));
  try {
    const round = await withDeadline<ToolRound | 'late'>(async () => toolRound(client, onOpen), {
      limitMs: deadlineMs * ROUND_SHARE,
      onLate: () => 'late',
      keepsProcess: true,
    });
    return [...findings, judge(round, sinceStart())];
  } catch (error) {
    return [...findings, failure(error, isPrimary)];
  } finally {
    signal.removeEventListener('abort', onAbort);
    await client.close();
    bedrock.destroy();
  }
}

function judge(round: ToolRound | 'late', ms: number): Finding {
  switch (round) {
    case 'spoke':
      return ok(`with the instructions of the default assistant it called a tool, and spoke after ${ms} ms`);
    case 'no_call':
      return note(
        'with the instructions of the default assistant it did not call the tool that it was asked to call',
        'Ask for something that needs a tool on a test number. If no tool is called there either, change the instructions.',
      );
    case 'late':
      return fault(
        `with the instructions of the default assistant it called no tool, or said nothing about the result, within ${ms / 1000} s`,
        'Run the doctor again. If this stays, try shorter instructions, another region or another model.',
      );
    default:
      return round satisfies never;
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
