import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import { runDoctor } from './doctor/command.ts';

// The SDK's notice about future Node versions would stand between the lines.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

await runCommand((argv) => {
  // Variables that are already set are left as they are.
  if (existsSync('.env')) process.loadEnvFile('.env');
  return runDoctor(argv, { env: process.env, output: process.stdout });
});
