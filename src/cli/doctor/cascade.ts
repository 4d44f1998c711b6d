import type { CascadeSettings, Config } from '../../config/config.ts';
import { ProviderError, type ProviderErrorCode } from '../../errors.ts';
import { createLogger } from '../../logging.ts';
import { Metrics } from '../../telemetry/metrics.ts';
import { AwsServices } from '../../voice/cascade/aws/services.ts';
import { CascadeVoiceClient } from '../../voice/cascade/client.ts';
import { isPollyVoice } from '../../voice/cascade/speaking/voices.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

const CONVERSATION = { instructions: 'Answer with one word.', tools: [], history: [] };
/** Less than the deadline of a check, so that the client itself reports what it waited for. */
const TIMING = { connectMs: 6000, wordsMs: 6000, soundMs: 6000 };

const ADVICE: Partial<Readonly<Record<ProviderErrorCode, string>>> = {
  provider_access_denied:
    'Allow transcribe:StartStreamTranscription, bedrock:InvokeModelWithResponseStream and polly:SynthesizeSpeech in the IAM policy (infra/iam.md), and enable access to the model in the Bedrock console.',
  provider_model_not_found:
    'The region does not have the model, or it needs an inference profile, like us.anthropic.claude-haiku-4-5-20251001-v1:0. Correct CASCADE_MODEL_ID or CASCADE_REGION.',
  provider_input_rejected:
    'The service refuses the format or the voice. Set CASCADE_AUDIO=pcm, and check CASCADE_VOICE and CASCADE_POLLY_REGION.',
  provider_throttled:
    'The account is at its limit. Ask for more streams of Transcribe, or requests of Bedrock and Polly, in this region.',
};

/** One conversation with the three services: a stream is opened, the model asked for a word, and the word said. */
export function cascadeChecks({ cascade }: Config): readonly Check[] {
  if (!cascade) return [];
  const { region, pollyRegion } = cascade;
  return [
    {
      name: `Cascade ${region === pollyRegion ? region : `${region} and ${pollyRegion}`}`,
      onTimeout:
        'Check the network path: HTTP/2 over port 443 to transcribestreaming, bedrock-runtime and polly of these regions must be open.',
      run: async (signal) => [await converse(cascade, signal), ...voiceNotes(cascade)],
    },
  ];
}

/** An unknown voice costs no call: the usual one of the language speaks. */
function voiceNotes({ voice }: CascadeSettings): readonly Finding[] {
  if (voice === undefined || isPollyVoice(voice)) return [];
  return [
    note(`CASCADE_VOICE: Polly has no voice ${voice}, so another one speaks`, 'Correct CASCADE_VOICE.'),
  ];
}

async function converse(settings: CascadeSettings, signal: AbortSignal): Promise<Finding> {
  const services = new AwsServices(settings);
  const logger = createLogger('silent');
  const client = new CascadeVoiceClient(CONVERSATION, {
    logger,
    metrics: new Metrics(),
    endpointing: settings.endpointing,
    live: { silent: () => true },
    services: (conversation, line) =>
      services.forCall({ modelId: settings.modelId, conversation, line, logger }),
    timing: TIMING,
  });
  const onAbort = () => void client.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const startedMs = performance.now();
  try {
    const heard = firstSound(client);
    // A refusal comes from the promise of the connection first.
    heard.catch(() => undefined);
    client.sendText('Say yes.');
    await client.connect();
    await heard;
    const ms = Math.round(performance.now() - startedMs);
    return ok(`Transcribe, ${settings.modelId} and Polly gave a first sound in ${ms} ms`);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return fault(`${error.code}: ${error.message}`, ADVICE[error.code] ?? error.advice);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await client.close();
    services.close();
  }
}

/** @throws ProviderError that ended the session, or `provider_no_audio` */
function firstSound(client: CascadeVoiceClient): Promise<void> {
  return new Promise((resolve, reject) => {
    client.listen((event: VoiceEvent) => {
      if (event.type === 'response.audio.delta') resolve();
      else if (event.type === 'session.ended') reject(event.error ?? noSound());
      // After a failure the session ends, and says why.
      else if (event.type === 'response.done' && event.status !== 'failed') reject(noSound());
    });
  });
}

function noSound(): ProviderError {
  return new ProviderError('provider_no_audio', 'The answer of the cascade had no sound');
}
