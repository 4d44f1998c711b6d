import { describe, expect, it } from 'vitest';
import { listeningAddress } from '../../bench/child.ts';
import type { Measurement } from '../../bench/measure.ts';
import { lostFramesOf, sumOf } from '../../bench/metrics-text.ts';
import { selfTimes, sharesByPlace } from '../../bench/profile.ts';
import { niceStep, renderChart } from '../../bench/report/chart.ts';
import { cleanCalls, summariseSteps } from '../../bench/report/summary.ts';
import { formatTable, ratioText, stepTable } from '../../bench/report/table.ts';
import type { Row } from '../../bench/rounds.ts';

const QUIET = { count: 100, p50: 0.3, p99: 1, p999: 2, max: 3 };

function row(program: Row['program'], round: number, changes: Partial<Measurement> = {}): Row {
  const measured: Measurement = {
    calls: 100,
    cpuPerCallSecond: 2,
    coreShare: 0.2,
    rssMb: 90,
    kbPerCall: 100,
    tableRequests: 0.3,
    failedCalls: 0,
    harnessShare: 0.3,
    noisy: false,
    faults: [],
    up: QUIET,
    down: QUIET,
    roundTrip: QUIET,
    clear: QUIET,
    clearsMissed: 0,
    loadLate: QUIET,
    framesSent: 1000,
    lost: 0,
    lostUp: 0,
    duplicated: 0,
    reordered: 0,
    damaged: 0,
    ...changes,
  };
  return { provider: 'openai', mode: 'echo', program, round, measured };
}

describe('the summary of several rounds', () => {
  const rows = [
    row('floor', 1, { cpuPerCallSecond: 2 }),
    row('gateway', 1, { cpuPerCallSecond: 1 }),
    row('gateway', 2, { cpuPerCallSecond: 3 }),
    row('floor', 2, { cpuPerCallSecond: 4 }),
  ];
  const [floor, gateway] = summariseSteps(rows);

  it('holds medians, and ratios of the same round', () => {
    expect(floor).toMatchObject({ program: 'floor', rounds: 2, cpuPerCallSecond: 3 });
    expect(floor?.cpuRatio).toBeUndefined();
    expect(gateway?.cpuRatio).toEqual({ median: 0.625, min: 0.5, max: 0.75 });
  });

  it('is printed as one line for each program', () => {
    const lines = stepTable(summariseSteps(rows)).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => line.length === lines[0]?.length)).toBe(true);
  });
});

describe('clean calls', () => {
  const late = { ...QUIET, p99: 25 };

  it('are the highest step below the first at which any round was late', () => {
    const rows = [
      row('gateway', 1, { calls: 100 }),
      row('gateway', 1, { calls: 200 }),
      row('gateway', 2, { calls: 200, roundTrip: late }),
      row('gateway', 1, { calls: 400 }),
    ];
    expect(cleanCalls(summariseSteps(rows))).toMatchObject([{ program: 'gateway', calls: 100 }]);
  });

  it('are none when a frame was lost at the lowest step', () => {
    expect(cleanCalls(summariseSteps([row('floor', 1, { lost: 1 })]))).toMatchObject([{ calls: 0 }]);
  });
});

describe('tables and charts', () => {
  it('show a ratio with its spread', () => {
    expect(ratioText({ median: 0.875, min: 0.81, max: 0.9 })).toBe('0.88 [0.81–0.90]');
    expect(ratioText(undefined)).toBe('–');
  });

  it('set numbers to the right', () => {
    expect(formatTable(['name', 'calls'], [['a', 5]])).toBe(
      '| name | calls |\n|------|-------|\n| a    |     5 |',
    );
  });

  it('choose steps that people count in', () => {
    expect([0.03, 0.7, 1, 12, 26].map(niceStep)).toEqual([0.05, 1, 1, 20, 50]);
  });

  it('draw a dot for every point and escape names', () => {
    const series = [{ name: 'a < b', points: [10, 50, 100].map((x) => ({ x, y: x / 10 })) }];
    const svg = renderChart([{ title: 'CPU', xLabel: 'calls', series, limit: 20, logarithmic: true }]);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('a &#60; b');
    expect(svg).not.toContain('NaN');
  });
});

describe('what programs tell', () => {
  it('is their address, once the whole line is there', () => {
    expect(listeningAddress('{"level":30}\n{"address":"http://127.0.0.1:1","msg":"Listening"}')).toBe(
      'http://127.0.0.1:1',
    );
    expect(listeningAddress('{"address":"http://127.0.0.1:1","msg":"Listening"')).toBeUndefined();
  });

  it('is a metric, summed over its labels', () => {
    expect(sumOf('# HELP a b\na_total{x="1"} 2\na_total{x="2"} 3\na_total_created 9\n', 'a_total')).toBe(5);
    const drops = 'gateway_frames_dropped_total';
    expect(lostFramesOf(`${drops}{reason="gap"} 2\n${drops}{reason="secure_input"} 3\n`)).toBe(2);
  });

  it('is a profile: self time of each function, idle time and what is outside the span left out', () => {
    const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 4 });
    const profile = {
      nodes: [
        { id: 1, callFrame: frame('(idle)') },
        { id: 2, callFrame: frame('send', 'file:///x/node_modules/ws/lib/sender.js') },
        { id: 3, callFrame: frame('send', 'file:///x/node_modules/ws/lib/sender.js') },
        { id: 4, callFrame: frame('writev') },
      ],
      samples: [2, 1, 1, 2, 3, 3, 4, 4],
      timeDeltas: Array.from({ length: 8 }, () => 1000),
    };
    const times = selfTimes(profile, { fromMs: 2, toMs: 7 });
    expect(times).toEqual([
      { name: 'send', where: 'ws/lib/sender.js:5', share: 0.75 },
      { name: 'writev', where: 'native', share: 0.25 },
    ]);
    expect(sharesByPlace(times)).toEqual([
      { place: 'ws', share: 0.75 },
      { place: 'writev', share: 0.25 },
    ]);
  });
});
