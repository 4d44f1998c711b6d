import { once } from 'node:events';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { buildPages } from '../../web/build.ts';
import { LocalGateway } from '../local-gateway.ts';
import type { ModelScript } from '../model/script.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import { ConsolePage } from './console-page.ts';
import { Office } from './office.ts';
import { demoLibrary, PLAYER_RULES, PlayerPage } from './player-page.ts';
import type { Printer } from './printer.ts';
import { demoScript } from './script.ts';
import { servedPort } from './served-port.ts';

interface ServeOptions {
  readonly provider: VoiceProvider;
  /** Gets the assistants file. */
  readonly outputFolder: string;
  readonly printer: Printer;
}

const ADMIN_TOKEN = 'sandbox-admin-token-for-the-demo';
const ADDRESSES = [
  'OPENAI_BASE_URL',
  'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'TWILIO_API_URL',
  'HUBSPOT_API_BASE_URL',
];

/** Keeps a gateway up with the whole sandbox behind it, until Ctrl-C. */
export async function serveDemo(options: ServeOptions): Promise<number> {
  const port = await servedPort(process.env.PORT ?? '3000');
  await buildPages();
  const network = new TelephoneNetwork({ script: servedScript(), library: demoLibrary() });
  await network.start();
  const office = await Office.open(options.outputFolder, SANDBOX.caller);
  const page = await PlayerPage.open(port);
  const operator = await ConsolePage.open(network);
  try {
    await serveUntilEnded(options, { network, office, page, operator, port });
  } finally {
    await network.stop();
    await office.close();
    await page.close();
    await operator.close();
  }
  return 0;
}

interface Surroundings {
  readonly network: TelephoneNetwork;
  readonly office: Office;
  readonly page: PlayerPage;
  readonly operator: ConsolePage;
  readonly port: string;
}

async function serveUntilEnded(
  { provider, printer }: ServeOptions,
  { network, office, page, operator, port }: Surroundings,
): Promise<void> {
  const environment: Readonly<Record<string, string>> = {
    ...network.environment(provider),
    ...office.environment,
    ...page.environment,
    ...operator.environment,
    BROWSER_NOVA_ROLE_ARN: SANDBOX.browserRole,
    BROWSER_NOVA_ENDPOINT: network.browserNovaUrl,
    ADMIN_TOKEN,
    PORT: port,
  };
  const gateway = await LocalGateway.start(environment, process.stderr);
  network.connectGateway(gateway.origin);
  printer.heading(`Call it from a browser: http://localhost:${port}/console#/phone`);
  printer.line(`  sign in as supervisor with ${operator.token}`);
  printer.heading(`Talk to it in a browser: http://localhost:${port}/voice/player`);
  printer.heading(`The gateway is up with ${provider} and the sandbox behind it`);
  for (const line of description(gateway.origin, environment)) printer.line(`  ${line}`);
  printer.heading('What you can try in another terminal');
  for (const line of suggestions(gateway.origin, office)) printer.line(`  ${line}`);
  for (const line of browserSuggestions(gateway.origin, page.apiKey, environment)) printer.line(`  ${line}`);
  printer.heading('Ctrl-C ends it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await gateway.stop();
}

/** Speech from a microphone is asked for first: the other rules are for words. */
function servedScript(): ModelScript {
  const script = demoScript();
  for (const rule of PLAYER_RULES) script.prepend(rule);
  return script;
}

function description(origin: string, environment: Readonly<Record<string, string>>): string[] {
  return [
    `gateway        ${origin}  (/health /ready /accepting /metrics /admin; Twilio webhooks under /twilio)`,
    `public URL     ${SANDBOX.publicUrl}  (signatures are made for it, auth token "${SANDBOX.authToken}")`,
    `assistants     ${environment.ASSISTANTS_FILE}`,
    ...ADDRESSES.map((name) => `${name} ${environment[name]}`),
  ];
}

function suggestions(origin: string, { orders, environment }: Office): string[] {
  const file = environment.ASSISTANTS_FILE;
  const admin = `-H 'authorization: Bearer ${ADMIN_TOKEN}'`;
  return [
    "what the documents answer: npm run knowledge -- 'what is your return policy' --folder fixtures/knowledge",
    `the order service:         curl -H 'authorization: Bearer ${orders.token}' ${orders.url}/orders/4711`,
    `the assistants:            curl ${admin} ${origin}/admin/assistants`,
    `the state of the tools:    curl ${admin} ${origin}/admin/tools`,
    `German for the next calls: curl ${admin} -X PATCH -H 'content-type: application/json' -d '{"language":"de"}' ${origin}/admin/assistants/reception`,
    `edit ${file}, then:`,
    `                           curl ${admin} -X POST ${origin}/admin/reload`,
  ];
}

/** What follows the conversations of the player page. */
function browserSuggestions(
  origin: string,
  apiKey: string,
  environment: Readonly<Record<string, string>>,
): string[] {
  const server = `-H 'authorization: Bearer ${apiKey}'`;
  const table = ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ENDPOINT_URL_DYNAMODB'];
  return [
    `events while you talk:     curl -N ${server} ${origin}/voice/events`,
    `sessions of a visitor:     curl ${server} '${origin}/voice/sessions?userId=visitor-1'`,
    `sessions by day:           ${table.map((name) => `${name}=${environment[name]}`).join(' ')} npm run sessions`,
  ];
}
