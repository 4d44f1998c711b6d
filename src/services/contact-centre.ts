import type { Config } from '../config/config.ts';
import { CallbackService } from '../handoff/callback.ts';
import { ConnectService } from '../handoff/connect/connect.ts';
import { createConnectClient } from '../handoff/connect/connect-api.ts';
import { LateContext } from '../handoff/late-context.ts';
import { HandoffService } from '../handoff/service.ts';
import type { BackgroundWriter } from '../store/background-writer.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { Tools } from './tools.ts';

/** The parts that bring a caller to a person. */
export function createContactCentre(
  { awsRegion: region, connect: settings, handoff, consoleUrl }: Config,
  { store, writer }: { readonly store: DynamoSessionStore; readonly writer: BackgroundWriter },
  tools: Tools,
) {
  const connect = new ConnectService({
    client: createConnectClient({ region }),
    ...settings,
    ...tools,
  });
  return {
    connect,
    handoff: new HandoffService({
      store,
      writer,
      connectNumber: settings.phoneNumber,
      tokenTtlSeconds: handoff.tokenTtlSeconds,
      consoleUrl,
      ...tools,
    }),
    callbacks: new CallbackService({ connect, store, ...tools }),
    lateContext: new LateContext({ store, connect, logger: tools.logger }),
  };
}
