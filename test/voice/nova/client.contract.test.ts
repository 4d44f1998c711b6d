import { describeVoiceClient } from '../voice-client.contract.ts';
import { NovaRig } from './nova-rig.ts';

describeVoiceClient('Amazon Nova Sonic', () => new NovaRig().start());
