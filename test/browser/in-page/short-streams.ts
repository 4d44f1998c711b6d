/** A page that holds one conversation with Nova over streams of a few seconds, with the player page's own parts. */
import { BufferedSpeaker } from '../../../web/audio/buffered-speaker.ts';
import { gatewayCredentials } from '../../../web/nova-client/credentials.ts';
import { NovaClient } from '../../../web/nova-client/nova-client.ts';

interface Begin {
  readonly token: string;
  readonly tokenOfRenewal: string;
  readonly greeting: string;
}

const turns: string[] = [];

async function start({ token, tokenOfRenewal, greeting }: Begin): Promise<NovaClient> {
  const context = new AudioContext();
  await context.resume();
  const tokens = [token, tokenOfRenewal];
  const client = new NovaClient({
    speaker: await BufferedSpeaker.open(context),
    credentials: gatewayCredentials({ token: async () => tokens.shift() ?? '' }),
    timing: { prepareMs: 2_000, renewMs: 4_000, forceMs: 12_000 },
  });
  await client.startStream({
    systemPrompt: 'You are short.',
    greeting,
    onTextChunk: ({ role, text }) => turns.push(`${role}: ${text}`),
  });
  return client;
}

let client: NovaClient | undefined;
Object.defineProperty(globalThis, 'conversation', {
  value: {
    turns,
    start: async (begin: Begin) => {
      client = await start(begin);
    },
    write: (text: string) => client?.sendText(text),
    end: () => client?.close(),
  },
});
