import { hideSdkNotice } from '../../src/config/node-version.ts';
import { LocalGateway } from '../local-gateway.ts';
import { rulesWithout, switchesOf } from './switches.ts';

/**
 * The gateway as it is shipped, but for rules of the floor that are switched off: their names are the arguments.
 * That is no setting of the gateway, because no operator should leave a rule out.
 */
hideSdkNotice();
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);
const floorRules = rulesWithout(switchesOf(process.argv.slice(2)));
const { origin, services } = await LocalGateway.start(env, process.stdout, { floorRules });
services.logger.info({ address: origin, floorRules }, 'Listening');
