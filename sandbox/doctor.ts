import { runCommand } from '../src/cli/command.ts';
import { runDoctor } from '../src/cli/doctor/command.ts';
import { HealthySetup } from './healthy-setup.ts';

const SANDBOX_FLAG = '--sandbox';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** `npm run doctor`: with `--sandbox` against a network on this machine, otherwise the doctor of the image. */
if (process.argv.includes(SANDBOX_FLAG)) await runCommand(doctorOfSandbox);
else await import('../src/cli/doctor.ts');

async function doctorOfSandbox(argv: readonly string[]): Promise<number> {
  const setup = await HealthySetup.start();
  try {
    return await runDoctor(
      argv.filter((word) => word !== SANDBOX_FLAG),
      { env: setup.env, output: process.stdout, route: (url) => setup.route(url) },
    );
  } finally {
    await setup.stop();
  }
}
