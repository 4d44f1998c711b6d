import type { EquipmentReader } from '../../src/assistants/equipment.ts';

/**
 * For a file whose assistants use nothing but what is named here.
 * @param sections keys at the top of the file that are not read
 */
export function sectionsWith(
  tools: readonly string[] = [],
  knowledge: readonly string[] = [],
  sections: readonly string[] = [],
): EquipmentReader {
  const plan = {
    toolNames: tools,
    knowledgeNames: knowledge,
    offers: (name: string) => tools.includes(name),
    toolboxProblems: () => [],
    declared: () => undefined,
    open: async () => ({ toolsFor: () => [], health: () => [], close: async () => undefined }),
  };
  return { sections, read: () => ({ plan, problems: [], warnings: [] }) };
}
