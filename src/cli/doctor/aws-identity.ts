import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Config } from '../../config/config.ts';
import { READING_ACTIONS } from './actions.ts';
import { awsFault } from './aws-failure.ts';
import { type Check, type Finding, ok } from './finding.ts';

const MAX_ATTEMPTS = 2;

/**
 * The identity of the process at AWS. It needs no permission, so it separates missing credentials from missing
 * permissions.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function awsIdentityCheck({ awsRegion: region }: Config): Check {
  return {
    name: 'AWS identity',
    onTimeout: 'Check the network path to AWS and, if the process uses a role, to the metadata service.',
    run: async (signal) => {
      const client = new STSClient({ region, maxAttempts: MAX_ATTEMPTS });
      try {
        return [await identity(client, signal)];
      } catch (error) {
        return [awsFault(error, requestIn(region))];
      } finally {
        client.destroy();
      }
    },
  };
}

async function identity(client: STSClient, abortSignal: AbortSignal): Promise<Finding> {
  const { Arn = 'unknown' } = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
  return ok(Arn);
}

function requestIn(region: string) {
  return {
    what: 'caller identity',
    action: READING_ACTIONS.identity,
    region: `in AWS_REGION (${region})`,
    onMissing: 'Check AWS_REGION.',
    doctorOnly: true,
  };
}
