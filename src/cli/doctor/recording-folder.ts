import type { Config } from '../../config/config.ts';
import { probeFolder } from '../../recording/probe-folder.ts';
import { type Check, ok } from './finding.ts';
import { settingFinding } from './settings.ts';

/** Whether recordings can be written. The doctor may run as another user than the gateway. */
export function recordingFolderCheck({ recording: { folder } }: Config): Check {
  return {
    name: 'Recording',
    onTimeout: 'RECORDING_DIR does not answer. Check its disk, or name another folder.',
    run: async () => {
      const found = await probeFolder(folder);
      return [found ? settingFinding({ name: 'RECORDING_DIR', ...found }) : ok(`writes to ${folder}`)];
    },
  };
}
