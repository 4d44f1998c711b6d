/** Codes of Node.js and OpenSSL for an untrusted certificate, or for an answer without TLS. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;
const MAX_CAUSES = 5;

/** Advice for a connection to a vendor, whose own certificate is valid. */
export const INTERCEPTED =
  'A proxy answers with its own certificate, or the clock is wrong. Give Node.js the certificate of your proxy in NODE_EXTRA_CA_CERTS.';

/**
 * Finds out whether a TLS connection failed because of its certificate.
 * @returns the code of Node.js, like `CERT_HAS_EXPIRED`; undefined for other errors
 */
export function certificateFault(error: unknown): string | undefined {
  // Clients wrap the error of the socket, some of them twice.
  let cause = error;
  for (let depth = 0; depth < MAX_CAUSES && cause instanceof Error; depth += 1) {
    if ('code' in cause && CERTIFICATE.test(String(cause.code))) return String(cause.code);
    cause = cause.cause;
  }
  return undefined;
}
