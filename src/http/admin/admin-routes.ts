import type { FastifyInstance } from 'fastify';
import { readChange } from '../../assistants/assistant-change.ts';
import type { AssistantDirectory, ReloadResult } from '../../assistants/assistant-directory.ts';
import { faultText, placeText } from '../../assistants/file/file-fault.ts';
import type { Profile } from '../../assistants/profile.ts';
import type { Config } from '../../config/config.ts';
import type { Logger } from '../../logging.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { meantAdvice } from '../../operator-file/schema-problems.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { BearerKey } from '../bearer-key.ts';
import { AdminError } from './admin-error.ts';
import { guardAdminScope } from './admin-scope.ts';
import { listedAssistant, wholeAssistant } from './assistant-views.ts';

/** What operators see of the experiments. */
export interface ExperimentReport {
  /** JSON. Bounded in time. */
  report(): Promise<unknown>;
}

export interface AdminServices {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Absent without ASSISTANTS_FILE. */
  readonly directory?: AssistantDirectory | undefined;
  /** Absent without experiments. */
  readonly experimentReport?: ExperimentReport | undefined;
}

const BODY_LIMIT_BYTES = 16 * 1024;
const ONLY_HERE =
  'For the calls to come, on this instance only, until ASSISTANTS_FILE is read again. Write it into the file to keep it.';

/** Everything under `/admin`. Without ADMIN_TOKEN there is nothing. */
export async function addAdminRoutes(scope: FastifyInstance, services: AdminServices): Promise<void> {
  const { config, logger, metrics, experimentReport } = services;
  if (config.admin.token === undefined) return;
  const token = new BearerKey(config.admin.token);
  guardAdminScope(scope, { logger, metrics, token });

  scope.get('/assistants', async () => {
    const directory = directoryOf(services);
    const assistants = directory.profiles.map((profile) =>
      listedAssistant(profile, directory, config.provider),
    );
    return { version: directory.version, assistants };
  });

  scope.get<Named>('/assistants/:name', async ({ params }) => {
    const directory = directoryOf(services);
    return wholeAssistant(profileOf(directory, params.name), directory, config.provider);
  });

  scope.patch<Named>('/assistants/:name', { bodyLimit: BODY_LIMIT_BYTES }, async ({ params, body }) => {
    const directory = directoryOf(services);
    const profile = profileOf(directory, params.name);
    const change = readChange(body, profile);
    if ('problems' in change) {
      throw new AdminError(
        422,
        'invalid_change',
        'Correct what is listed. Nothing was changed.',
        listOf(change.problems),
      );
    }
    directory.change(profile.name, change);
    const { name, version, language } = profileOf(directory, params.name);
    logger.info(
      { who: token.fingerprint, assistant: name, version, fields: Object.keys(change) },
      'An operator switched an assistant for the calls to come',
    );
    return { name, version, language: language ?? null, voices: change.voices ?? {}, applies: ONLY_HERE };
  });

  scope.post('/reload', { bodyLimit: BODY_LIMIT_BYTES }, async (_request, reply) => {
    const result = await directoryOf(services).reload();
    return reply.code(result.result === 'reloaded' ? 200 : 422).send(reloadAnswer(result));
  });

  scope.get('/tools', async () => ({ tools: directoryOf(services).toolHealth() }));

  scope.get('/experiments', async () => {
    if (experimentReport === undefined) {
      throw new AdminError(404, 'no_experiments', 'Add the section experiments to ASSISTANTS_FILE.');
    }
    return experimentReport.report();
  });
}

interface Named {
  readonly Params: { readonly name: string };
}

function directoryOf({ directory }: AdminServices): AssistantDirectory {
  if (directory !== undefined) return directory;
  throw new AdminError(404, 'no_assistants_file', 'Set ASSISTANTS_FILE and start again.');
}

function profileOf(directory: AssistantDirectory, name: string): Profile {
  const profile = directory.profiles.find((known) => known.name === name);
  if (profile !== undefined) return profile;
  const names = directory.profiles.map((known) => known.name);
  throw new AdminError(
    404,
    'unknown_assistant',
    `${sentence(meantAdvice(name, names, 'add it to the file'))}`,
  );
}

function reloadAnswer(result: ReloadResult) {
  if (result.result === 'reloaded') {
    return { result: 'reloaded', version: result.version, warnings: result.warnings.map(faultText) };
  }
  return {
    error: 'assistants_invalid',
    advice: 'Correct the listed lines and reload. Calls go on with the version that was in use.',
    details: result.faults.map(faultText),
  };
}

function listOf(problems: readonly FileProblem[]): string[] {
  return problems.map(
    ({ path, problem, advice }) => `${placeText(path) || 'the body'} ${problem}: ${advice}`,
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`;
}
