import type { NamedSecrets } from '../config/named-secrets.ts';
import { type EquipmentReader, NO_EQUIPMENT } from './equipment.ts';

export interface DeclaredEquipmentParts {
  readonly secrets: NamedSecrets;
}

/** Reads what the file declares for its assistants to use. */
export function declaredEquipment(_parts: DeclaredEquipmentParts): EquipmentReader {
  const plan = {
    toolNames: [],
    knowledgeNames: [],
    offers: () => false,
    declared: () => undefined,
    open: async () => NO_EQUIPMENT,
  };
  return { sections: [], read: () => ({ plan, problems: [], warnings: [] }) };
}
