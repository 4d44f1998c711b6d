import { InputFault, invalid } from './event-fields.ts';

const MAX_MESSAGES = 40;
const MAX_TOTAL_BYTES = 40 * 1024;

/** The conversation given before the first audio, checked message by message. */
export class HistoryRules {
  #count = 0;
  #bytes = 0;
  #lastRole: string | undefined;

  /** @throws InputFault when it is too long, begins with the assistant, or two neighbours have one role */
  add(role: 'USER' | 'ASSISTANT', text: string): void {
    this.#count += 1;
    this.#bytes += Buffer.byteLength(text, 'utf8');
    if (this.#count > MAX_MESSAGES || this.#bytes > MAX_TOTAL_BYTES) {
      throw new InputFault('Chat history is over max limit. Trim chat history and try again.');
    }
    if (this.#lastRole === undefined && role !== 'USER') {
      throw invalid('The first message of the chat history must be from the user.');
    }
    if (this.#lastRole === role) throw invalid('Roles of the chat history must alternate.');
    this.#lastRole = role;
  }
}
