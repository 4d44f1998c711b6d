/** A longer text matches no pattern: callers do not say one on the phone, and the time of a slow pattern grows with its text. */
const MAX_PATTERN_TEXT = 200;

/** What Ajv uses in place of `RegExp`. With all faults wanted, it looks at a pattern even after `maxLength` has failed. */
export const boundedPattern = Object.assign(
  (pattern: string, flags: string) => {
    const expression = new RegExp(pattern, flags);
    return { test: (text: string) => text.length <= MAX_PATTERN_TEXT && expression.test(text) };
  },
  { code: 'boundedPattern' },
);
