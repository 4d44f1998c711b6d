import { afterEach, describe, expect, it } from 'vitest';
import type { CallReport } from '../../sandbox/chaos/caller.ts';
import { FAULTS, faultsOf, pickFault } from '../../sandbox/chaos/faults.ts';
import { Random } from '../../sandbox/chaos/random.ts';
import { type ChaosReport, describeReport, failuresOf } from '../../sandbox/chaos/report.ts';
import { VOICE_PROVIDERS } from '../../src/voice/provider.ts';
import { Child } from '../support/child.ts';

function call(end: CallReport['end'], silenceMs = 700, why?: string): CallReport {
  const silences = [{ ms: silenceMs, wordsLost: false, where: 'CA1' }];
  return { provider: 'openai', end, silences, resumes: 1, ...(why !== undefined && { why }) };
}

function report(changes: Partial<ChaosReport> = {}): ChaosReport {
  const calls = [call('completed'), call('handed_off', 2_500), call('goodbye')];
  return {
    faults: new Map([['store slow', 2]]),
    calls,
    memory: [],
    drainExits: [0],
    unfinished: 0,
    ...changes,
  };
}

describe('chaos', () => {
  let child: Child | undefined;
  afterEach(() => child?.signal('SIGKILL'));

  it('makes the same choices with the same seed', () => {
    const choices = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 50 }, () => pickFault(random)?.kind);
    };
    expect(choices(7)).toEqual(choices(7));
    expect(choices(7)).not.toEqual(choices(8));
    expect(new Set(choices(7)).size).toBeGreaterThan(10);
  });

  it('reaches every kind of fault', () => {
    const random = new Random(1);
    const kinds = new Set(Array.from({ length: 2_000 }, () => pickFault(random)?.kind));
    expect(kinds.size).toBe(FAULTS.length);
    expect(new Set(FAULTS.map(({ kind }) => kind)).size).toBe(FAULTS.length);
  });

  it('has trouble for each provider, and only for those that are called', () => {
    for (const provider of VOICE_PROVIDERS) {
      const others = faultsOf([provider]).filter((fault) => (fault.provider ?? provider) !== provider);
      expect(others).toEqual([]);
      expect(faultsOf([provider]).filter((fault) => fault.provider === provider).length).toBeGreaterThan(5);
    }
    expect(faultsOf(VOICE_PROVIDERS)).toEqual(FAULTS);
  });

  it('tells what happened', () => {
    const text = describeReport(report()).join('\n');
    expect(text).toMatch(/store slow +2/);
    expect(text).toMatch(/lost +0/);
    expect(text).toMatch(/longest silence +2\.5 s/);
    expect(failuresOf(report())).toEqual([]);
  });

  it('counts a silence after words that the line has lost apart', () => {
    const silences = [{ ms: 9_000, wordsLost: true, where: 'CA2' }];
    const text = describeReport(report({ calls: [call('completed'), { ...call('completed'), silences }] }));
    expect(text.join('\n')).toMatch(/longest silence +0\.7 s\n +longest, words lost on the line +9\.0 s/);
  });

  it('tells lost calls and silences by the provider that was called', () => {
    const lost: CallReport = { ...call('lost', 21_000, 'CA3: silence of 21 s'), provider: 'cascade' };
    const text = describeReport(report({ calls: [call('completed'), lost] })).join('\n');
    expect(text).toMatch(/began with openai +1 calls, 0 lost, silence p50 0\.7 s.*longest 0\.7 s/);
    expect(text).toMatch(/began with cascade +1 calls, 1 lost, .*longest 21\.0 s/);
    expect(text).not.toMatch(/began with nova/);
  });

  it('describes the silences above 5 s', () => {
    const text = describeReport(report({ calls: [call('completed', 6_000)] })).join('\n');
    expect(text).toMatch(/above 5 s +1\n +6\.0 s: CA1/);
  });

  it('fails for a lost call, a bad exit, a call that does not end, and when there was no call', () => {
    expect(failuresOf(report({ calls: [call('lost', 21_000, 'CA1: silence of 21 s')] }))).toHaveLength(1);
    expect(failuresOf(report({ drainExits: [0, null] }))).toHaveLength(1);
    expect(failuresOf(report({ unfinished: 1 }))).toHaveLength(1);
    expect(failuresOf(report({ calls: [] }))).toHaveLength(1);
  });

  it('explains itself with --help, and refuses nonsense', async () => {
    child = new Child('sandbox/chaos.ts', { args: ['--help'] });
    expect(await child.exit).toBe(0);
    expect(child.stdout).toContain('It is lost when');
    child = new Child('sandbox/chaos.ts', { args: ['--calls', 'many'] });
    expect(await child.exit).toBe(1);
    expect(child.stderr).toContain('--calls many: write a number');
    child = new Child('sandbox/chaos.ts', { args: ['--provider', 'nova,claude'] });
    expect(await child.exit).toBe(1);
    expect(child.stderr).toContain(
      '--provider nova,claude: write some of openai, openai-live, nova, cascade',
    );
  });
});
