import { cascadeRegions, type Settings, usesNova } from './settings.ts';
import { GATEWAY_PORT, TASK_DRAIN_SECONDS } from './timing.ts';

/** Where the task writes recordings until they are stored; the Dockerfile makes it. */
export const RECORDING_FOLDER = '/recordings';

interface DeployedParts {
  readonly tableName: string;
  readonly callbackFlowId: string | undefined;
  /** Name of the bucket for recordings. */
  readonly recordingBucket: string | undefined;
  readonly events: { readonly url: string; readonly namespace: string } | undefined;
}

/** The gateway's variables, without its secrets. `settings.environment` overrides the others. */
export function gatewayEnvironment(settings: Settings, parts: DeployedParts): Record<string, string> {
  return {
    VOICE_PROVIDER: settings.provider,
    ENABLE_VOICE_FALLBACK: String(settings.fallback),
    ...(settings.fallbackOrder && { VOICE_FALLBACK_ORDER: settings.fallbackOrder.join(',') }),
    AWS_REGION: settings.region,
    PUBLIC_URL: `https://${settings.publicHost}`,
    HOST: '0.0.0.0',
    PORT: String(GATEWAY_PORT),
    TWILIO_ACCOUNT_SID: settings.twilioAccountSid,
    SESSIONS_TABLE: parts.tableName,
    MAX_CALLS: String(settings.tasks.maxCalls),
    DRAIN_SECONDS: String(TASK_DRAIN_SECONDS),
    // A task that is killed while it answers a webhook would lose that call.
    TWILIO_WEBHOOK_RETRIES: '2',
    // Also needed without Nova Sonic: a text model (ESCALATION_MODEL_ID) is called in the first region.
    NOVA_REGION: settings.novaRegions.join(','),
    ...(usesNova(settings) && { NOVA_SONIC_MODEL_ID: settings.novaModelId }),
    ...cascadeVariables(settings),
    ...connectVariables(settings, parts.callbackFlowId),
    ...crmVariables(settings),
    ...recordingVariables(settings, parts.recordingBucket),
    ...browserVariables(settings),
    ...(parts.events && {
      APPSYNC_EVENTS_URL: parts.events.url,
      APPSYNC_EVENTS_NAMESPACE: parts.events.namespace,
    }),
    ...settings.environment,
  };
}

function cascadeVariables(settings: Settings): Record<string, string> {
  if (!settings.cascade) return {};
  const { region, pollyRegion } = cascadeRegions(settings);
  return {
    CASCADE_MODEL_ID: settings.cascade.modelId,
    CASCADE_REGION: region,
    CASCADE_POLLY_REGION: pollyRegion,
    CASCADE_POLLY: settings.cascade.speech,
  };
}

function connectVariables({ connect }: Settings, callbackFlowId: string | undefined) {
  if (!connect) return {};
  const { phoneNumber, instance } = connect;
  return {
    CONNECT_PHONE_NUMBER: phoneNumber,
    ...(instance && { CONNECT_INSTANCE_ID: instance.id, CONNECT_QUEUE_ID: instance.queueId }),
    ...(callbackFlowId !== undefined && { CONNECT_CALLBACK_FLOW_ID: callbackFlowId }),
  };
}

function crmVariables({ crm }: Settings) {
  return {
    ...(crm?.hubspot && { ENABLE_HUBSPOT: 'true' }),
    ...(crm?.webhookUrl !== undefined && { CRM_WEBHOOK_URL: crm.webhookUrl }),
  };
}

function recordingVariables({ recording }: Settings, bucket: string | undefined): Record<string, string> {
  if (!recording || bucket === undefined) return {};
  return { RECORDING: recording.mode, RECORDING_DIR: RECORDING_FOLDER, AUDIO_STORAGE_BUCKET: bucket };
}

function browserVariables({ browser }: Settings): Record<string, string> {
  return browser ? { WEB_ORIGINS: browser.origins.join(',') } : {};
}
