import { ConsolePage } from './frame/console-page.ts';
import { Session } from './frame/session.ts';

void new ConsolePage(new Session()).start();
