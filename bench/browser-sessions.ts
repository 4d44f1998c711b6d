import { resolve } from 'node:path';
import { buildGateway } from './build-gateway.ts';
import { canPin } from './child.ts';
import { pageFaults, phoneFaults } from './pages/faults.ts';
import { HELP, readBrowserOptions } from './pages/options.ts';
import { measureFormats } from './pages/page-rows.ts';
import { measurePhones } from './pages/phone-rows.ts';
import { pageTable, phoneTable } from './pages/tables.ts';
import { describeMachine } from './report/results.ts';
import { Testbed } from './testbed.ts';

/**
 * What sessions of browsers cost one gateway on one core, and what they do to the phone calls beside them. The models
 * are OpenAI's over TLS; pages, callers, models and table share the other core.
 */

async function main(): Promise<number> {
  const options = readBrowserOptions(process.argv.slice(2));
  if (options === undefined) {
    print(HELP);
    return 0;
  }
  const { processor, cores, node } = describeMachine();
  print(
    `${processor}, ${cores} cores, Node ${node}${canPin ? '' : '; nothing can be pinned to a core here'}`,
  );
  const gatewayEntry = options.gateway === undefined ? buildGateway() : resolve(options.gateway);
  const testbed = new Testbed();
  const interrupt = () => void testbed.close().then(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await testbed.open({ gatewayEntry }, options);
    const pages = await measureFormats(testbed, options);
    const phones = options.phones > 0 ? await measurePhones(testbed, options) : [];
    print(`\n${pageTable(pages, options.sessions)}`);
    if (phones.length > 0) print(`\n${phoneTable(phones, options.phones)}`);
    const faults = [
      ...pages.flatMap((row) => pageFaults(row, options)),
      ...phones.flatMap(phoneFaults),
      ...(await testbed.load.ask('takeFaults')),
    ];
    for (const fault of faults) print(`fault: ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await testbed.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
