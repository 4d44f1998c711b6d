import { ProviderError } from '../../errors.ts';
import type { OfferedTool, VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';

/** Offered to the model beside the tools of its assistant. */
export const CHECK_TOOL: OfferedTool = {
  name: 'check_setup',
  description:
    'Checks the connection of this assistant. Call it only when you are asked for a check of the set-up.',
  parameters: { type: 'object', properties: {} },
};

const REQUEST = `This is a check of the set-up, before any caller comes. Call the tool ${CHECK_TOOL.name} now. Then say the word that it returns, and nothing else.`;
const RESULT = { word: 'ready' };

/** `spoke`: it called the tool, and spoke when it had the result. `no_call`: it spoke without a call. */
export type ToolRound = 'spoke' | 'no_call';

/**
 * Has the model call a tool and speak about the result, as in a call. Connects the client, and leaves it open.
 * @throws ProviderError when no stream opens, or when it ends before that
 */
export async function toolRound(client: VoiceClientBase, onOpen: () => void): Promise<ToolRound> {
  const round = listenFor(client);
  // What refuses the connection is reported by `connect()`.
  round.catch(() => undefined);
  // Nova sends nothing until it has something to answer.
  client.sendText(REQUEST);
  await client.connect();
  onOpen();
  return round;
}

function listenFor(client: VoiceClientBase): Promise<ToolRound> {
  let called = false;
  let spoke = false;
  return new Promise((resolve, reject) => {
    client.listen((event: VoiceEvent) => {
      if (event.type === 'response.function_call' && event.name === CHECK_TOOL.name) {
        called = true;
        client.sendToolResult(event.callId, RESULT);
      } else if (event.type === 'response.audio.delta') {
        spoke = true;
        if (called) resolve('spoke');
      } else if (event.type === 'response.done' && spoke && !called) resolve('no_call');
      else if (event.type === 'session.ended') reject(event.error ?? endedEarly());
    });
  });
}

function endedEarly(): ProviderError {
  return new ProviderError('provider_lost', 'The stream ended before the answer');
}
