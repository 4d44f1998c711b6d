import { loadEnvFile } from '../config/env-file.ts';
import { hideSdkNotice } from '../config/node-version.ts';
import { runCommand } from './command.ts';
import { runDoctor } from './doctor/command.ts';

hideSdkNotice();

await runCommand((argv) => {
  loadEnvFile();
  return runDoctor(argv, { env: process.env, output: process.stdout });
});
