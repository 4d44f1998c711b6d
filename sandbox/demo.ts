import { parseArgs } from 'node:util';
import { errorMessage } from '../src/errors.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../src/voice/provider.ts';
import { Printer } from './demo/printer.ts';
import { runDemo } from './demo/run.ts';
import { serveDemo } from './demo/serve.ts';

const HELP = `npm run demo: whole phone calls through the gateway, on this machine alone

  npm run demo                          five calls with openai and with nova: hand-off, tools, call-back, no answer, hang-up
  npm run demo -- --provider openai     the calls with this provider (openai, openai-live, nova or cascade)
  npm run demo -- --serve               keeps the gateway up on PORT (default 3000) with the sandbox behind it,
                                        and prints what you can try
  npm run demo -- --out FOLDER          where recordings, logs and the assistants file go (default demo-output)

Exit code 0 only when every step of every call was seen.
`;

// The SDK's notice about future Node versions would interrupt the output.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const TITLES = {
  openai: 'OpenAI Realtime',
  'openai-live': 'OpenAI GPT-Live',
  nova: 'Amazon Nova 2 Sonic',
  cascade: 'the cascade of Amazon Transcribe, Bedrock and Polly',
} as const satisfies Readonly<Record<VoiceProvider, string>>;
/** Played when none is named. */
const USUAL: readonly VoiceProvider[] = ['openai', 'nova'];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      provider: { type: 'string' },
      serve: { type: 'boolean', default: false },
      out: { type: 'string', default: 'demo-output' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const printer = new Printer(process.stdout);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const named = VOICE_PROVIDERS.filter((provider) => provider === values.provider);
  const chosen = values.provider === undefined ? USUAL : named;
  if (chosen.length === 0) {
    throw new Error(`--provider ${values.provider}: write ${VOICE_PROVIDERS.join(' or ')}`);
  }
  if (values.serve) {
    return serveDemo({ provider: chosen[0] ?? 'openai', outputFolder: values.out, printer });
  }
  const missing: string[] = [];
  for (const provider of chosen) {
    printer.heading(`A call with ${TITLES[provider]}`);
    const step = await runDemo({ provider, outputFolder: values.out, printer });
    if (step !== undefined) missing.push(`${provider}: ${step}`);
  }
  printer.heading(missing.length === 0 ? 'Every step of every call was seen.' : 'Steps that did not happen:');
  for (const step of missing) printer.line(`  ${step}`);
  if (missing.length > 0) printer.line(adviceAfterMissing(values.out));
  return missing.length === 0 ? 0 : 1;
}

function adviceAfterMissing(folder: string): string {
  return [
    'Calls are played in real time, so a busy machine can miss a step. Close other programs and run the demo again.',
    `If the step is missing again, read the gateway's log in ${folder}.`,
  ].join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
}
