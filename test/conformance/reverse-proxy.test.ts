import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, usePhones } from '../support/phones.ts';
import { CADDY, NGINX, type ProxyKind, ReverseProxy } from './reverse-proxy.ts';

const phones = usePhones();
const proxies: ReverseProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.stop();
});

/** A phone whose carrier reaches the gateway through a proxy only. */
async function phoneBehind(
  kind: ProxyKind,
  change?: (example: string) => string,
): Promise<{ readonly phone: Phone; readonly origin: string }> {
  let origin = '';
  const carrier = { gatewayOrigin: () => origin };
  const phone = await phones.connect({ provider: 'openai', alone: true, carrier });
  const proxy = new ReverseProxy(kind);
  proxies.push(proxy);
  origin = await proxy.start(Number(new URL(phone.gateway.origin).port), change);
  return { phone, origin };
}

describe.each([
  ['nginx', NGINX],
  ['Caddy', CADDY],
] as const)('behind %s of Debian, with the file that operators copy', (name, kind) => {
  const isMissing = !ReverseProxy.has(kind);
  const reason = `${name} is not installed; run test/conformance/install-debian-packages.sh`;

  it('a whole call is played: webhook, stream, question, person', async (context) => {
    context.skip(isMissing, reason);
    const { phone } = await phoneBehind(kind);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    await phone.agent.sees(phone.caller);
    phone.agent.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
    // Nothing that the proxy passed on was refused.
    expect(await phone.metric('gateway_requests_refused_total')).toBe(0);
  });

  it('publishes what Twilio, browsers and health checks need, and nothing else', async (context) => {
    context.skip(isMissing, reason);
    const { phone, origin } = await phoneBehind(kind);
    const answer = async (path: string) => {
      const response = await fetch(origin + path);
      return `${response.status} ${await response.text()}`;
    };
    for (const path of ['/health', '/ready']) expect(await answer(path)).toMatch(/^200 /);
    // The gateway itself answers: 403 without a signature, 404 while browser voice is off.
    expect(await answer('/twilio/voice')).toMatch(/^403 /);
    for (const path of ['/voice', '/voice/token', '/api/aws-credentials/']) {
      expect(await answer(path)).toMatch(/^404 \{/);
    }
    for (const path of ['/metrics', '/accepting', '/admin/assistants', '/admin', '/console', '/']) {
      expect(await answer(path)).toMatch(/^404 (?!\{)/);
    }
    const refused = await phone.metric('gateway_requests_refused_total');
    for (const path of ['/twilio/..%2fadmin/assistants', '/voice/..%2fmetrics', '//admin/assistants']) {
      expect(await answer(path)).toMatch(/^404 (?!\{)/);
    }
    expect(await phone.metric('gateway_requests_refused_total')).toBe(refused);
  });
});

describe.skipIf(!ReverseProxy.has(NGINX))('behind an nginx that drops Upgrade', () => {
  it.each([
    [
      'because its lines are missing',
      (example: string) =>
        example.replace(/^ *proxy_(http_version|set_header (Upgrade|Connection)).*\n/gm, ''),
    ],
    ['because HTTP/1.1 is missing', (example: string) => example.replace(/^ *proxy_http_version.*\n/gm, '')],
  ])('the log says so, %s', async (_why, change) => {
    const { phone } = await phoneBehind(NGINX, change);
    const call = await phone.dials();
    await eventually(() => phone.logged('"code":"upgrade_missing"').length > 0);
    expect(phone.logged('valid Twilio signature')).toEqual([]);
    expect(
      await phone.metric('gateway_requests_refused_total', { reason: 'upgrade_missing' }),
    ).toBeGreaterThan(0);
    call.hangsUp();
  });
});
