import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { TickWriter } from '../../src/twilio/tick-writer.ts';

/** Notes what leaves together. */
class Wire extends Writable {
  readonly writes: string[][] = [];

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.writes.push(chunks.map(({ chunk }) => chunk.toString()));
    done();
  }
}

/** A socket as `ws` has it: every message goes to the connection at once. */
function open() {
  const wire = new Wire();
  const socket = {
    get bufferedAmount() {
      return wire.writableLength;
    },
    send: (text: string) => void wire.write(text),
  };
  return { wire, writer: new TickWriter(socket, wire) };
}

const nextTick = () => new Promise<void>((resolve) => process.nextTick(resolve));

describe('TickWriter', () => {
  it('lets all messages of a tick leave together, in order, and none wait for the next event', async () => {
    const { wire, writer } = open();
    for (const text of ['media', 'mark', 'media']) writer.send(text);
    expect(wire.writes).toEqual([]);
    expect(writer.bufferedAmount).toBe('mediamarkmedia'.length);
    await nextTick();
    expect(wire.writes).toEqual([['media', 'mark', 'media']]);
    expect(writer.bufferedAmount).toBe(0);
    writer.send('clear');
    await nextTick();
    expect(wire.writes).toEqual([['media', 'mark', 'media'], ['clear']]);
  });

  it('minds no connection that is lost within the tick', async () => {
    const { wire, writer } = open();
    writer.send('media');
    wire.on('error', () => undefined).destroy();
    await nextTick();
    writer.send('media');
    await nextTick();
    expect(wire.writes).toEqual([]);
  });
});
