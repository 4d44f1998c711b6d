import { once } from 'node:events';
import type { VoiceProvider } from '../../src/voice/client.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import type { Printer } from './printer.ts';
import { demoScript } from './script.ts';

/** Keeps a gateway up with the whole sandbox behind it, until Ctrl-C. */
export async function serveDemo({
  provider,
  printer,
}: {
  readonly provider: VoiceProvider;
  readonly printer: Printer;
}): Promise<number> {
  const network = new TelephoneNetwork({ script: demoScript() });
  await network.start();
  const environment = { ...network.environment(provider), PORT: process.env.PORT ?? '3000' };
  const gateway = await LocalGateway.start(environment, process.stderr);
  network.connectGateway(gateway.origin);
  printer.heading(`The gateway is up with ${provider} and the sandbox behind it`);
  printer.line(
    `  gateway        ${gateway.origin}  (/health /ready /accepting /metrics; Twilio webhooks under /twilio)`,
  );
  printer.line(
    `  public URL     ${SANDBOX.publicUrl}  (signatures are made for it, auth token "${SANDBOX.authToken}")`,
  );
  for (const name of [
    'OPENAI_BASE_URL',
    'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
    'AWS_ENDPOINT_URL_DYNAMODB',
    'TWILIO_API_URL',
  ]) {
    printer.line(`  ${name} ${environment[name as keyof typeof environment]}`);
  }
  printer.line('  Ctrl-C ends it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await network.stop();
  await gateway.stop();
  return 0;
}
