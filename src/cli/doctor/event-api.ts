import type { Config } from '../../config/config.ts';
import { EventsError } from '../../errors.ts';
import { createEventApi } from '../../events/appsync/create-event-api.ts';
import { type Check, type Finding, fault, ok } from './finding.ts';

const PROBE = JSON.stringify({ type: 'voice_session_event', kind: 'probe' });

/** Publishes one event to a channel that no session has. @returns nothing while AppSync Events is off */
export function eventApiChecks({ events: { appsync }, awsRegion }: Config): readonly Check[] {
  if (appsync === undefined) return [];
  const check: Check = {
    name: 'AppSync Events',
    onTimeout: 'Check the network path to the host of APPSYNC_EVENTS_URL.',
    run: async () => {
      const api = createEventApi(appsync, awsRegion);
      try {
        const channel = `/${appsync.namespace}/x-doctor/probe`;
        return [finding(await api.publish({ channel, events: [PROBE] }), appsync.namespace)];
      } catch (error) {
        if (!(error instanceof EventsError)) throw error;
        return [fault(error.message, error.advice)];
      } finally {
        await api.close();
      }
    },
  };
  return [check];
}

function finding(failed: number, namespace: string): Finding {
  if (failed === 0) return ok(`namespace ${namespace} takes events`);
  return fault(
    `namespace ${namespace} did not take the event`,
    'Correct the onPublish handler of the namespace in the AppSync console.',
  );
}
