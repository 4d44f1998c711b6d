export interface PolicyOptions {
  /** Origin of the gateway as browsers see it. */
  readonly publicUrl: string;
  /** Path or address where the page gets voice tokens. */
  readonly tokenUrl: string | undefined;
  /** Origins, `wss:`, that the page may talk to without the gateway. */
  readonly directOrigins: readonly string[];
}

/**
 * Headers of a page that may load nothing from elsewhere, and that no other page may frame. An audio worklet is loaded
 * as a script, so it must be a file.
 */
export function pageHeaders(options: PolicyOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "media-src 'self' blob: data:",
      "worker-src 'self'",
      `connect-src ${connectSources(options).join(' ')}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    'permissions-policy': 'microphone=(self), camera=(), geolocation=(), payment=()',
    'referrer-policy': 'no-referrer',
    // The text holds what depends on the settings.
    'cache-control': 'no-cache',
  };
}

/** `'self'` covers a WebSocket of the same host in current browsers; older ones need its address. */
function connectSources({ publicUrl, tokenUrl, directOrigins }: PolicyOptions): string[] {
  const own = new URL(publicUrl);
  const token = tokenUrl !== undefined && URL.canParse(tokenUrl) ? [new URL(tokenUrl).origin] : [];
  return ["'self'", `wss://${own.host}`, ...token, ...directOrigins];
}
