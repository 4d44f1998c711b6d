import { expect, it } from 'vitest';
import { Floor } from '../../src/call/conversation/floor.ts';

function silentFloor(): Floor {
  return new Floor({ playing: false }, { callerSpeaks: false, callerSilentMs: 0 });
}

it('waits for an answer from the end of what the caller has said until the model begins it', () => {
  const floor = silentFloor();
  floor.callerBegins();
  floor.callerStops();
  expect(floor.awaitsAnswer).toBe(true);
  floor.responseBegins('answer');
  expect(floor.awaitsAnswer).toBe(false);
});

it('waits for no answer while a tool runs, whether or not the model has announced one', () => {
  const floor = silentFloor();
  floor.callerStops();
  floor.toolIsAsked();
  expect(floor.awaitsAnswer).toBe(false);
  floor.callerStops();
  expect(floor.awaitsAnswer).toBe(true);
});
