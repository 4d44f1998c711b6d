import type { Config } from '../../config/config.ts';
import { certificateFault } from './certificate.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';
import { checkSignedPost, checkSignedUpgrade, type Route } from './signed-requests.ts';

const RUNNING = 'Start the gateway, and make the load balancer or tunnel forward PUBLIC_URL to its PORT.';
const DNS_ADVICE = 'The host of PUBLIC_URL is not in DNS. Add a record, or correct PUBLIC_URL.';

/** Whether a request from outside reaches the gateway. The request comes from this machine, so its DNS may differ. */
export function publicUrlCheck({ publicUrl, twilio }: Config, route: Route): Check {
  return {
    name: 'Public address',
    onTimeout: `There was no answer. Open port 443 in the firewall. ${RUNNING}`,
    run: async (signal) => {
      try {
        const health = await askHealth(`${publicUrl}/health`, route, signal);
        if (health.status === 'fault') return [health];
        const { authToken } = twilio;
        if (authToken === undefined)
          return [health, note('signed requests: not checked without an auth token')];
        const way = { publicUrl, authToken, route, signal };
        return [health, await checkSignedPost(way), await checkSignedUpgrade(way)];
      } catch (error) {
        return [failure(error, publicUrl)];
      }
    },
  };
}

async function askHealth(url: string, route: Route, signal: AbortSignal): Promise<Finding> {
  const answer = await fetch(route(url), { signal, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status >= 300 && answer.status < 400) {
    const advice = 'Twilio signs the address that it was given. Set PUBLIC_URL to the final origin.';
    return fault(`${url} redirects (HTTP ${answer.status})`, advice);
  }
  if (answer.status !== 200) return fault(`${url} answers HTTP ${answer.status}`, RUNNING);
  if (!isHealth(text)) return fault(`another server answers ${url}`, RUNNING);
  return ok(`${url} answers`);
}

function isHealth(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok';
  } catch {
    return false;
  }
}

/** The error of the socket is the cause of the error of `fetch`. */
function failure(error: unknown, publicUrl: string): Finding {
  const certificate = certificateFault(error);
  if (certificate !== undefined) {
    const advice =
      'Install a certificate for this host that Twilio trusts. It must not be expired, and its chain must be complete.';
    return fault(`${publicUrl} has no valid certificate (${certificate})`, advice);
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return fault(`the host of ${publicUrl} is unknown`, DNS_ADVICE);
  return fault(`${publicUrl} cannot be reached (${code})`, RUNNING);
}
