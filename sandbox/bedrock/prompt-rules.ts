import {
  asObject,
  type Fields,
  invalid,
  numberAt,
  objectAt,
  onlyFields,
  parseJson,
  textAt,
  wordAt,
} from './event-fields.ts';

export type SampleRate = 8000 | 16_000 | 24_000;

const RATES: readonly SampleRate[] = [8000, 16_000, 24_000];
const VOICES = [
  'tiffany matthew amy olivia kiara arjun ambre florian',
  'beatrice lorenzo tina lennart lupe carlos carolina leo',
].flatMap((line) => line.split(' '));

/**
 * @returns how soon a pause ends the caller's turn
 * @throws InputFault
 */
export function checkSessionStart(fields: Fields): string {
  onlyFields(fields, 'sessionStart', ['inferenceConfiguration', 'turnDetectionConfiguration']);
  const inference = objectAt(fields, 'inferenceConfiguration');
  if (!Number.isInteger(numberAt(inference, 'maxTokens', [1, 10_000])))
    throw invalid('maxTokens must be whole.');
  numberAt(inference, 'topP', [0, 1]);
  numberAt(inference, 'temperature', [0, 1]);
  if (fields.turnDetectionConfiguration === undefined) return 'MEDIUM';
  const detection = objectAt(fields, 'turnDetectionConfiguration');
  return wordAt(detection, 'endpointingSensitivity', ['HIGH', 'MEDIUM', 'LOW']);
}

/** What a promptStart sets for the whole stream. */
export interface PromptFacts {
  readonly outputRateHz: SampleRate;
  readonly voice: string;
  /** Names of the tools that were offered. */
  readonly tools: readonly string[];
}

/** @throws InputFault */
export function checkPromptStart(fields: Fields): PromptFacts {
  onlyFields(fields, 'promptStart', [
    'promptName',
    'textOutputConfiguration',
    'audioOutputConfiguration',
    'toolUseOutputConfiguration',
    'toolConfiguration',
  ]);
  wordAt(objectAt(fields, 'textOutputConfiguration'), 'mediaType', ['text/plain']);
  const audio = objectAt(fields, 'audioOutputConfiguration');
  const voice = wordAt(audio, 'voiceId', VOICES);
  return { outputRateHz: checkAudioFormat(audio), voice, tools: checkTools(fields) };
}

/** @throws InputFault */
export function checkAudioFormat(audio: Fields): SampleRate {
  wordAt(audio, 'mediaType', ['audio/lpcm']);
  wordAt(audio, 'encoding', ['base64']);
  wordAt(audio, 'audioType', ['SPEECH']);
  if (audio.sampleSizeBits !== 16) throw invalid('sampleSizeBits must be 16.');
  if (audio.channelCount !== 1) throw invalid('channelCount must be 1.');
  const rate = RATES.find((candidate) => candidate === audio.sampleRateHertz);
  if (rate === undefined) throw invalid(`sampleRateHertz must be one of ${RATES.join(', ')}.`);
  return rate;
}

function checkTools(fields: Fields): string[] {
  if (fields.toolConfiguration === undefined) return [];
  wordAt(objectAt(fields, 'toolUseOutputConfiguration'), 'mediaType', ['application/json']);
  const { tools } = objectAt(fields, 'toolConfiguration');
  if (!Array.isArray(tools) || tools.length === 0) throw invalid('tools must be a list.');
  return tools.map((tool) => checkToolSpec(objectAt(asObject(tool) ?? {}, 'toolSpec')));
}

function checkToolSpec(spec: Fields): string {
  textAt(spec, 'description');
  // The schema is a JSON text, not an object: the commonest mistake with this API.
  const schema = asObject(parseJson(textAt(objectAt(spec, 'inputSchema'), 'json')));
  if (schema?.type !== 'object') throw invalid('inputSchema.json must be the schema of an object.');
  const name = textAt(spec, 'name');
  if (!/^[a-zA-Z0-9_-]+$/.test(name)) throw invalid('A tool name has letters, digits, _ and - only.');
  return name;
}
