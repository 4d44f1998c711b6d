import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a server shows, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate, and the file that makes a Node process trust it (`NODE_EXTRA_CA_CERTS`). */
export interface TrustedCertificate extends Certificate {
  readonly caFile: string;
}

/** Vendors show ECDSA or RSA certificates; the kind matters for the handshake only, not for the audio. */
const KEY_TYPE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const NAMES = 'subjectAltName=IP:127.0.0.1,DNS:localhost';

/**
 * Creates a certificate for the loopback that signs itself, so it is its own authority. It lives for a day.
 * @param folder where its files go
 * @throws Error when `openssl` is missing or fails
 */
export function createCertificate(folder: string): TrustedCertificate {
  const keyFile = join(folder, 'key.pem');
  const caFile = join(folder, 'certificate.pem');
  const files = ['-keyout', keyFile, '-out', caFile];
  const args = ['req', '-x509', ...KEY_TYPE, ...files, '-days', '1', '-subj', '/CN=bench', '-addext', NAMES];
  const { status, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `openssl created no certificate; install it, or pass --plain: ${error?.message ?? stderr}`,
    );
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(caFile, 'utf8'), caFile };
}
