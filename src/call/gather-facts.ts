import type { Availability } from '../handoff/availability.ts';
import type { CallContext } from './context.ts';
import type { TextFacts } from './text-facts.ts';

/** What the assistant's texts need to know of a call. Waits only for what they name; bounded in time, never rejects. */
export async function gatherFacts(context: CallContext): Promise<TextFacts> {
  const { assistant, caller, dialed } = context;
  const [contact, availability] = await Promise.all([
    assistant.needsContact ? context.contact : undefined,
    assistant.needsOpening ? context.availability() : undefined,
  ]);
  return { ...plainFacts({ caller, dialed }), contact, opening: openingOf(availability) };
}

/** What is known without waiting. */
export function plainFacts({ caller, dialed }: Pick<CallContext, 'caller' | 'dialed'>): TextFacts {
  return { caller, dialed, contact: undefined, opening: 'unknown', nowMs: Date.now() };
}

function openingOf(availability: Availability | undefined): TextFacts['opening'] {
  if (availability === undefined || availability.kind === 'unknown') return 'unknown';
  return availability.kind === 'closed' ? 'closed' : 'open';
}
