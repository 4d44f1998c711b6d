import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { signatureOf } from '../../twilio/signing.ts';
import { type Finding, fault, ok } from './finding.ts';

/** Where a public address really is; another place only where something stands in for the proxy. */
export type Route = (url: string) => string;

export interface SignedWay {
  readonly publicUrl: string;
  readonly authToken: string;
  readonly route: Route;
  readonly signal: AbortSignal;
}

const SIGNATURE_ADVICE =
  'Twilio signs the address in PUBLIC_URL: let the proxy hand path, query and body on as they came, and give the running gateway the same PUBLIC_URL and TWILIO_AUTH_TOKEN.';
const UPGRADE_ADVICE =
  'Let the load balancer or proxy hand WebSocket upgrades on (Connection and Upgrade headers, HTTP/1.1), and keep them open.';
/** A call that does not exist, still in progress: the gateway answers, and changes nothing. */
const HARMLESS = { CallSid: `CA${'0'.repeat(32)}`, CallStatus: 'in-progress' };

/** A status callback as Twilio sends it, all the way through the public address. */
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
  if (answer.status === 204) return ok('a signed webhook comes through');
  return fault(`a signed webhook is answered with HTTP ${answer.status}`, SIGNATURE_ADVICE);
}

/** The upgrade of a media stream; the socket is closed before it says anything. */
export async function checkSignedUpgrade({
  publicUrl,
  authToken,
  route,
  signal,
}: SignedWay): Promise<Finding> {
  const url = `${publicUrl}/twilio/stream`;
  const signature = signatureOf(authToken, url.replace(/^http/, 'ws'));
  const status = await upgradeStatus(route(url), signature, signal);
  if (status === 101) return ok('a signed media stream comes through');
  const advice = status === 403 ? SIGNATURE_ADVICE : UPGRADE_ADVICE;
  return fault(`a signed media stream is answered with HTTP ${status}`, advice);
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
