import { describe, expect, it } from 'vitest';
import { DelayProbe } from '../../sandbox/delay-probe.ts';

const speech = (code: number) => Uint8Array.of(code, code + 1);

describe('the delay probe', () => {
  it('pairs the frames of a caller, and counts none that waited for the model', () => {
    const { model, stream, ...probe } = parts(new DelayProbe());
    for (const atMs of [0, 20, 40, 60]) stream.frameSent(atMs);
    model.audioIn(100, 29);
    for (const atMs of [30, 31, 42, 65]) model.audioIn(20, atMs);
    expect(probe.callerToModel()).toEqual({ count: 2, p50: 5, p99: 5, max: 5 });
  });

  it('pairs what the model said with what came, and passes over what was dropped', () => {
    const { model, stream, ...probe } = parts(new DelayProbe());
    for (const code of [1, 2, 3]) model.audioOut(speech(code), code);
    stream.audioReceived(speech(1), 1.5);
    stream.audioReceived(speech(3), 4);
    expect(probe.modelToCaller()).toEqual({ count: 2, p50: 1, p99: 1, max: 1 });
  });

  it('counts only a clear that directly follows the signal as a barge-in', () => {
    const { model, stream, ...probe } = parts(new DelayProbe());
    stream.cleared(5);
    model.interrupted(10);
    stream.cleared(12);
    model.interrupted(20);
    stream.cleared(5_000);
    expect(probe.bargeIn()).toEqual({ count: 1, p50: 2, p99: 2, max: 2 });
  });

  it('reports nothing without a call', () => {
    const { callerToModel, modelToCaller, bargeIn } = parts(new DelayProbe());
    for (const measured of [callerToModel(), modelToCaller(), bargeIn()]) expect(measured.count).toBe(0);
  });
});

function parts(probe: DelayProbe) {
  return {
    model: probe.model,
    stream: probe.stream,
    callerToModel: () => probe.callerToModel(),
    modelToCaller: () => probe.modelToCaller(),
    bargeIn: () => probe.bargeIn(),
  };
}
