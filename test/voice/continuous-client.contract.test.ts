import { CascadeRig } from './cascade/cascade-rig.ts';
import { ContinuousRig } from './continuity/continuous-rig.ts';
import { NovaRig } from './nova/nova-rig.ts';
import { OpenAIRig } from './openai/openai-rig.ts';
import { LiveRig } from './openai-live/live-rig.ts';
import { describeVoiceClient } from './voice-client.contract.ts';

describeVoiceClient(
  'many streams of OpenAI Realtime',
  async () => new ContinuousRig(await new OpenAIRig().start(), 'openai'),
);
describeVoiceClient(
  'many streams of Nova 2 Sonic',
  async () => new ContinuousRig(await new NovaRig().start(), 'nova'),
);
describeVoiceClient(
  'many streams of GPT-Live',
  async () => new ContinuousRig(await new LiveRig().start(), 'openai-live'),
);
describeVoiceClient(
  'many streams of the cascade',
  async () => new ContinuousRig(await new CascadeRig().start(), 'cascade'),
);
