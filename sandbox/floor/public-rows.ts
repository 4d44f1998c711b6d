/** Figures that somebody else has published: L_R, L_Y, R_R, R_Y, I_A, S_BC, S_VT, S_ND, in this order. */
export type PublicRow = readonly [name: string, figures: readonly number[]];

/**
 * Submissions to the leaderboard of tau2-bench, as recomputed by its maintainers: the mean of the domains airline,
 * retail and telecom, at commit a2c02472 of 18 August 2026. They are vendors' defaults through its own adapters, with
 * real models over a network. Nova Sonic and GPT-Live are not among them.
 * @see https://github.com/sierra-research/tau2-bench/tree/main/web/leaderboard/public/submissions
 */
export const PUBLIC_ROWS: readonly PublicRow[] = [
  ['gpt-realtime-1.5', [1.39, 0.42, 1.0, 1.0, 0.14, 0.02, 0.05, 0.1]],
  ['gpt-realtime-2 minimal', [1.44, 0.62, 1.0, 1.0, 0.19, 0.02, 0.06, 0.17]],
  ['grok-voice-think-fast-1.0', [1.21, 1.37, 1.0, 0.94, 0.2, 0.66, 0.6, 0.28]],
  ['grok-voice-think-fast-2.0', [1.71, 0.94, 1.0, 0.97, 0.11, 0.47, 0.33, 0.28]],
  ['gemini-3.1-flash-live minimal', [1.64, 0.82, 0.97, 0.52, 0.1, 0.9, 0.51, 0.27]],
  ['qwen3.5-omni-plus-realtime', [1.7, 0.93, 0.99, 0.9, 0.36, 0.84, 0.36, 0.15]],
  ['pine-voice-preview', [2.14, 1.13, 0.93, 0.45, 0.47, 0.97, 0.53, 0.49]],
  ['LiveKit cascade', [4.24, 0.87, 0.79, 0.99, 0.64, 0.67, 0.49, 0.58]],
];
