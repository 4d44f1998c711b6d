import { describeVoiceClient } from '../voice-client.contract.ts';
import { CascadeRig } from './cascade-rig.ts';

describeVoiceClient('the cascade', () => new CascadeRig().start());
describeVoiceClient('the cascade with PCM', () => new CascadeRig({ settings: { audio: 'pcm' } }).start());
describeVoiceClient('the cascade with a stream of speech', () =>
  new CascadeRig({ settings: { speech: 'stream' } }).start(),
);
