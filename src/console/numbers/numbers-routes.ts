import type { AddRoutes } from '../console-routes.ts';
import type { NumbersView } from '../views.ts';
import type { LastHour } from './last-hour.ts';
import { type NumbersParts, numbersView } from './numbers-view.ts';

export interface NumbersServices extends Omit<NumbersParts, 'samples' | 'experiments'> {
  readonly lastHour: LastHour;
  readonly experiments: () => NumbersParts['experiments'];
}

/** The gateway's numbers of the last hour. */
export function numbersRoutes(services: NumbersServices): AddRoutes {
  return (scope) => {
    scope.get('/numbers', async (): Promise<NumbersView> => {
      const { lastHour, experiments, ...known } = services;
      return numbersView({ ...known, samples: lastHour.samples, experiments: experiments() });
    });
  };
}
