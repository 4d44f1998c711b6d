import { describeVoiceClient } from '../voice-client.contract.ts';
import { LiveRig } from './live-rig.ts';

describeVoiceClient('GPT-Live with the gateway as its delegate', () => new LiveRig().start());
describeVoiceClient("GPT-Live with OpenAI's delegate", () =>
  new LiveRig({ delegation: 'responses' }).start(),
);
