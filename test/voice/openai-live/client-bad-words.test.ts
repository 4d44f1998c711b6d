import { describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { HOURS, type LiveCall, useLiveCalls } from './live-calls.ts';

const calls = useLiveCalls();

interface Words {
  readonly delta: string;
  readonly start_ms: number;
  readonly end_ms: number;
}

function hears({ rig }: LiveCall, ...pieces: readonly Words[]): void {
  for (const piece of pieces) rig.session.send('session.input_transcript.delta', piece);
}

/** Turns of the caller that have ended. */
function turns({ log }: LiveCall): string[] {
  return log.of('conversation.item.input_audio_transcription.completed').map(({ transcript }) => transcript);
}

/** The vendor still follows what it is asked. */
async function speaks({ client, log }: LiveCall): Promise<void> {
  const speakId = client.speak(HOURS);
  const begun = await eventually(() =>
    log.of('response.created').find((response) => response.speakId === speakId),
  );
  await eventually(() => log.spoken(begun.responseId) === HOURS);
  expect(log.of('session.ended')).toEqual([]);
}

describe('words of the caller that GPT-Live tells wrongly', () => {
  it('twice: they are in the turn once, and counted', async () => {
    const call = await calls.open();
    const where = { delta: ' where is', start_ms: 0, end_ms: 200 };
    const parcel = { delta: ' my parcel', start_ms: 200, end_ms: 400 };
    hears(call, where, where, parcel, where, parcel);
    await eventually(() => turns(call).length > 0);
    expect(turns(call)).toEqual(['where is my parcel']);
    expect(await call.dropped('provider_repeated')).toBe(3);
    await speaks(call);
  });

  it('for a noise: pieces without words begin no turn', async () => {
    const call = await calls.open();
    for (let at = 0; at < 2_000; at += 100) hears(call, { delta: ' ', start_ms: at, end_ms: at + 100 });
    await speaks(call);
    expect(call.log.of('input_audio_buffer.speech_started')).toEqual([]);
    expect(turns(call)).toEqual([]);
  });

  it('never: the caller is answered all the same', async () => {
    const call = await calls.open({ liveCallerWordsDelayMs: 3_600_000 });
    await call.rig.callerSays(call.client, 'caller-open-tomorrow');
    const { responseId } = await call.log.next('response.done');
    expect(call.log.spoken(responseId)).toBe(HOURS);
    expect(turns(call)).toEqual([]);
  });

  it('2.5 s late: the turn says how long ago it was', async () => {
    const call = await calls.open({ liveCallerWordsDelayMs: 2_500 });
    await call.rig.callerSays(call.client, 'caller-open-tomorrow');
    const { agoMs } = await call.log.next('input_audio_buffer.speech_started');
    expect(agoMs).toBeGreaterThanOrEqual(2_500);
    await eventually(() => turns(call).length > 0);
    expect(turns(call)).toEqual(['what time do you open tomorrow']);
  });

  it('at impossible times: they are taken as said now', async () => {
    const call = await calls.open();
    hears(
      call,
      { delta: ' where is', start_ms: 9_000_000, end_ms: 9_000_500 },
      { delta: ' my', start_ms: -500, end_ms: -700 },
      { delta: ' parcel', start_ms: 1e300, end_ms: 0 },
    );
    await eventually(() => turns(call).length > 0);
    expect(turns(call)).toEqual(['where is my parcel']);
    // An answer that comes long after is not taken for one that the caller has broken off.
    await speaks(call);
    expect(call.log.of('response.broken_off')).toEqual([]);
  });

  it('without an end: a turn has a limit', async () => {
    const call = await calls.open();
    for (let at = 0; at < 20; at += 1) {
      hears(call, { delta: ` ${'word '.repeat(99)}word`, start_ms: at * 10, end_ms: at * 10 + 5 });
    }
    await eventually(() => turns(call).length >= 2);
    for (const text of turns(call)) expect(text.length).toBeLessThan(5_000);
  });
});

describe('words of the model that GPT-Live tells wrongly', () => {
  it('twice, at impossible times, or without sound: its answers stay as they were said', async () => {
    const call = await calls.open();
    const { rig, client, log } = call;
    client.speak(HOURS);
    await log.next('response.audio_transcript.delta');
    const again = { delta: 'We', start_ms: -1, end_ms: -1 };
    for (let time = 0; time < 3; time += 1) rig.session.send('session.output_transcript.delta', again);
    rig.session.send('session.output_transcript.delta', { delta: 7, start_ms: 0 });
    rig.session.send('session.output_transcript.delta', { delta: ' none' });
    await log.next('response.done');
    expect(await call.dropped('provider_repeated')).toBe(2);
    expect(await call.dropped('provider_malformed')).toBe(2);
    await speaks(call);
  });
});
