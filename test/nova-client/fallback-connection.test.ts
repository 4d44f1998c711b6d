import { describe, expect, it } from 'vitest';
import { FallbackConnection } from '../../web/nova-client/fallback-connection.ts';
import type { ConnectionEvents, VoiceConnection } from '../../web/voice-connection.ts';

/** One way, as a test leads it. */
class ScriptedWay implements VoiceConnection {
  readonly calls: string[] = [];
  readonly events: ConnectionEvents;
  readonly #refuses: boolean;

  constructor(events: ConnectionEvents, refuses = false) {
    this.events = events;
    this.#refuses = refuses;
  }

  async start(): Promise<void> {
    this.calls.push('start');
    this.events.onState('connecting');
    if (this.#refuses) {
      this.events.onError('refused', 'no');
      this.events.onState('ended', 'refused');
      throw new Error('refused');
    }
    this.events.onState('ready');
  }

  sendAudio(): void {
    this.calls.push('audio');
  }

  sendText(text: string): void {
    this.calls.push(text);
  }

  async close(): Promise<void> {
    this.calls.push('close');
    this.events.onState('ended', 'closed');
  }
}

function rig({ directRefuses = false, gatewayRefuses = false, notLoaded = false } = {}) {
  const said: string[] = [];
  const events: ConnectionEvents = {
    onState: (state, reason) => said.push(reason === undefined ? state : `${state} ${reason}`),
    onWay: (way) => said.push(`way ${way}`),
    onCallerSaying: (words) => said.push(words),
    onTurn: ({ text }) => said.push(text),
    onAnswer: (text) => said.push(text),
    onHandoff: ({ reason }) => said.push(reason),
    onError: (code) => said.push(`error ${code}`),
  };
  const ways: { direct?: ScriptedWay; gateway?: ScriptedWay } = {};
  const connection = new FallbackConnection({
    events,
    direct: async (directEvents) => {
      if (notLoaded) throw new Error('the chunk was not found');
      directEvents.onWay('direct');
      ways.direct = new ScriptedWay(directEvents, directRefuses);
      return ways.direct;
    },
    gateway: (gatewayEvents) => {
      gatewayEvents.onWay('gateway');
      ways.gateway = new ScriptedWay(gatewayEvents, gatewayRefuses);
      return ways.gateway;
    },
  });
  return { connection, said, ways };
}

describe('FallbackConnection', () => {
  it('takes the direct way', async () => {
    const { connection, said, ways } = rig();
    await connection.start();
    connection.sendText('hello');
    expect(said).toEqual(['way direct', 'connecting', 'ready']);
    expect(ways.direct?.calls).toEqual(['start', 'hello']);
    expect(ways.gateway).toBeUndefined();
  });

  it.each([{ directRefuses: true }, { notLoaded: true }])(
    'takes the way through the gateway when that does not begin: %o',
    async (fault) => {
      const { connection, said, ways } = rig(fault);
      await connection.start();
      connection.sendAudio(new Int16Array(1));
      expect(said.slice(-4)).toEqual(['error direct_refused', 'way gateway', 'connecting', 'ready']);
      expect(said).not.toContain('ended refused');
      expect(ways.gateway?.calls).toEqual(['start', 'audio']);
    },
  );

  it('goes on through the gateway when it breaks, and tells the user what that means', async () => {
    const { connection, said, ways } = rig();
    await connection.start();
    ways.direct?.events.onError('provider_lost', 'technical');
    ways.direct?.events.onState('ended', 'provider_lost');
    expect(said.slice(3)).toEqual(['error direct_lost', 'way gateway', 'connecting', 'ready']);
    // What comes late of the direct way changes nothing.
    ways.direct?.events.onState('ended', 'provider_lost');
    connection.sendText('still there?');
    expect(said).toHaveLength(7);
    expect(ways.gateway?.calls).toEqual(['start', 'still there?']);
  });

  it.each(['closed', 'idle'])('ends when the end was wanted: %s', async (reason) => {
    const { connection, said, ways } = rig();
    await connection.start();
    ways.direct?.events.onState('ended', reason);
    expect(said.at(-1)).toBe(`ended ${reason}`);
    expect(ways.gateway).toBeUndefined();
  });

  it('fails when neither way begins', async () => {
    const { connection, said } = rig({ directRefuses: true, gatewayRefuses: true });
    await expect(connection.start()).rejects.toThrow('refused');
    expect(said.slice(-2)).toEqual(['error refused', 'ended refused']);
  });

  it('does not begin another way after its end', async () => {
    const { connection, said, ways } = rig();
    await connection.start();
    await connection.close();
    ways.direct?.events.onState('ended', 'provider_lost');
    expect(ways.gateway).toBeUndefined();
    expect(said).toContain('ended closed');
  });

  it('can be closed while it begins', async () => {
    const { connection, said, ways } = rig();
    const started = connection.start();
    await connection.close();
    await started;
    expect(said.at(-1)).toBe('ended closed');
    expect(ways.direct?.calls).toEqual([]);
  });
});
