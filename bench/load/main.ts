import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from '../certificate.ts';
import { NovaModelServer } from '../model/nova-server.ts';
import { OpenAIModelServer } from '../model/openai-server.ts';
import { serveRequests } from '../rpc.ts';
import { Exchange } from './exchange.ts';
import { Metronome } from './metronome.ts';
import { PageTally } from './page-tally.ts';
import { type OpenPagesOptions, Pages } from './pages.ts';
import { Tally } from './tally.ts';

/** How long frames of a window that has ended may still arrive. */
const LATEST_MS = 2000;

/** The load process: callers and models, on one clock. Driven by the process that started it. */
const tally = new Tally();
const metronome = new Metronome((ms) => tally.late(ms));
const exchange = new Exchange(tally, metronome);
const pageTally = new PageTally();
const pages = new Pages(pageTally, metronome);
/** Each kind once: a wrong client repeats its fault with every call. */
const faults = new Set<string>();
const serverOptions = {
  tally,
  pages: pageTally,
  metronome,
  onFault: (fault: string) => void faults.add(fault),
};
const openai = new OpenAIModelServer(serverOptions);
const nova = new NovaModelServer(serverOptions);

async function report() {
  tally.seal();
  const deadlineMs = performance.now() + LATEST_MS;
  while (tally.lost > 0 && performance.now() < deadlineMs) await delay(10);
  return { ...tally.report(), streaming: exchange.streaming };
}

/** What a vendor would have refused since the last time. */
async function takeFaults(): Promise<string[]> {
  const seen = [...faults];
  faults.clear();
  return seen;
}

const handlers = {
  /** @param certificate null: the models speak without TLS */
  open: async (certificate: Certificate | null) => {
    metronome.start();
    const shown = certificate ?? undefined;
    return { openai: await openai.start(shown), nova: await nova.start(shown) };
  },
  traffic: async (traffic: Tally['traffic']) => {
    tally.traffic = traffic;
  },
  place: (options: Parameters<Exchange['place']>[0]) => exchange.place(options),
  begin: async () => tally.begin(),
  report,
  takeFaults,
  firstAudio: async () => exchange.firstAudio(),
  connections: async () => openai.connections + nova.connections,
  churn: async (options: { origin: string; calls: number; lifeMs: [number, number] }) =>
    exchange.churn(options.origin, options.calls, options.lifeMs),
  endChurn: () => exchange.endChurn(),
  hangUp: () => exchange.hangUpAll(),
  openPages: (options: OpenPagesOptions) => pages.open(options),
  beginPages: async () => pageTally.begin(),
  reportPages: async () => pageTally.report(),
  endPages: async () => pages.end(),
};

/** What the load process does on request. */
export type LoadHandlers = typeof handlers;

serveRequests(handlers);
