import { randomBytes } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { createEventApi } from '../events/appsync/create-event-api.ts';
import { EventPublisher } from '../events/appsync/event-publisher.ts';
import { EventFeed } from '../events/event-feed.ts';
import { type EventSink, EventWriter, type WrittenEvent } from '../events/event-writer.ts';
import { Redactor } from '../privacy/redactor.ts';
import type { CallObserverSource } from './call-factory.ts';
import type { Tools } from './tools.ts';

export interface Events {
  /** Writes the events of each call; none while nobody can get them. */
  readonly observers: readonly CallObserverSource[];
  /** For `GET /voice/events`. */
  readonly feed: EventFeed<WrittenEvent>;
  /** Names this process. */
  readonly instance: string;
  /** Ends all viewers, and publishes what waits. Bounded in time, never rejects. */
  close(limitMs: number): Promise<void>;
}

const INSTANCE_BYTES = 5;

/** Creates what tells other systems of sessions. Opens no connection. */
export function createEvents(config: Config, tools: Tools): Events {
  const feed = new EventFeed<WrittenEvent>();
  const publisher = createPublisher(config, tools);
  const sinks: EventSink[] = [
    ...(publisher ? [publisher] : []),
    // Without voice in the browser there is no key with which the feed could be read.
    ...(config.web ? [{ take: (written: WrittenEvent) => feed.append(written) }] : []),
  ];
  const redactor = config.events.includeText ? new Redactor(config.privacy.redact) : undefined;
  return {
    observers: sinks.length > 0 ? [(start) => new EventWriter({ start, sinks, redactor })] : [],
    feed,
    instance: randomBytes(INSTANCE_BYTES).toString('hex'),
    close: async (limitMs) => {
      feed.close();
      await publisher?.close(limitMs);
    },
  };
}

function createPublisher({ events, awsRegion }: Config, tools: Tools): EventPublisher | undefined {
  const { appsync } = events;
  if (appsync === undefined) return undefined;
  const api = createEventApi(appsync, awsRegion);
  return new EventPublisher({ api, namespace: appsync.namespace, ...tools });
}
