import { runCommand, UsageError } from '../src/cli/command.ts';
import { runDoctor } from '../src/cli/doctor/command.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../src/voice/provider.ts';
import { HealthySetup } from './healthy-setup.ts';

const SANDBOX_FLAG = '--sandbox';
const PROVIDER_FLAG = '--provider=';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** `npm run doctor`: with `--sandbox`, and `--provider=NAME`, against a network on this machine, otherwise the doctor of the image. */
if (process.argv.includes(SANDBOX_FLAG)) await runCommand(doctorOfSandbox);
else await import('../src/cli/doctor.ts');

/** @throws UsageError for a provider that does not exist */
function chosenProvider(words: readonly string[]): VoiceProvider | undefined {
  const named = words.findLast((word) => word.startsWith(PROVIDER_FLAG))?.slice(PROVIDER_FLAG.length);
  const provider = VOICE_PROVIDERS.find((name) => name === named);
  if (named !== undefined && provider === undefined) {
    throw new UsageError(`${PROVIDER_FLAG}${named}: write ${VOICE_PROVIDERS.join(', ')}`);
  }
  return provider;
}

async function doctorOfSandbox(argv: readonly string[]): Promise<number> {
  const words = argv.filter((word) => word !== SANDBOX_FLAG);
  const setup = await HealthySetup.start(chosenProvider(words));
  try {
    return await runDoctor(
      words.filter((word) => !word.startsWith(PROVIDER_FLAG)),
      { env: setup.env, output: process.stdout, route: (url) => setup.route(url) },
    );
  } finally {
    await setup.stop();
  }
}
