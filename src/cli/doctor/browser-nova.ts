import type { Config } from '../../config/config.ts';
import { configuredRole } from '../../web/nova-access/configured-role.ts';
import { awsFault } from './aws-failure.ts';
import { type Check, ok } from './finding.ts';

/** Assumes the role of pages once, as the gateway does for each of them. None while it is off. */
export function browserNovaChecks(config: Config): readonly Check[] {
  const role = configuredRole(config);
  if (!role) return [];
  return [
    {
      name: 'Nova for browsers',
      onTimeout: 'Check the network path to AWS STS.',
      run: async () => {
        try {
          const { region, modelId } = await role.assume('doctor');
          return [ok(`the role can be assumed for ${modelId} in ${region}`)];
        } catch (error) {
          return [awsFault(error, request(config))];
        } finally {
          role.close();
        }
      },
    },
  ];
}

function request({ awsRegion }: Config) {
  return {
    what: 'the role of BROWSER_NOVA_ROLE_ARN',
    action: 'sts:AssumeRole on that role, and trust the gateway in the role',
    region: `in AWS_REGION (${awsRegion})`,
    onMissing: 'Create the role.',
  };
}
