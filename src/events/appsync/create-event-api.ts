import type { Config } from '../../config/config.ts';
import { EventApi } from './event-api.ts';
import { KeySigner, RoleSigner, regionIn } from './request-signer.ts';

/** Opens no connection. */
export function createEventApi(
  appsync: NonNullable<Config['events']['appsync']>,
  awsRegion: string,
): EventApi {
  const url = new URL(appsync.url);
  const signer =
    appsync.apiKey === undefined ? new RoleSigner(regionIn(url) ?? awsRegion) : new KeySigner(appsync.apiKey);
  return new EventApi({ url, signer });
}
