/** Keys and origin of the pages of the benchmark. */
export const BENCH_WEB = {
  apiKey: 'bench-api-key-0123456789abcdef0123456789ab',
  tokenKey: 'bench-token-key-0123456789abcdef0123456789',
  origin: 'https://bench.example.test',
} as const;
