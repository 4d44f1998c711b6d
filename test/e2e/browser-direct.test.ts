import { WebSocket } from 'undici';
import { expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { CredentialsRefused, type NovaCredentials } from '../../web/nova-client/credentials.ts';
import type { HeardTurn } from '../../web/voice-connection.ts';
import { loadBrowserBundle } from '../nova-client/browser-bundle.ts';
import { ClockSpeaker } from '../nova-client/clock-speaker.ts';
import { fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { HOURS, usePhones } from '../support/phones.ts';

const phones = usePhones({ bedrock: { speed: 4 } });

/** As a page does it; a browser sets the origin itself. */
async function fetchCredentials(gateway: string): Promise<NovaCredentials> {
  const authorization = `Bearer ${await fetchToken(gateway, 'user-direct')}`;
  const answer = await fetch(`${gateway}/api/aws-credentials/`, {
    headers: { authorization, origin: WEB.origin },
  });
  if (!answer.ok) throw new CredentialsRefused(String(answer.status), await answer.text());
  const { expiration, ...rest } = (await answer.json()) as Omit<NovaCredentials, 'expiration'> & {
    expiration: string;
  };
  return { ...rest, expiration: new Date(expiration) };
}

it('speaks to Nova from the browser, with credentials of the gateway', async () => {
  const { gateway, network } = await phones.connect({
    provider: 'nova',
    env: { ...WEB_ENV, BROWSER_NOVA_ROLE_ARN: SANDBOX.browserRole },
  });
  const { DirectConnection } = await loadBrowserBundle();
  const speaker = new ClockSpeaker();
  const turns = new Map<string, HeardTurn>();
  const said: string[] = [];
  const connection = new DirectConnection({
    credentials: () => fetchCredentials(gateway.origin),
    endpoint: network.browserNovaUrl,
    openSocket: (url) => new WebSocket(url),
    speaker,
    systemPrompt: 'Be brief.',
    events: {
      onState: (state) => said.push(state),
      onWay: (way) => said.push(way),
      onCallerSaying: () => undefined,
      onTurn: (turn) => turns.set(turn.id, turn),
      onAnswer: () => undefined,
      onHandoff: () => undefined,
      onError: (code) => said.push(code),
    },
  });
  await connection.start();
  connection.sendText('What time do you open tomorrow?');
  await eventually(() => [...turns.values()].some(({ text }) => text === HOURS), 15_000);
  await connection.close();
  await speaker.close();
  expect(said).toEqual(['direct', 'connecting', 'ready', 'ended']);
});
