import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { playSteps } from '../../sandbox/demo/play.ts';
import { Printer } from '../../sandbox/demo/printer.ts';
import type { DemoStep } from '../../sandbox/demo/steps.ts';
import { Child } from '../support/child.ts';

const happens = (name: string): DemoStep<string> => ({ name, run: async (stage) => [`seen by ${stage}`] });
const fails = (name: string): DemoStep<string> => ({
  name,
  run: () => Promise.reject(new Error('not seen within 5 s: the answer')),
});

async function play(steps: readonly DemoStep<string>[], isTTY: boolean) {
  let text = '';
  const printer = new Printer({
    isTTY,
    write: (piece) => {
      text += piece;
    },
  });
  const missing = await playSteps(steps, { stage: 'nobody', nowMs: () => 1_234 }, printer);
  return { missing, text };
}

describe('the demo', () => {
  it('names the step that did not happen, and goes no further', async () => {
    const { missing, text } = await play([happens('first'), fails('second'), happens('third')], false);
    expect(missing).toBe('second');
    expect(text).toContain('✔    1.2 s  first');
    expect(text).toContain('missing: not seen within 5 s: the answer');
    expect(text).not.toContain('third');
  });

  it('names no step when every step happened', async () => {
    expect((await play([happens('first'), happens('second')], false)).missing).toBeUndefined();
  });

  it('is plain in a pipe and coloured on a terminal', async () => {
    expect((await play([happens('first')], false)).text).not.toContain('\u001b');
    expect((await play([happens('first')], true)).text).toContain('\u001b[32m');
  });

  it('explains itself', async () => {
    const demo = new Child('sandbox/demo.ts', { args: ['--help'] });
    expect(await demo.exit).toBe(0);
    expect(demo.stdout).toContain('npm run demo -- --provider openai');
  });

  it('exits 1 and says what to write for an unknown provider', async () => {
    const demo = new Child('sandbox/demo.ts', { args: ['--provider', 'siri'] });
    expect(await demo.exit).toBe(1);
    expect(demo.stderr).toContain('write openai or openai-live or nova or cascade');
  });

  it('exits 1 and says what to do when the port of --serve is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const demo = new Child('sandbox/demo.ts', { args: ['--serve'], env: { PORT: `${port}` } });
    expect(await demo.exit).toBe(1);
    expect(demo.stderr).toMatch(
      new RegExp(`^Port ${port} is in use: stop .* like PORT=\\d+ npm run demo -- --serve\n$`),
    );
    other.close();
  });
});
