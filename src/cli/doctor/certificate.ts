/** Codes of Node.js and OpenSSL for a certificate that cannot be trusted, or no TLS at all. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;
const MAX_CAUSES = 5;

/** What to do when it is the other side that one of the vendors runs: it has a good certificate. */
export const INTERCEPTED =
  'Something in between answers with its own certificate, or the clock is wrong: give Node.js the certificate of your proxy in NODE_EXTRA_CA_CERTS.';

/**
 * Why no TLS connection came about.
 * @returns the code of Node.js, like `CERT_HAS_EXPIRED`; undefined when it was something else
 */
export function certificateFault(error: unknown): string | undefined {
  // Clients wrap the socket's own error, some of them twice.
  let cause = error;
  for (let depth = 0; depth < MAX_CAUSES && cause instanceof Error; depth += 1) {
    if ('code' in cause && CERTIFICATE.test(String(cause.code))) return String(cause.code);
    cause = cause.cause;
  }
  return undefined;
}
