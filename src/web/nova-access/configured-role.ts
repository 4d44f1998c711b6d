import type { Config } from '../../config/config.ts';
import { NovaRole } from './nova-role.ts';

/** @returns undefined while pages may not speak to Nova themselves */
export function configuredRole({ web, nova, awsRegion }: Config): NovaRole | undefined {
  const modelRegion = nova.regions[0];
  if (web?.novaRoleArn === undefined || modelRegion === undefined) return undefined;
  const { novaRoleArn: roleArn, tokenKey: secret } = web;
  return new NovaRole({ roleArn, awsRegion, modelRegion, modelId: nova.modelId, secret });
}
