import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelScript } from '../../sandbox/model/script.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import type { ProviderErrorCode } from '../../src/errors.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../src/voice/client.ts';
import { isUsage } from '../../src/voice/events.ts';
import { eventually } from '../support/eventually.ts';
import { EventLog } from './event-log.ts';

export type RefusalKind = 'unauthorized' | 'model_not_found' | 'throttled';

/** One provider's sandbox with a way to make clients for it. */
export interface VoiceClientRig {
  /** Not connected yet. What is not given is plain: some instructions, no tools, no history. */
  createClient(conversation?: Partial<ConversationSettings>): VoiceClientBase;
  /** What the model says. After a tool result it is asked with the result's JSON text. */
  readonly script: ModelScript;
  /** Feeds the recorded sentence in 20 ms frames, then silence until the model must have noticed. */
  callerSays(client: VoiceClientBase, utteranceId: string): Promise<void>;
  /** The conversation as the model remembers it now, in the newest session. */
  conversation(): readonly HistoryMessage[];
  /** Cuts the live connection as a broken network does. */
  dropConnection(): void;
  /** The next connection is refused. */
  refuseNext(kind: RefusalKind): void;
  /** Sends the live session one event nobody knows, and one that cannot be read. */
  sendGarbage(): void;
  /** Whether the vendor's SDK leaves out events that it does not know. */
  readonly hidesUnknownEvents?: boolean;
  /** Connections that are open at the server. */
  openConnections(): number;
  stop(): Promise<void>;
}

const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';
const HOURS = 'We open at nine in the morning and close at six in the evening.';
const SATURDAY = 'On Saturdays we open at ten, and we close at four in the afternoon.';
const WEBSITE = 'You can also order on our website at any time of the day.';
const SUNDAY = 'Yes, on Sundays we open at eleven and close at three.';

const REFUSALS: readonly (readonly [RefusalKind, ProviderErrorCode])[] = [
  ['unauthorized', 'provider_unauthorized'],
  ['model_not_found', 'provider_model_not_found'],
  ['throttled', 'provider_throttled'],
];

const HOURS_TOOL = {
  name: 'opening_hours',
  description: 'Tells when the shop is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] },
};

/** What every voice client must do, whichever vendor is behind it. */
export function describeVoiceClient(name: string, factory: () => Promise<VoiceClientRig>): void {
  describe(`${name}: the contract of a voice client`, () => {
    let rig: VoiceClientRig;
    const clients: VoiceClientBase[] = [];

    function newClient(conversation: Partial<ConversationSettings> = {}): VoiceClientBase {
      const client = rig.createClient(conversation);
      clients.push(client);
      return client;
    }

    beforeEach(async () => {
      rig = await factory();
      rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
      rig.script.prepend({ when: /sunday/, answer: { text: SUNDAY } });
    });

    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      await rig.stop();
    });

    it('greets when asked to speak, and says which response that is', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      const speakId = client.speak(GREETING);
      const done = await log.next('response.done');
      expect(log.of('response.created')).toMatchObject([{ responseId: done.responseId, speakId }]);
      expect(done.status).toBe('completed');
      expect(log.spoken(done.responseId)).toBe(GREETING);
      expect(log.events[0]?.type).toBe('session.created');
    });

    it('loses neither a line nor a text that come before connect()', async () => {
      const client = newClient();
      const log = new EventLog(client);
      const speakId = client.speak(GREETING);
      client.sendText('what time do you open tomorrow');
      await client.connect();
      await eventually(() =>
        log.of('response.done').some(({ responseId }) => log.spoken(responseId) === HOURS),
      );
      expect(log.of('response.created')[0]?.speakId).toBe(speakId);
      expect(rig.conversation()).toContainEqual({ role: 'caller', text: 'what time do you open tomorrow' });
    });

    it('takes a note or says that it cannot, and does not speak about it', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      expect(typeof client.inform('Offer ten percent off.')).toBe('boolean');
      await rig.callerSays(client, 'caller-open-tomorrow');
      const done = await log.next('response.done');
      expect(log.spoken(done.responseId)).toBe(HOURS);
      expect(log.of('response.created')).toHaveLength(1);
      expect(log.of('session.ended')).toEqual([]);
    });

    it('loses no caller audio that comes before connect()', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await rig.callerSays(client, 'caller-open-tomorrow');
      await client.connect();
      const said = await log.next('conversation.item.input_audio_transcription.completed');
      expect(said.transcript).toBe('what time do you open tomorrow');
    });

    it('hears a sentence, writes it down, and answers aloud', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      await rig.callerSays(client, 'caller-open-tomorrow');
      const done = await log.next('response.done');
      const said = await log.next('conversation.item.input_audio_transcription.completed');
      expect(said.transcript).toBe('what time do you open tomorrow');
      expect(log.spoken(done.responseId)).toBe(HOURS);
      expect(
        log.order('response.created', 'response.audio.delta', 'response.audio.done', 'response.done'),
      ).toEqual(['response.created', 'response.audio.delta', 'response.audio.done', 'response.done']);
      expect(rig.conversation()).toEqual([
        { role: 'caller', text: 'what time do you open tomorrow' },
        { role: 'assistant', text: HOURS },
      ]);
    });

    it('gives audio that a telephone can play', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      client.speak(HOURS);
      const { responseId } = await log.next('response.done');
      for (const { delta } of log.of('response.audio.delta')) expect(delta).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
      const pcm = decodeMulaw(log.audio(responseId));
      expect(pcm.length).toBeGreaterThan(8 * 3000);
      const loud = pcm.filter((sample) => Math.abs(sample) > 1000).length / pcm.length;
      // Speech, and not the noise that a wrong format would be: loud for a part of the time only.
      expect(loud).toBeGreaterThan(0.05);
      expect(loud).toBeLessThan(0.8);
    });

    it('passes a tool call on and speaks about its result', async () => {
      rig.script.prepend({
        when: /open tomorrow/,
        answer: { toolCalls: [{ name: 'opening_hours', arguments: { day: 'tomorrow' } }] },
      });
      rig.script.prepend({ when: /"opens"/, answer: { text: HOURS } });
      const client = newClient({ tools: [HOURS_TOOL] });
      const log = new EventLog(client);
      await client.connect();
      await rig.callerSays(client, 'caller-open-tomorrow');
      const call = await log.next('response.function_call');
      expect(call.name).toBe('opening_hours');
      expect(JSON.parse(call.arguments)).toEqual({ day: 'tomorrow' });
      client.sendToolResult(call.callId, { opens: '9:00' });
      await eventually(() =>
        log.of('response.done').some(({ responseId }) => log.spoken(responseId) === HOURS),
      );
      expect(log.of('response.function_call')).toHaveLength(1);
    });

    it('passes on several tool calls of one response, each once, and speaks once about all results', async () => {
      const call = { name: 'opening_hours', arguments: { day: 'tomorrow' } };
      rig.script.prepend({
        when: /open tomorrow/,
        answer: { toolCalls: [call, { ...call, id: 'twice' }, { ...call, id: 'twice' }] },
      });
      rig.script.prepend({ when: /"opens"[\s\S]*"opens"/, answer: { text: HOURS } });
      const client = newClient({ tools: [HOURS_TOOL] });
      const log = new EventLog(client);
      await client.connect();
      await rig.callerSays(client, 'caller-open-tomorrow');
      await log.next('response.function_call', 2);
      for (const { callId } of log.of('response.function_call'))
        client.sendToolResult(callId, { opens: '9:00' });
      await eventually(() =>
        log.of('response.done').some(({ responseId }) => log.spoken(responseId) === HOURS),
      );
      expect(log.of('response.function_call')).toHaveLength(2);
      const waiting = log.of('response.created').filter(({ beforeResult }) => beforeResult);
      const spoken = log
        .of('response.audio.done')
        .filter(({ responseId }) => waiting.every((response) => response.responseId !== responseId));
      expect(spoken).toHaveLength(1);
      expect(log.of('session.ended')).toEqual([]);
    });

    it('passes on what a model writes in place of arguments', async () => {
      rig.script.prepend({
        when: /open tomorrow/,
        answer: { toolCalls: [{ name: 'opening_hours', arguments: '{"day":' }] },
      });
      const client = newClient({ tools: [HOURS_TOOL] });
      const log = new EventLog(client);
      await client.connect();
      await rig.callerSays(client, 'caller-open-tomorrow');
      expect((await log.next('response.function_call')).arguments).toBe('{"day":');
    });

    it('stops at an interruption, forgets what was not heard, and goes on with the next turn', async () => {
      rig.script.prepend({ when: /open tomorrow/, answer: { text: `${HOURS} ${SATURDAY} ${WEBSITE}` } });
      const client = newClient();
      const cancelled = new Set<string>();
      const late: string[] = [];
      const log = new EventLog(client, (event) => {
        if (event.type === 'input_audio_buffer.speech_started') bargeIn();
        if (event.type === 'response.audio.delta' && cancelled.has(event.responseId))
          late.push(event.responseId);
      });
      function bargeIn(): void {
        const delta = log.of('response.audio.delta').at(-1);
        if (!delta || cancelled.size > 0) return;
        cancelled.add(delta.responseId);
        const sentMs = itemMs(log, delta.itemId);
        client.cancelResponse([{ itemId: delta.itemId, heardMs: sentMs / 2, sentMs }]);
      }
      await client.connect();
      await rig.callerSays(client, 'caller-open-tomorrow');
      await log.next('response.audio.delta', 3);
      await rig.callerSays(client, 'caller-sunday');
      await eventually(() => cancelled.size === 1);
      await eventually(() =>
        log.of('response.done').some(({ responseId }) => log.spoken(responseId) === SUNDAY),
      );
      expect(late).toEqual([]);
      const [interrupted] = cancelled;
      expect(log.of('response.done').find(({ responseId }) => responseId === interrupted)?.status).toBe(
        'cancelled',
      );
      expect(rig.conversation().filter(({ role }) => role === 'caller')).toHaveLength(2);
      const assistant = rig.conversation().filter(({ role }) => role === 'assistant');
      expect(assistant.map(({ text }) => text).join(' ')).not.toContain(WEBSITE);
      expect(assistant.at(-1)?.text).toBe(SUNDAY);
    });

    it('may be cancelled while nothing is being said', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      client.cancelResponse([]);
      client.cancelResponse([{ itemId: 'never-heard-of', heardMs: 10, sentMs: 20 }]);
      client.speak(HOURS);
      expect((await log.next('response.done')).status).toBe('completed');
      expect(log.of('error')).toEqual([]);
    });

    it('gives the model what was said before', async () => {
      const history: HistoryMessage[] = [
        { role: 'caller', text: 'where is my parcel' },
        { role: 'assistant', text: 'Your order is on its way and will arrive on Tuesday.' },
      ];
      const client = newClient({ history });
      await client.connect();
      await eventually(() => rig.conversation().length === 2);
      expect(rig.conversation()).toEqual(history);
    });

    it.each(REFUSALS)('says why it was refused: %s', async (kind, code) => {
      rig.refuseNext(kind);
      const client = newClient();
      const log = new EventLog(client);
      await expect(client.connect()).rejects.toMatchObject({ name: 'ProviderError', code });
      await client.close();
      expect(log.events).toMatchObject([{ type: 'session.ended', error: { code } }]);
    });

    it('tells once that the connection was lost', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      rig.dropConnection();
      const ended = await log.next('session.ended');
      client.sendAudio('/w==');
      client.sendText('hello');
      client.speak(GREETING);
      await client.close();
      expect(ended.error?.code).toBe('provider_lost');
      expect(log.of('session.ended')).toHaveLength(1);
      expect(log.events.at(-1)).toBe(ended);
    });

    it('closes once, without an error, and leaves nothing open', async () => {
      const client = newClient();
      const seen: string[] = [];
      await client.connect();
      const reading = (async () => {
        for await (const event of client.events()) if (!isUsage(event)) seen.push(event.type);
      })();
      await Promise.all([client.close(), client.close()]);
      await client.close();
      await reading;
      expect(seen).toEqual(['session.created', 'session.ended']);
      await eventually(() => rig.openConnections() === 0);
    });

    it('may be closed before it was connected', async () => {
      const client = newClient();
      const log = new EventLog(client);
      const connecting = client.connect();
      const refused = expect(connecting).rejects.toMatchObject({ name: 'ProviderError' });
      await client.close();
      await refused;
      expect(log.events).toEqual([{ type: 'session.ended' }]);
      await eventually(() => rig.openConnections() === 0);
    });

    it('goes on after events it does not know or cannot read', async () => {
      const client = newClient();
      const log = new EventLog(client);
      await client.connect();
      rig.sendGarbage();
      client.speak(HOURS);
      expect((await log.next('response.done')).status).toBe('completed');
      expect(log.of('session.ended')).toEqual([]);
      expect(log.of('unknown')).toHaveLength(rig.hidesUnknownEvents ? 0 : 1);
    });
  });
}

function itemMs(log: EventLog, itemId: string): number {
  const deltas = log.of('response.audio.delta').filter((event) => event.itemId === itemId);
  return deltas.reduce((ms, { delta }) => ms + Buffer.from(delta, 'base64').length / 8, 0);
}
