const NAMES = ['WIRE', 'TURN_TAKING'] as const;

/**
 * `WIRE=plain npx vitest run test/e2e` plays the same calls without the hand-written readers and writers, and
 * `TURN_TAKING=gateway` lets the gateway decide about turns in those with OpenAI Realtime.
 */
export function runSettings(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Whether this run leaves the decision about turns to the gateway. */
export const GATEWAY_DECIDES = process.env.TURN_TAKING === 'gateway';
