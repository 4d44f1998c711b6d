import { existsSync } from 'node:fs';

/** Adds what `.env` in the working directory holds to the environment. Variables that are already set stay as they are. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
