import type { LanguageLines } from '../spoken/lines.ts';
import type { ConversationSettings, HistoryMessage } from '../voice/client.ts';
import type { Assistant } from './assistant.ts';
import type { GreetingBargeIn } from './conversation/greeting.ts';
import type { EarlierStream } from './record/earlier-stream.ts';
import { SECURE_INPUT_NOTE } from './tools/secure-input.ts';

/** How the assistant begins to talk in this stream of the call. */
export interface CallOpening {
  /** Its first words; undefined when the caller need not notice that the stream is a new one. */
  readonly line: string | undefined;
  /** What a caller who speaks over them does to them. */
  readonly bargeIn: GreetingBargeIn;
  /** Why no person could be reached before; undefined when none was dialled. */
  readonly returnNote: string | undefined;
  /** Secure input goes on. */
  readonly secureInput: boolean;
}

/** A new call begins with the greeting. @param language in which the call begins, ISO 639-1 */
export function firstOpening(assistant: Assistant, language: string): CallOpening {
  const { greeting } = assistant.linesFor(language);
  return { line: greeting, bargeIn: assistant.greetingBargeIn, returnNote: undefined, secureInput: false };
}

/** How a call goes on after its earlier stream. */
export function openingAfter(earlier: EarlierStream, lines: LanguageLines): CallOpening {
  const { returnNote, secureInput = false } = earlier;
  return { line: lineAfter(earlier, lines), bargeIn: 'allow', returnNote, secureInput };
}

/** A caller whose stream was moved at a quiet moment has noticed nothing, and need not. */
function lineAfter({ returnNote, moved, wish }: EarlierStream, lines: LanguageLines): string | undefined {
  if (returnNote !== undefined) return lines.nobodyFree;
  // The hand-off says what the caller is waiting for.
  if (moved === 'quiet' || wish !== undefined) return undefined;
  return moved === 'midway' ? lines.moved : lines.interruption;
}

/** What the model is told before it hears the caller. */
export function conversationSettings(
  { instructions, tools, toolbox, preferences, hints }: Assistant,
  { returnNote, secureInput }: CallOpening,
  history: readonly HistoryMessage[],
): ConversationSettings {
  const returned =
    returnNote === undefined ? '' : `\n\nThe caller asked for a person; nobody answered (${returnNote}).`;
  const typing = secureInput ? SECURE_INPUT_NOTE : '';
  return {
    instructions: instructions + returned + typing,
    tools: [...tools, ...toolbox.map(({ definition }) => definition)],
    history,
    preferences,
    hints,
  };
}
