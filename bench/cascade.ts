/**
 * Where the time until the first sound of a cascade's answer goes: `npm run bench:cascade`. The caller speaks in real
 * time; the services are those of the sandbox, and each waits as long as the options say.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BedrockSandbox } from '../sandbox/bedrock/server.ts';
import { PollySandbox } from '../sandbox/cascade/polly.ts';
import { TranscribeSandbox } from '../sandbox/cascade/transcribe.ts';
import { ModelScript } from '../sandbox/model/script.ts';
import { SpeechLibrary } from '../sandbox/model/speech-library.ts';
import { FRAME_BYTES, FRAME_MS } from '../src/audio/format.ts';
import { silencePayload } from '../src/audio/mulaw.ts';
import { createLogger } from '../src/logging.ts';
import { Metrics } from '../src/telemetry/metrics.ts';
import { createCascadeClients } from '../src/voice/cascade/aws/clients.ts';
import { AwsServices } from '../src/voice/cascade/aws/services.ts';
import { CascadeVoiceClient } from '../src/voice/cascade/client.ts';

const HELP = `npm run bench:cascade: where the time until the first sound goes

  --turns N         turns of the caller (default 5)
  --final MS        from the end of a sentence to its final words (default 216, between the published 156 and 276)
  --words MS        until the first words of the model (default 500)
  --sound MS        until the first sound of Polly (default 250)
  --endpointing X   HIGH, MEDIUM or LOW (default MEDIUM)
  --punctuated      Transcribe ends sentences with a full stop, as it does in languages that have one
`;
const ANSWER = 'We open at nine in the morning and close at six in the evening.';
const UTTERANCE = 'caller-open-tomorrow';
const SILENT_FRAME = silencePayload(FRAME_BYTES);
const STAGES = ['pause', 'first_words', 'first_sentence', 'first_sound', 'total'];
const CREDENTIALS = { accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'sandbox-secret' };
const MODEL_ID = 'anthropic.claude-haiku-4-5-20251001-v1:0';

// The SDK's notice about future Node versions would interrupt the output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '5' },
    final: { type: 'string', default: '216' },
    words: { type: 'string', default: '500' },
    sound: { type: 'string', default: '250' },
    endpointing: { type: 'string', default: 'MEDIUM' },
    punctuated: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const ENDPOINTINGS = ['HIGH', 'MEDIUM', 'LOW'] as const;
const endpointing = ENDPOINTINGS.find((word) => word === values.endpointing);
if (values.help || !endpointing) process.stdout.write(HELP);
else await run(endpointing);

async function run(chosen: (typeof ENDPOINTINGS)[number]): Promise<void> {
  const library = SpeechLibrary.load();
  const script = new ModelScript([], { text: ANSWER });
  const bedrock = new BedrockSandbox({ script, library, credentials: CREDENTIALS });
  bedrock.conversing.firstWordsMs = Number(values.words);
  const transcribe = new TranscribeSandbox({ library, finalDelayMs: Number(values.final) });
  transcribe.punctuates = values.punctuated;
  const polly = new PollySandbox({ library, firstSoundMs: Number(values.sound) });
  const servers = [bedrock, transcribe.server, polly.server];
  const [atBedrock, atTranscribe, atPolly] = await Promise.all([
    bedrock.start(),
    transcribe.server.start(),
    polly.server.start(),
  ]);
  const settings = {
    modelId: MODEL_ID,
    region: 'us-east-1',
    pollyRegion: 'us-east-1',
    voice: undefined,
    novaVoice: 'matthew',
    endpointing: chosen,
    speech: 'sentence',
    audio: 'mulaw',
    maxTokens: 1024,
    temperature: 0.7,
  } as const;
  const endpoints = { bedrock: atBedrock.url, transcribe: atTranscribe.url, polly: atPolly.url };
  const services = new AwsServices(
    settings,
    createCascadeClients(settings, { credentials: CREDENTIALS, endpoints }),
  );
  const metrics = new Metrics();
  const logger = createLogger('silent');
  const client = new CascadeVoiceClient(
    { instructions: 'Answer briefly.', tools: [], history: [] },
    {
      logger,
      metrics,
      endpointing: chosen,
      live: { silent: () => true },
      services: (conversation, line) => services.forCall({ modelId: MODEL_ID, conversation, line, logger }),
    },
  );
  let answers = 0;
  client.listen((event) => {
    if (event.type === 'response.done') answers += 1;
  });
  await client.connect();
  const { mulaw } = library.utterance(UTTERANCE);
  for (let turn = 1; turn <= Number(values.turns); turn += 1) {
    await speakUntil(client, mulaw, () => answers >= turn);
  }
  await print(metrics);
  await client.close();
  services.close();
  await Promise.all(servers.map((server) => server.stop()));
}

/** Says the sentence in real time, then nothing until it is answered. */
async function speakUntil(client: CascadeVoiceClient, mulaw: Buffer, isOver: () => boolean): Promise<void> {
  const startedMs = performance.now();
  for (let frame = 0; !isOver(); frame += 1) {
    const audio = mulaw.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    client.sendAudio(audio.length < FRAME_BYTES ? SILENT_FRAME : audio.toString('base64'));
    const aheadMs = (frame + 1) * FRAME_MS - (performance.now() - startedMs);
    if (aheadMs > 1) await delay(aheadMs);
  }
}

async function print({ cascadeStage }: Metrics): Promise<void> {
  const { values: samples } = await cascadeStage.get();
  const of = (stage: string, suffix: string) =>
    samples.find(({ metricName, labels }) => metricName?.endsWith(suffix) && labels.stage === stage)?.value ??
    0;
  for (const stage of STAGES) {
    const count = of(stage, '_count');
    const meanMs = count === 0 ? 0 : (of(stage, '_sum') / count) * 1000;
    process.stdout.write(`${stage.padEnd(15)} ${meanMs.toFixed(0).padStart(6)} ms  (mean of ${count})\n`);
  }
}
