import type { Given } from './given-values.ts';
import { missing, type SettingFault } from './setting-fault.ts';

/** Settings that mean nothing without `CONSOLE_TOKEN`. */
const NEED_TOKEN = ['CONSOLE_VIEWER_TOKEN', 'CONSOLE_PORT', 'CONSOLE_HOST', 'SOFTPHONE_DIAL_URL'] as const;
const ANY_HOST: readonly string[] = ['0.0.0.0', '::'];

/** What of the console's settings does not fit together. */
export function consoleFaults(given: Given): SettingFault[] {
  return [...tokenFaults(given), ...listenerFaults(given)];
}

function tokenFaults(given: Given): SettingFault[] {
  const { CONSOLE_TOKEN: token, CONSOLE_VIEWER_TOKEN: viewer } = given;
  const needs = NEED_TOKEN.find((name) => given[name] !== undefined);
  if (token === undefined && needs !== undefined)
    return [
      missing('CONSOLE_TOKEN', `a secret of 16 characters or more for supervisors, or remove ${needs}`),
    ];
  if (token === undefined || token !== viewer) return [];
  return [
    {
      name: 'CONSOLE_VIEWER_TOKEN',
      problem: 'is the same as CONSOLE_TOKEN',
      advice: 'write another secret, so that viewers are not supervisors',
    },
  ];
}

function listenerFaults(given: Given): SettingFault[] {
  const { CONSOLE_PORT: port, CONSOLE_HOST: host, PORT = '3000', HOST = '0.0.0.0' } = given;
  if (port === undefined)
    return host === undefined
      ? []
      : [missing('CONSOLE_PORT', 'the port of the console, or remove CONSOLE_HOST')];
  const isSameHost = HOST === (host ?? '127.0.0.1') || ANY_HOST.includes(HOST);
  if (port !== PORT || port === '0' || !isSameHost) return [];
  return [
    {
      name: 'CONSOLE_PORT',
      problem: 'is the same as PORT',
      advice: 'write another port, or remove it to have the console on PORT',
    },
  ];
}
