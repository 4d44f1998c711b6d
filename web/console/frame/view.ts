import type { ConsoleMe } from '../../../src/console/views.ts';
import type { ConsoleApi } from './api.ts';

/** What a view needs of the page around it. */
export interface ViewHost {
  readonly api: ConsoleApi;
  readonly me: ConsoleMe;
}

/** One view of the console. It is made when its address is opened, and closed when another one is. */
export interface View {
  /** For the title of the page, and for screen readers. */
  readonly title: string;
  readonly element: HTMLElement;
  /** It goes on while another view is shown, and is shown again later. */
  readonly isBusy?: boolean;
  /** Stops everything that it does. Idempotent. */
  close(): void;
}
