import type { FastifyInstance } from 'fastify';
import { buildApp, buildConsoleApp } from './app.ts';
import { loadEnvFile } from './config/env-file.ts';
import { hideSdkNotice, nodeAdvice } from './config/node-version.ts';
import { ConfigError } from './config/setting-fault.ts';
import { readSetup, type Setup } from './config/setup.ts';
import { GatewayError } from './errors.ts';
import { createLogger, describeError, type Logger } from './logging.ts';
import { Shutdown } from './main/shutdown.ts';
import { createServices } from './services.ts';
import { Metrics } from './telemetry/metrics.ts';

const HELP = `voice-gateway: Twilio phone calls and web pages to a speech model of OpenAI or Amazon, with hand-off to Amazon Connect

Usage: node dist/main.js [--help]

Settings come from the environment and from the file .env in the working directory; what is set in the
environment wins. docs/settings.md lists every variable, .env.example is a file to copy.
Needed at least: PUBLIC_URL, AWS_REGION, TWILIO_AUTH_TOKEN, and OPENAI_API_KEY or VOICE_PROVIDER=nova.

SIGHUP reads ASSISTANTS_FILE again, if it is set: calls in progress keep what they began with.
SIGTERM and SIGINT let running calls end for up to DRAIN_SECONDS and then move them to other instances;
a second signal moves them immediately.
Exit codes: 0 stopped, 1 failed, 78 faulty settings (every fault is printed).
`;

/** sysexits.h EX_CONFIG. */
const EXIT_CONFIG = 78;

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  loadEnvFile();
  hideSdkNotice();
  const setup = readSetup(process.env);
  const logger = createLogger(setup.config.logLevel);
  for (const warning of setup.warnings) logger.warn({ warning }, 'Check this setting');
  const advice = nodeAdvice(process.versions.node);
  if (advice !== undefined) logger.info({ version: process.versions.node, advice }, 'Old version of Node.js');
  await serve(setup, logger);
}

async function serve(setup: Setup, logger: Logger): Promise<void> {
  const { config } = setup;
  const metrics = new Metrics();
  const services = await createServices(setup, { logger, metrics });
  const { directory } = services;
  const app = buildApp(services);
  // Health is answered from the first moment; readiness follows when the services have started.
  const address = await listen(app, { ...config.http, setting: 'PORT' });
  const consoleApp = buildConsoleApp(services);
  if (consoleApp && config.console?.listener) {
    const consoleAddress = await listen(consoleApp, { ...config.console.listener, setting: 'CONSOLE_PORT' });
    logger.info({ consoleAddress }, 'The console listens');
  }
  new Shutdown({
    logger,
    drainMs: config.limits.drainSeconds * 1000,
    // Without a file there is nothing to read again: then the terminal that closes ends the process.
    onHangUp: directory && (() => void directory.reload().catch((err: unknown) => reloadFailed(err, logger))),
    steps: {
      activeCalls: () => services.callControl.activeCalls,
      drain: (deadlineMs) => services.drain(deadlineMs),
      move: (hurry) => services.move(hurry),
      closeServices: () => services.close(),
      closeServer: async () => {
        await Promise.all([consoleApp?.close(), app.close()]);
      },
    },
  }).install();
  await services.start();
  const { provider, voiceFallback, publicUrl } = config;
  logger.info({ address, publicUrl, provider, voiceFallback }, 'Listening');
}

/** A rejection that nobody catches would end the process, and every call with it. */
function reloadFailed(err: unknown, logger: Logger): void {
  logger.error(
    { err },
    'ASSISTANTS_FILE could not be read again; calls go on with the version that was in use',
  );
}

interface ListenPlace {
  readonly host: string;
  readonly port: number;
  /** The variable that chooses the port. */
  readonly setting: string;
}

async function listen(app: FastifyInstance, { host, port, setting }: ListenPlace): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const advice = `Port ${port} on ${host} is in use: stop the program that uses it, or set ${setting} to another one.`;
    throw new Error(advice, { cause: error });
  }
}

/** What an operator can correct is for people to read; every other error also says where it happened. */
function failureText(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message}\n${error.advice}\n`;
  const { message, stack, cause } = describeError(error);
  if (error instanceof GatewayError) {
    const reason = cause === undefined ? '' : ` (${cause.message || cause.code || cause.name})`;
    return `The gateway could not start: ${message}${reason}\n${error.advice}\n`;
  }
  return cause?.code === 'EADDRINUSE' ? `${message}\n` : `The gateway could not start: ${stack ?? message}\n`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(failureText(error));
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}
