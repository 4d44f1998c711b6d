import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Guard } from '../../src/guard.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { SilencePump } from '../../src/voice/silence-pump.ts';

const faults: unknown[] = [];
const guard = new Guard({
  logger: createLogger('silent'),
  metrics: new Metrics(),
  onFault: (error) => faults.push(error),
});

describe('SilencePump', () => {
  let silenceMs: number;
  let pump: SilencePump;

  beforeEach(() => {
    vi.useFakeTimers();
    silenceMs = 0;
    pump = new SilencePump({
      guard,
      sendSilence: (ms) => {
        silenceMs += ms;
      },
      onTick: () => undefined,
    });
    pump.start();
  });

  afterEach(() => {
    pump.stop();
    vi.useRealTimers();
  });

  function callerSpeaks(ms: number): void {
    for (let at = 0; at < ms; at += 20) {
      vi.advanceTimersByTime(20);
      pump.covered(20);
    }
  }

  it('gives silence in real time while the line gives nothing', () => {
    vi.advanceTimersByTime(10_000);
    expect(silenceMs).toBeGreaterThanOrEqual(9_800);
    expect(silenceMs).toBeLessThanOrEqual(10_160);
  });

  it('gives the first silence immediately, but not before audio that waits', () => {
    expect(silenceMs).toBe(100);
    const late = new SilencePump({
      guard,
      sendSilence: () => expect.unreachable(),
      onTick: () => undefined,
    });
    late.covered(500);
    late.start();
    late.stop();
  });

  it('gives none while the caller speaks', () => {
    const before = silenceMs;
    callerSpeaks(5_000);
    expect(silenceMs).toBe(before);
  });

  it('fills the pauses between', () => {
    callerSpeaks(1_000);
    vi.advanceTimersByTime(2_001);
    expect(silenceMs).toBeGreaterThanOrEqual(1_700);
    expect(silenceMs).toBeLessThanOrEqual(2_160);
    const before = silenceMs;
    callerSpeaks(1_000);
    expect(silenceMs).toBe(before);
  });

  it('does not double a burst', () => {
    for (let frame = 0; frame < 100; frame += 1) pump.covered(20);
    const before = silenceMs;
    vi.advanceTimersByTime(1_800);
    expect(silenceMs).toBe(before);
    vi.advanceTimersByTime(1_000);
    expect(silenceMs - before).toBeGreaterThan(400);
  });

  it('stops for good', () => {
    pump.stop();
    pump.stop();
    vi.advanceTimersByTime(5_000);
    expect(silenceMs).toBe(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps its own faults from the process', () => {
    const faulty = new SilencePump({
      guard,
      sendSilence: () => {
        throw new Error('no connection');
      },
      onTick: () => undefined,
    });
    faulty.start();
    expect(faults).toHaveLength(1);
    faulty.stop();
  });
});

describe('SilencePump after a stall of the process', () => {
  it('splits no word that waits in a socket', async () => {
    let silenceMs = 0;
    const pump = new SilencePump({
      guard,
      sendSilence: (ms) => {
        silenceMs += ms;
      },
      onTick: () => undefined,
    });
    const line = await connectedLine();
    onTestFinished(line.close);
    line.far.on('data', ({ length }) => pump.covered(length * 20));
    // Timers come next after an immediate, and sockets after them.
    await setImmediate();
    pump.start();
    const before = silenceMs;
    pump.covered(20);
    line.near.write(Buffer.alloc(50));
    const untilMs = performance.now() + 500;
    while (performance.now() < untilMs);
    await once(line.far, 'data');
    await setImmediate();
    pump.stop();
    expect(silenceMs).toBe(before);
  });
});

/** Two ends of one connection on this machine. */
async function connectedLine() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const near = connect(address.port, '127.0.0.1');
  const [far]: Socket[] = await once(server, 'connection');
  if (!far) throw new Error('no connection');
  return {
    near,
    far,
    close: () => {
      near.destroy();
      far.destroy();
      server.close();
    },
  };
}
