import type { Given } from './given-values.ts';
import { missing, type SettingFault } from './setting-fault.ts';

const WEB_SETTINGS = {
  WEB_API_KEY:
    'a secret of 32 characters or more that your own server sends, or remove the other WEB_ settings',
  WEB_TOKEN_KEY:
    'a secret of 32 characters or more, the same on all instances, or remove the other WEB_ settings',
  WEB_ORIGINS: 'the origins of your pages, like https://www.example.com, or remove the other WEB_ settings',
} as const;

/** Voice in the browser needs all of its settings, or none. The direct way to Nova and the player page need them too. */
export function webFaults(given: Given): SettingFault[] {
  const names = Object.keys(WEB_SETTINGS);
  if ([...names, 'BROWSER_NOVA_ROLE_ARN', 'WEB_TOKEN_URL'].every((name) => given[name] === undefined))
    return [];
  return Object.entries(WEB_SETTINGS).flatMap(([name, what]) =>
    given[name] === undefined ? [missing(name, what)] : [],
  );
}
