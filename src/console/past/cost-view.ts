import type { StoredSession } from '../../store/session-store.ts';
import type { CostPartName } from '../../telemetry/cost-parts.ts';
import type { CostPart, CostView } from './past-views.ts';

/** Smaller differences come from rounding. */
const NOTHING_USD = 0.000_01;

const NAMES: Readonly<Record<CostPartName, true>> = {
  audio_in: true,
  audio_in_cached: true,
  audio_out: true,
  text_in: true,
  text_in_cached: true,
  text_out: true,
  transcription: true,
  speech: true,
  text_model: true,
  session: true,
};

/** What a call has cost, and for what. The parts add up to the total. */
export function costOfCall({
  costUsd,
  costParts = {},
  channel,
}: Pick<StoredSession, 'costUsd' | 'costParts' | 'channel'>): CostView {
  const parts: CostPart[] = Object.entries(costParts).map(([name, usd]) => ({ ...namesIn(name), usd }));
  const known = parts.reduce((sum, { usd }) => sum + usd, 0);
  const rest = (costUsd ?? 0) - known;
  if (rest > NOTHING_USD) parts.push({ part: 'other', usd: rest });
  return {
    ...(costUsd !== undefined && { totalUsd: costUsd }),
    parts: parts.sort((a, b) => b.usd - a.usd),
    notes: notesOn(channel, costUsd),
  };
}

function namesIn(name: string): Pick<CostPart, 'provider' | 'part'> {
  const [provider = '', part] = name.split('.');
  return { provider, part: isPart(part) ? part : 'other' };
}

function isPart(part: string | undefined): part is CostPartName {
  return part !== undefined && Object.hasOwn(NAMES, part);
}

function notesOn(channel: StoredSession['channel'], costUsd: number | undefined): string[] {
  const model =
    costUsd === undefined
      ? ['No model has reported what it used.']
      : ['By the price list of the gateway: bills of the vendors may differ.'];
  const line = channel === undefined ? ['Twilio’s charges for the call are not included.'] : [];
  return [...model, ...line, 'Amazon Connect, the table and storage are not included.'];
}
