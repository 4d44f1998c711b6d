import { afterEach, describe, expect, it } from 'vitest';
import { Child } from '../support/child.ts';
import { eventually } from '../support/eventually.ts';

describe('a process that is asked to stop', () => {
  let child: Child;

  async function run(calls: number, fault = ''): Promise<void> {
    child = new Child('test/main/stoppable.ts', { args: [String(calls), fault] });
    await said('running');
  }

  const said = (text: string) => eventually(() => child.stdout.includes(text), 15_000);
  afterEach(() => child.signal('SIGKILL'));

  it('closes immediately and exits 0 when it has no calls', async () => {
    await run(0);
    child.signal('SIGTERM');
    expect(await child.exit).toBe(0);
    expect(child.stdout).toMatch(/draining.*drained.*closing with 0.*closed/s);
  });

  it('lets its calls end first', async () => {
    await run(1);
    child.signal('SIGINT');
    await said('draining');
    expect(child.stdout).not.toContain('closing');
    child.write('end\n');
    expect(await child.exit).toBe(0);
    expect(child.stdout).toContain('closing with 0');
  });

  it('moves its calls at a second signal, and still exits 0', async () => {
    await run(1);
    child.signal('SIGTERM');
    await said('draining');
    child.signal('SIGTERM');
    expect(await child.exit).toBe(0);
    expect(child.stdout).toContain('Second signal');
    expect(child.stdout).toMatch(/moving 1 in a hurry.*closing with 0/s);
  });

  it.each(['exception', 'rejection'])(
    'finishes the other calls after an uncaught %s, and exits 1',
    async (fault) => {
      await run(2, fault);
      child.write('end\n');
      await said('draining');
      await said('a bug in one call');
      expect(child.stdout).not.toContain('closing');
      child.write('end\n');
      expect(await child.exit).toBe(1);
      expect(child.stdout).toContain('closing with 0');
    },
  );

  it('exits 1 and says why when it cannot close', async () => {
    await run(0, 'close');
    child.signal('SIGTERM');
    expect(await child.exit).toBe(1);
    expect(child.stdout).toContain('cannot close');
  });
});
