import { LiveCallView } from '../live/live-call-view.ts';
import { LiveView } from '../live/live-view.ts';
import { NumbersView } from '../numbers/numbers-view.ts';
import { PastCallView } from '../past/past-call-view.ts';
import { PastView } from '../past/past-view.ts';
import { VerdictsView } from '../verdicts/verdicts-view.ts';
import type { Route } from './route.ts';
import { Unavailable } from './unavailable.ts';
import type { View, ViewHost } from './view.ts';

const NO_TABLE =
  'This gateway keeps no past calls, because it has no session table. Set DYNAMODB_TABLE to keep them.';
const NO_PHONE =
  'The softphone is for supervisors of a gateway that has it. Sign in with a supervisor’s token.';
const NO_VERDICTS = 'Only supervisors mark turns. Sign in with a supervisor’s token.';

/** Makes the view of an address. */
export async function openView(route: Route, host: ViewHost): Promise<View> {
  const { me } = host;
  const isSupervisor = me.role === 'supervisor';
  switch (route.view) {
    case 'live':
      return route.sessionId === undefined ? new LiveView(host) : new LiveCallView(host, route.sessionId);
    case 'past':
      if (!me.past) return new Unavailable('Past calls', NO_TABLE);
      return route.sessionId === undefined ? new PastView(host) : new PastCallView(host, route.sessionId);
    case 'numbers':
      return new NumbersView(host);
    case 'verdicts':
      if (!me.past) return new Unavailable('Right or wrong', NO_TABLE);
      return isSupervisor ? new VerdictsView(host) : new Unavailable('Right or wrong', NO_VERDICTS);
    case 'phone':
      return me.softphone && isSupervisor ? openPhone(host) : new Unavailable('Softphone', NO_PHONE);
    default:
      return route;
  }
}

/** Most people at the console never need it, so it is loaded when somebody does. */
async function openPhone({ api }: ViewHost): Promise<View> {
  const { PhoneView } = await import('../../softphone/phone-view.ts');
  return new PhoneView(api);
}
