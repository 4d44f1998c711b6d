import { ConfigError } from './config.ts';
import { environmentSchema } from './environment.ts';
import { readSecretFiles } from './secret-files.ts';

const NEEDED = environmentSchema.pick({
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  AWS_BEDROCK_REGION: true,
  NOVA_REGION: true,
  ESCALATION_MODEL_ID: true,
  ESCALATION_OPENAI_MODEL: true,
  ESCALATION_JUDGE: true,
});
const NONE =
  'ESCALATION_MODEL_ID: write a text model on Bedrock, or one of OpenAI in ESCALATION_OPENAI_MODEL, for --judge';
const NO_KEY = 'OPENAI_API_KEY: write the key of the OpenAI project, or remove ESCALATION_OPENAI_MODEL';

/**
 * The settings of the text model alone, for a tool that needs no others.
 * @throws ConfigError when there is none, or it is faulty
 */
export function readTextModelSettings(env: NodeJS.ProcessEnv) {
  const given = Object.entries(env).flatMap(([name, value = '']) => {
    const trimmed = value.trim();
    return trimmed === '' ? [] : [[name, trimmed] as const];
  });
  const secrets = readSecretFiles(Object.fromEntries(given));
  const { data, error } = NEEDED.safeParse(secrets.given);
  const faults = (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { ESCALATION_MODEL_ID: modelId, ESCALATION_OPENAI_MODEL: openaiModel } = secrets.given;
  if (modelId === undefined && openaiModel === undefined) faults.push(NONE);
  const apiKey = secrets.given.OPENAI_API_KEY;
  if (openaiModel !== undefined && apiKey === undefined) faults.push(NO_KEY);
  if (!data || faults.length > 0) throw new ConfigError(faults);
  const regions = (data.NOVA_REGION ?? data.AWS_BEDROCK_REGION ?? 'us-east-1').split(',');
  return {
    escalation: { modelId, openaiModel, judge: data.ESCALATION_JUDGE },
    openai: apiKey === undefined ? undefined : { apiKey, baseUrl: data.OPENAI_BASE_URL },
    nova: { regions: regions.map((name) => name.trim()) },
  };
}
