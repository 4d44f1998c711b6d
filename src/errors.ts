/** Whether a retry may help, and what the operator should do. */
interface ErrorEntry {
  readonly retryable: boolean;
  readonly advice: string;
}

/** All failures of the gateway. The codes are stable: documents, metrics and logs use them. */
export const ERRORS = {
  config_invalid: { retryable: false, advice: 'Correct the listed environment variables and start again.' },
  provider_credentials_missing: {
    retryable: false,
    advice: 'Give the gateway credentials: OPENAI_API_KEY, or an AWS role, profile or access key.',
  },
  provider_unauthorized: {
    retryable: false,
    advice:
      'The provider refused the credentials. Check OPENAI_API_KEY or the AWS credentials and their expiry.',
  },
  provider_access_denied: {
    retryable: false,
    advice:
      'Enable model access and allow the actions of infra/iam.md, or grant the API key access to the model.',
  },
  provider_model_not_found: {
    retryable: false,
    advice:
      'The model does not exist there. Check NOVA_REGION and NOVA_SONIC_MODEL_ID, OPENAI_REALTIME_MODEL, or CASCADE_REGION and CASCADE_MODEL_ID.',
  },
  provider_throttled: {
    retryable: true,
    advice: 'The account is at its limit. Spread calls over regions, raise the quota, or lower MAX_CALLS.',
  },
  provider_quota_exhausted: {
    retryable: false,
    advice: 'The provider account has no credit left. Check its billing page.',
  },
  provider_timeout: {
    retryable: true,
    advice: 'The provider did not answer in time. Check the network path and choose a nearer region.',
  },
  provider_session_expired: {
    retryable: true,
    advice: 'The provider ended the stream at its time limit. The gateway opens the next one by itself.',
  },
  provider_input_rejected: {
    retryable: true,
    advice: 'The provider rejected an event. If it repeats, report the event name in the log.',
  },
  provider_history_too_long: {
    retryable: true,
    advice: 'The provider rejected the history. The gateway tries again with less of it.',
  },
  provider_unavailable: {
    retryable: true,
    advice: 'The provider has trouble. Check its health page; calls fall back meanwhile.',
  },
  provider_lost: {
    retryable: true,
    advice: 'The connection to the provider broke. Check the network path if it repeats.',
  },
  provider_no_audio: {
    retryable: true,
    advice: 'The model sent no audio. Check the voice and audio format settings and the provider log.',
  },
  store_unavailable: {
    retryable: true,
    advice:
      'DynamoDB could not be used. Check AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB, SESSIONS_TABLE, permissions and capacity.',
  },
  store_rejected: {
    retryable: false,
    advice: 'DynamoDB will never take this item, so it was dropped. Report the write that the log names.',
  },
  store_conflict: { retryable: false, advice: 'Another instance owns this item now; nothing to do.' },
  telephony_unavailable: {
    retryable: true,
    advice: 'Twilio could not be asked in time. Check the network path and the Twilio status page.',
  },
  telephony_refused: {
    retryable: false,
    advice:
      'Twilio refused the request. Check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the Twilio debugger.',
  },
  telephony_call_over: {
    retryable: false,
    advice: 'Twilio says that the call is not in progress; nothing to do.',
  },
  upgrade_missing: {
    retryable: false,
    advice: 'Let the reverse proxy pass WebSockets: HTTP/1.1 with the Upgrade and Connection headers.',
  },
  assistants_invalid: {
    retryable: false,
    advice:
      'The new ASSISTANTS_FILE has faults, so the old one stays in use. Correct the listed lines and reload.',
  },
  tool_timeout: {
    retryable: true,
    advice: 'The tool did not answer in time. Check its server, or raise timeoutMs of the tool.',
  },
  tool_unavailable: {
    retryable: true,
    advice: 'The server of the tool cannot be reached or has trouble. Calls go on without its result.',
  },
  tool_refused: {
    retryable: false,
    advice: 'The server refused the request. Check the URL, the headers and the secrets of the tool.',
  },
  tool_blocked: {
    retryable: false,
    advice:
      'The address is not one that tools may reach. Use a public https host, or list host:port in TOOLS_ALLOW_PRIVATE.',
  },
  tool_result_unusable: {
    retryable: false,
    advice: 'The result is too large, or neither JSON nor text. Let the server answer with less.',
  },
  tool_failed: {
    retryable: false,
    advice: 'The tool failed at this request. The model was told; look at the log of the tool if it repeats.',
  },
  knowledge_unavailable: {
    retryable: true,
    advice: 'The knowledge source cannot be asked. Check its address, its credentials and its quota.',
  },
  knowledge_refused: {
    retryable: false,
    advice:
      'The knowledge source refused the request. Check its id, its key and the permissions of the gateway.',
  },
  crm_unavailable: {
    retryable: true,
    advice: 'The CRM cannot be reached or is at its limit. Records wait in the outbox and are sent again.',
  },
  crm_refused: {
    retryable: false,
    advice: 'The CRM refused the record. Check the token, its scopes and the properties of the account.',
  },
  events_unavailable: {
    retryable: true,
    advice:
      'AppSync Events cannot be used. Check APPSYNC_EVENTS_URL, the network path, the credentials of the process and the quota.',
  },
  events_refused: {
    retryable: false,
    advice:
      'AppSync refused events. Check APPSYNC_EVENTS_URL and APPSYNC_EVENTS_NAMESPACE, and APPSYNC_API_KEY or the right to appsync:EventPublish.',
  },
  recording_unavailable: {
    retryable: true,
    advice: 'The bucket cannot be reached. Recordings wait in RECORDING_DIR and are sent again.',
  },
  recording_refused: {
    retryable: false,
    advice:
      'The bucket refused the recording. Check AUDIO_STORAGE_BUCKET, AWS_REGION, the permissions and the KMS key.',
  },
  media_protocol: { retryable: false, advice: 'The media stream did not speak the Twilio protocol.' },
} as const satisfies Record<string, ErrorEntry>;

export type GatewayErrorCode = keyof typeof ERRORS;
export type ProviderErrorCode = Extract<GatewayErrorCode, `provider_${string}`>;

/** Base of every error that the gateway throws on purpose. `message` never holds speech, numbers, tokens or keys. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode;

  constructor(code: GatewayErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** Whether a retry of the same step may succeed. */
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }

  /** One or two sentences for the operator: what to do. */
  get advice(): string {
    return ERRORS[this.code].advice;
  }
}

/** A failure of the speech model: of its connection, a refusal, or silence. */
export class ProviderError extends GatewayError {
  declare readonly code: ProviderErrorCode;

  constructor(code: ProviderErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
    this.code = code;
  }
}

/** A failure of the session table. */
export class StoreError extends GatewayError {
  constructor(
    code: 'store_unavailable' | 'store_rejected' | 'store_conflict',
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** A call of a tool that had no result. */
export class ToolError extends GatewayError {
  constructor(code: Extract<GatewayErrorCode, `tool_${string}`>, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}

/** A knowledge source that could not be asked. */
export class KnowledgeError extends GatewayError {
  constructor(
    code: Extract<GatewayErrorCode, `knowledge_${string}`>,
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** A CRM that did not take or give a record. */
export class CrmError extends GatewayError {
  constructor(code: Extract<GatewayErrorCode, `crm_${string}`>, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}

/** Events that were not published. */
export class EventsError extends GatewayError {
  constructor(code: Extract<GatewayErrorCode, `events_${string}`>, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}

/** The text of any thrown value, for log lines. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A recording that could not be stored or deleted. */
export class RecordingError extends GatewayError {
  constructor(
    code: Extract<GatewayErrorCode, `recording_${string}`>,
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}
