/** The variables of a text: `{{caller.name}}`, or with a fallback `{{caller.name|there}}`. */
export const TEMPLATE_VARIABLES = [
  'caller.number',
  'caller.name',
  'caller.company',
  'time',
  'date',
  'opening',
  'dialed',
  'language',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** One `{{…}}` in a text. */
export interface TemplateSlot {
  readonly name: string;
  /** Undefined without a bar. */
  readonly fallback: string | undefined;
  readonly offset: number;
}

const SLOT = /\{\{([^{}]*)\}\}/g;

export function slotsOf(text: string): TemplateSlot[] {
  return [...text.matchAll(SLOT)].map(({ 1: inside = '', index }) => ({ ...slotOf(inside), offset: index }));
}

/** Replaces every `{{…}}`. What is put in is not read again. */
export function replaceSlots(text: string, fill: (slot: Omit<TemplateSlot, 'offset'>) => string): string {
  return text.replace(SLOT, (_whole, inside: string) => fill(slotOf(inside)));
}

export function isTemplateVariable(name: string): name is TemplateVariable {
  return TEMPLATE_VARIABLES.some((known) => known === name);
}

function slotOf(inside: string): Omit<TemplateSlot, 'offset'> {
  const bar = inside.indexOf('|');
  if (bar < 0) return { name: inside.trim(), fallback: undefined };
  return { name: inside.slice(0, bar).trim(), fallback: inside.slice(bar + 1).trim() };
}
