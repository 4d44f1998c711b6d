import { describeVoiceClient } from '../voice-client.contract.ts';
import { OpenAIRig } from './openai-rig.ts';

describeVoiceClient('OpenAI Realtime', () => new OpenAIRig().start());
