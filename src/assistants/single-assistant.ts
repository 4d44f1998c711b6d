import type { Assistant } from '../call/assistant.ts';
import type { AssistantBook, CallProfile, LentAssistant } from './assistant-book.ts';

/** The one assistant of a gateway without ASSISTANTS_FILE. */
export class SingleAssistant implements AssistantBook {
  readonly default: Assistant;
  readonly longestNotice: number;
  readonly #profile: CallProfile;

  /** @param consentNotice CONSENT_NOTICE */
  constructor(assistant: Assistant, consentNotice?: string) {
    this.default = assistant;
    this.longestNotice = consentNotice?.length ?? 0;
    const { name, language, preferences, needsContact } = assistant;
    this.#profile = {
      name,
      language,
      preferences,
      consentNotice,
      needsContact,
      handoffAttributes: assistant.handoff.attributes,
      linesFor: (spoken) => assistant.linesFor(spoken),
    };
  }

  lend(): LentAssistant {
    return { assistant: this.default, giveBack: () => undefined };
  }

  profileFor(): CallProfile {
    return this.#profile;
  }
}
