import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Assistant } from '../../call/assistant.ts';
import type { Config } from '../../config/config.ts';
import { READING_ACTIONS } from './actions.ts';
import { awsIdentityCheck } from './aws-identity.ts';
import { browserNovaChecks } from './browser-nova.ts';
import { cascadeChecks } from './cascade.ts';
import { connectCheck } from './connect.ts';
import { eventApiChecks } from './event-api.ts';
import { DEADLINE_MS, examine } from './examination.ts';
import type { Check, Outcome } from './finding.ts';
import { gptLiveChecks } from './gpt-live.ts';
import { novaChecks } from './nova.ts';
import { openaiCheck } from './openai.ts';
import { publicUrlCheck } from './public-url.ts';
import { recordingFolderCheck } from './recording-folder.ts';
import { formatOutcome, formatSummary, toJson } from './report.ts';
import { sessionTableCheck } from './session-table.ts';
import { nodeCheck, readSettings, settingsCheck } from './settings.ts';
import type { Route } from './signed-requests.ts';
import { textModelChecks } from './text-model.ts';
import { describeTakeover, type Fixing, twilioCheck } from './twilio.ts';

const HELP = `Checks the real set-up step by step and says what to do.

  npm run doctor [-- --fix [--yes]] [--json] [--sandbox [--provider=NAME]]

--fix      sets the webhooks of the Twilio number (TWILIO_PHONE_NUMBER, or the only one) to PUBLIC_URL. It asks on a
           terminal before it removes the number from a SIP trunk or a TwiML app
--yes      removes the number without a question
--json     one JSON object instead of lines
--sandbox  checks a simulated network on this machine, where openai or the named provider answers calls; only in a
           source tree

It opens one short conversation with the model in each region of NOVA_REGION, with the instructions and the voice of the
default assistant, and has it call a tool. It has the cascade say one word, and asks a configured text model two
questions. Together they cost about a cent. Where calls may use GPT-Live, it opens one session of a few seconds, which
costs about a cent, and has a task done in it. It sends one signed webhook and one signed upgrade to PUBLIC_URL, which
change nothing. It assumes the role of BROWSER_NOVA_ROLE_ARN once, when one is set. Where calls are recorded, it writes a
file to RECORDING_DIR and removes it. Where AppSync Events is set up, it publishes one event. Everything else only reads.
Every check ends within 10 s.

IAM actions that the doctor uses and the gateway does not. Each only reads; a denied one becomes a note:
${Object.values(READING_ACTIONS)
  .map((action) => `  ${action}\n`)
  .join('')}
Exits with 0 when it found no fault, 1 otherwise, 2 for wrong use.
`;

export interface DoctorContext {
  readonly env: NodeJS.ProcessEnv;
  readonly output: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Default: requests go to the public address itself. */
  readonly route?: Route;
  /** Epoch milliseconds. */
  readonly nowMs?: () => number;
  /** This machine's clock, epoch milliseconds; compared with Twilio's. */
  readonly clockMs?: () => number;
  /** Asks the operator. Default: on the terminal; without a terminal the answer is no. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Milliseconds for one check. Default 10 s. */
  readonly deadlineMs?: number;
}

/** @returns the exit code */
export async function runDoctor(argv: readonly string[], context: DoctorContext): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      fix: { type: 'boolean', default: false },
      yes: { type: 'boolean', short: 'y', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { output, env, deadlineMs = DEADLINE_MS, nowMs = Date.now } = context;
  if (values.help) {
    output.write(HELP);
    return 0;
  }
  const { config, assistant, records, findings } = readSettings(env, nowMs());
  const fix = await fixing(values, config, context);
  const withColours = output.isTTY === true && !env.NO_COLOR;
  const outcomes: Outcome[] = [];
  const healthy = await examine(
    [
      nodeCheck(process.versions.node),
      settingsCheck(findings),
      // Without valid settings it is unknown what to check.
      ...(config && assistant ? remoteChecks(config, assistant, { ...context, deadlineMs, nowMs, fix }) : []),
      ...(config && records ? [recordingFolderCheck(config)] : []),
    ],
    (outcome) => {
      outcomes.push(outcome);
      if (!values.json) output.write(formatOutcome(outcome, withColours));
    },
    deadlineMs,
  );
  output.write(values.json ? toJson(outcomes, healthy) : formatSummary(outcomes));
  return healthy ? 0 : 1;
}

/** What `--fix` may change. Asked before the checks, because their deadlines are too short for a person. */
async function fixing(
  { fix, yes }: { readonly fix: boolean; readonly yes: boolean },
  config: Config | undefined,
  { confirm = askAtTerminal }: DoctorContext,
): Promise<Fixing> {
  if (!fix || !config) return 'nothing';
  if (yes) return 'everything';
  const takeover = await describeTakeover(config);
  return takeover !== undefined && (await confirm(takeover)) ? 'everything' : 'webhooks';
}

/** Without a terminal the answer is no. */
async function askAtTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} Type yes to allow it: `)).trim() === 'yes';
  } finally {
    terminal.close();
  }
}

type Examination = DoctorContext &
  Required<Pick<DoctorContext, 'deadlineMs' | 'nowMs'>> & { readonly fix: Fixing };

function remoteChecks(config: Config, assistant: Assistant, examination: Examination): readonly Check[] {
  const { fix, route = (url) => url, nowMs, clockMs = Date.now } = examination;
  return [
    awsIdentityCheck(config),
    ...novaChecks(config, { ...examination, assistant }),
    openaiCheck(config, nowMs),
    ...gptLiveChecks(config),
    ...cascadeChecks(config),
    ...textModelChecks(config),
    publicUrlCheck(config, route),
    twilioCheck(config, { fix, clockMs }),
    sessionTableCheck(config),
    connectCheck(config),
    ...browserNovaChecks(config),
    ...eventApiChecks(config),
  ];
}
