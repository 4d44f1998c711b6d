import { missingKey } from './cross-faults.ts';
import { environmentSchema } from './environment.ts';
import { givenValues } from './given-values.ts';
import { novaRegions } from './nova-settings.ts';
import { parseSettings } from './parse-settings.ts';
import { readSecretFiles, settingOf } from './secret-files.ts';
import { ConfigError, missing, type SettingFault } from './setting-fault.ts';

const NEEDED = environmentSchema.pick({
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  AWS_BEDROCK_REGION: true,
  NOVA_REGION: true,
  ESCALATION_MODEL_ID: true,
  ESCALATION_OPENAI_MODEL: true,
  ESCALATION_JUDGE: true,
});

/**
 * The settings of the text model alone, for a tool that needs no others.
 * @throws ConfigError when there is none, or it is faulty
 */
export function readTextModelSettings(env: NodeJS.ProcessEnv) {
  const secrets = readSecretFiles(givenValues(env));
  const parsed = parseSettings(NEEDED, secrets.given);
  const {
    ESCALATION_MODEL_ID: modelId,
    ESCALATION_OPENAI_MODEL: openaiModel,
    OPENAI_API_KEY: apiKey,
  } = secrets.given;
  const keyFaults = secrets.faults.filter(({ name }) => settingOf(name) === 'OPENAI_API_KEY');
  const faults: SettingFault[] = [...parsed.faults, ...keyFaults];
  if (modelId === undefined && openaiModel === undefined) {
    const what = 'a text model on Bedrock, or one of OpenAI in ESCALATION_OPENAI_MODEL, for --judge';
    faults.push(missing('ESCALATION_MODEL_ID', what));
  }
  if (openaiModel !== undefined && apiKey === undefined && keyFaults.length === 0) {
    faults.push(missingKey('remove ESCALATION_OPENAI_MODEL'));
  }
  if (!parsed.env || faults.length > 0) throw new ConfigError(faults);
  return {
    escalation: { modelId, openaiModel, judge: parsed.env.ESCALATION_JUDGE },
    openai: apiKey === undefined ? undefined : { apiKey, baseUrl: parsed.env.OPENAI_BASE_URL },
    nova: { regions: novaRegions(parsed.env) },
  };
}
