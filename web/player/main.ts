import { Player } from './player.ts';
import { readConfig } from './read-config.ts';

new Player(readConfig());
