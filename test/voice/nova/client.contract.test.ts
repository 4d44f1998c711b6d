import { describeVoiceClient } from '../voice-client.contract.ts';
import { NovaRig } from './nova-rig.ts';

describeVoiceClient('Amazon Nova Sonic', () => new NovaRig().start());
describeVoiceClient('Amazon Nova Sonic on a plain wire', () => new NovaRig({}, {}, 'plain').start());
