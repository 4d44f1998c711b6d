import type { FloorRules, FloorSwitches } from '../../src/call/conversation/turn-taking/floor-rules.ts';

/** A rule of the floor that can be switched off. */
export type FloorSwitch = keyof FloorSwitches;

/** In the order of the table that shows what each of them does. */
export const FLOOR_SWITCHES: readonly FloorSwitch[] = [
  'acknowledgements',
  'stopWords',
  'asides',
  'levelGate',
  'echoGuard',
  'voiceLength',
  'lateWords',
  'resume',
];

/**
 * @param names as they were written
 * @throws Error with the names that there are
 */
export function switchesOf(names: readonly string[]): FloorSwitch[] {
  return names.map((name) => {
    const found = FLOOR_SWITCHES.find((known) => known === name);
    if (!found) throw new Error(`--without ${name}: write one of ${FLOOR_SWITCHES.join(', ')}`);
    return found;
  });
}

/** The rules that differ from the shipped ones. */
export function rulesWithout(switches: readonly FloorSwitch[]): Partial<FloorRules> {
  return Object.fromEntries(switches.map((name) => [name, false]));
}
