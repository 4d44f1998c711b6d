import { describeVoiceClient } from '../voice-client.contract.ts';
import { OpenAIRig } from './openai-rig.ts';

describeVoiceClient('OpenAI Realtime', () => new OpenAIRig().start());
describeVoiceClient('OpenAI Realtime on a plain wire', () => new OpenAIRig({}, {}, 'plain').start());
