import { afterEach, describe, expect, it, vi } from 'vitest';
import { type MeasuredTurn, TurnClock } from '../../src/call/conversation/turn-clock.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const SILENCE = 'silence';
const VOICE = 'voice';

function clockOn({ signals }: { readonly signals: boolean }) {
  vi.useFakeTimers({ toFake: ['performance'] });
  const metrics = new Metrics();
  const heard = { heardMs: 0 };
  const media = { heard: (itemId: string) => ({ itemId, heardMs: heard.heardMs, sentMs: 5000 }) };
  let silentMs = Number.POSITIVE_INFINITY;
  const turns: MeasuredTurn[] = [];
  const clock = new TurnClock({
    metrics,
    media,
    signalsSpeechEnd: () => signals,
    callerSilentMs: () => silentMs,
    onTurn: (turn) => turns.push(turn),
  });
  const says = (sound: typeof SILENCE | typeof VOICE, frames: number) => {
    vi.advanceTimersByTime(frames * 20);
    silentMs = sound === VOICE ? 0 : silentMs + frames * 20;
  };
  const stage = async (name: string) => {
    const { values } = await metrics.turnStage.get();
    const of = (suffix: string) =>
      values.find(({ labels, metricName }) => labels.stage === name && metricName?.endsWith(suffix))?.value;
    return { count: of('_count') ?? 0, ms: Math.round((of('_sum') ?? 0) * 1000) };
  };
  return { clock, says, stage, heard, turns };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the stages of a turn', () => {
  it("begin with the provider's word where it gives one", async () => {
    const { clock, stage, heard } = clockOn({ signals: true });
    clock.speechStopped();
    vi.advanceTimersByTime(300);
    const receivedMs = performance.now();
    vi.advanceTimersByTime(2);
    clock.speaks('item', receivedMs);
    vi.advanceTimersByTime(580);
    heard.heardMs = 500;
    clock.played();
    clock.played();
    expect(await stage('provider')).toEqual({ count: 1, ms: 300 });
    expect(await stage('forward')).toEqual({ count: 1, ms: 2 });
    expect(await stage('heard')).toEqual({ count: 1, ms: 80 });
  });

  it('tell how long the provider took to notice the end, and how long tools took', () => {
    const { clock, says, turns } = clockOn({ signals: true });
    says(VOICE, 50);
    says(SILENCE, 25);
    clock.speechStopped();
    clock.transcribed();
    clock.toolAsked('call-1');
    vi.advanceTimersByTime(100);
    clock.toolAsked('call-2');
    vi.advanceTimersByTime(200);
    clock.toolAnswered('call-1');
    clock.toolAnswered('call-2');
    vi.advanceTimersByTime(100);
    clock.speaks('item', performance.now(), 'response');
    clock.interrupted();
    expect(turns).toMatchObject([
      { responseId: 'response', noticingMs: 500, toolsMs: 300, heardMs: undefined },
    ]);
    const [turn] = turns;
    expect(turn && turn.transcribedMs === turn.speechEndMs).toBe(true);
  });

  it('tell the same where the provider says later when it heard the end, and nothing where it says it only by answering', () => {
    const told = clockOn({ signals: false });
    told.says(VOICE, 50);
    told.says(SILENCE, 20);
    const endedAtMs = performance.now();
    told.says(SILENCE, 10);
    told.clock.speechStopped(endedAtMs);
    told.clock.speaks('item', performance.now());
    told.clock.interrupted();
    expect(told.turns).toMatchObject([{ noticingMs: 400, speechEndMs: endedAtMs }]);
    const untold = clockOn({ signals: false });
    untold.says(VOICE, 50);
    untold.says(SILENCE, 30);
    untold.clock.speechStopped();
    untold.clock.responseBegins(true);
    untold.clock.speaks('item', performance.now());
    untold.clock.interrupted();
    expect(untold.turns).toMatchObject([{ noticingMs: undefined }]);
    const [turn] = untold.turns;
    expect(turn && turn.receivedMs - turn.speechEndMs).toBe(600);
  });

  it("begin with the caller's last sound where it gives none", async () => {
    const { clock, says, stage } = clockOn({ signals: false });
    says(VOICE, 50);
    says(SILENCE, 40);
    clock.responseBegins(true);
    clock.speaks('item', performance.now());
    expect(await stage('provider')).toEqual({ count: 1, ms: 800 });
  });

  it('are measured once for an answer of several items', async () => {
    const { clock, says, stage } = clockOn({ signals: false });
    says(VOICE, 10);
    says(SILENCE, 20);
    clock.responseBegins(true);
    clock.speaks('first', performance.now());
    says(SILENCE, 20);
    clock.speaks('second', performance.now());
    expect((await stage('provider')).count).toBe(1);
  });

  it.each([
    ['a line of the gateway', (clock: TurnClock) => clock.responseBegins(false), 20],
    ['an answer while the caller still speaks', (clock: TurnClock) => clock.responseBegins(true), 2],
    ['an answer long after the last sound', (clock: TurnClock) => clock.responseBegins(true), 300],
  ])('are not measured for %s', async (_, begins, silentFrames) => {
    const { clock, says, stage } = clockOn({ signals: false });
    says(VOICE, 10);
    says(SILENCE, silentFrames);
    begins(clock);
    clock.speaks('item', performance.now());
    expect((await stage('provider')).count).toBe(0);
  });

  it('have no end when the answer was silenced before it was heard', async () => {
    const { clock, stage, heard } = clockOn({ signals: true });
    clock.speechStopped();
    clock.speaks('item', performance.now());
    clock.interrupted();
    heard.heardMs = 100;
    clock.played();
    expect((await stage('heard')).count).toBe(0);
  });
});
