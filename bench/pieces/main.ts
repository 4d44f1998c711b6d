/**
 * What each hand-written piece of the frame path gives, beside the library it stands in for: `npm run bench:pieces`.
 * Nova's event stream is measured whole: `npm run bench -- --provider nova --programs gateway,gateway-plain`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child, HARNESS_CORE } from '../child.ts';
import { here } from '../programs.ts';
import { Remote } from '../rpc.ts';
import { carrierLeg } from './carrier-leg.ts';
import type { PeerHandlers } from './peer.ts';
import { tableRequests } from './table-requests.ts';
import { compareWays } from './ways.ts';

const folder = mkdtempSync(join(tmpdir(), 'voice-pieces-'));
const child = new Child({
  name: 'peer',
  args: ['--import', import.meta.resolve('tsx'), here('pieces/peer.ts')],
  core: HARNESS_CORE,
  logFile: join(folder, 'peer.log'),
  answers: true,
});
const peer = new Remote<PeerHandlers>(child.process);
const tableUrl = `http://127.0.0.1:${await peer.ask('table')}`;
const tables = [
  await compareWays('20 ms from Twilio and 20 ms back', await carrierLeg((url) => peer.ask('carrier', url))),
  await compareWays('a turn put into the table', tableRequests(tableUrl)),
];
process.stdout.write(`${tables.join('\n\n')}\n`);
await child.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
