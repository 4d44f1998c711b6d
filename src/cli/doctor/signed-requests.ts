import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { signatureOf } from '../../twilio/signing.ts';
import { type Finding, fault, ok } from './finding.ts';

/** Maps a public address to the address to call. They differ only when a sandbox replaces the proxy. */
export type Route = (url: string) => string;

export interface SignedWay {
  readonly publicUrl: string;
  readonly authToken: string;
  readonly route: Route;
  readonly signal: AbortSignal;
}

const SIGNATURE_ADVICE =
  'Twilio signs the address in PUBLIC_URL. The proxy must forward path, query and body unchanged, and the running gateway must have the same PUBLIC_URL and TWILIO_AUTH_TOKEN.';
const UPGRADE_ADVICE =
  'The load balancer or proxy must forward WebSocket upgrades (Connection and Upgrade headers, HTTP/1.1) and keep them open.';
/** A call that does not exist but is reported as in progress: the gateway answers and changes nothing. */
const HARMLESS = { CallSid: `CA${'0'.repeat(32)}`, CallStatus: 'in-progress' };

/** Sends a status callback like Twilio's through the public address. */
export async function checkSignedPost({ publicUrl, authToken, route, signal }: SignedWay): Promise<Finding> {
  const url = `${publicUrl}/twilio/status`;
  const answer = await fetch(route(url), {
    method: 'POST',
    redirect: 'manual',
    signal,
    body: new URLSearchParams(HARMLESS),
    headers: { 'X-Twilio-Signature': signatureOf(authToken, url, HARMLESS) },
  });
  await answer.body?.cancel();
  if (answer.status === 204) return ok('a signed webhook reaches the gateway');
  return fault(`a signed webhook gets HTTP ${answer.status}`, SIGNATURE_ADVICE);
}

/** Sends the upgrade of a media stream. The socket is closed before its first message. */
export async function checkSignedUpgrade({
  publicUrl,
  authToken,
  route,
  signal,
}: SignedWay): Promise<Finding> {
  const url = `${publicUrl}/twilio/stream`;
  const signature = signatureOf(authToken, url.replace(/^http/, 'ws'));
  const status = await upgradeStatus(route(url), signature, signal);
  if (status === 101) return ok('a signed media stream reaches the gateway');
  const advice = status === 403 ? SIGNATURE_ADVICE : UPGRADE_ADVICE;
  return fault(`a signed media stream gets HTTP ${status}`, advice);
}

function upgradeStatus(url: string, signature: string, signal: AbortSignal): Promise<number> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asking = send(url, {
      signal,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'X-Twilio-Signature': signature,
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    });
    asking.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asking.once('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asking.once('error', reject);
    asking.end();
  });
}
