import type { Environment } from './environment.ts';

export type SettingName = keyof Environment;

export interface SettingSection {
  readonly title: string;
  /** What a reader should know before the table. */
  readonly intro?: string;
  readonly notes: Partial<Record<SettingName, string>>;
}

/**
 * What each setting means, in Markdown, in the order of docs/settings.md. Names, defaults and allowed values are not
 * repeated here: `npm run docs:settings` takes them from the schema.
 */
export const SETTING_SECTIONS: readonly SettingSection[] = [
  {
    title: 'Server',
    notes: {
      PUBLIC_URL:
        'The public `https://` origin that Twilio calls. TwiML and signatures are built from it, never from the Host header. See [Behind a reverse proxy](deployment.md#behind-a-reverse-proxy).',
      HOST: 'Address to listen on.',
      PORT: 'Port to listen on. `0` takes any free port.',
      WIRE: 'How the bytes of calls and of the session table are read and written. `plain`: only by the libraries, without hand-written readers and writers; same behaviour, higher cost.',
      LOG_LEVEL: 'Least important level that is logged. No level logs speech, numbers, tokens or keys.',
      OTEL_EXPORTER_OTLP_ENDPOINT:
        'Base address of an OTLP/HTTP receiver for traces, for example `http://localhost:4318`. Without it OpenTelemetry is not loaded. See [Traces](operations.md#traces).',
      ECS_AGENT_URI:
        'Amazon ECS sets it; you do not. A task that has calls then asks ECS not to stop it when the service scales in or deploys.',
    },
  },
  {
    title: 'Voice provider',
    notes: {
      VOICE_PROVIDER: 'The speech model that answers calls.',
      USE_NOVA_SONIC:
        'Deprecated. `true` means nova, `false` means openai. It is read only while `VOICE_PROVIDER` is unset.',
      ENABLE_VOICE_FALLBACK:
        'If the chosen provider fails, the call continues with another provider, provided that one is configured.',
      VOICE_FALLBACK_ORDER:
        'The providers that take over, in the order in which they are tried, for example `nova,openai`. The chosen provider always comes first; a provider that is not in the list is never used.',
      FIRST_AUDIO_SECONDS:
        "Longest wait for a model's first sound without any sign of work. Signs of work extend the wait, to three times this value at most. The caller hears a soft tone from 2.5 s on, or from 60 % of this value if that is sooner. After the wait, the gateway tries another stream.",
      TURN_TAKING:
        'Who decides with OpenAI whether a caller who speaks interrupts the assistant. `server`: every sound that the server takes for speech does. `gateway`: the assistant goes on during a cough or an "mm-hm", and stops for words. An [assistant](assistants.md) may have its own. See [Turn-taking](turn-taking.md).',
    },
  },
  {
    title: 'OpenAI Realtime',
    notes: {
      OPENAI_API_KEY: 'Needed while the provider is openai, and for fallback to OpenAI.',
      OPENAI_BASE_URL: 'An `http://` base means plain `ws://`, for servers on this machine.',
      OPENAI_REALTIME_MODEL:
        'The speech model. A model of GPT-Live (`gpt-live-1`, `gpt-live-1.1`) makes `openai-live` the provider; then Realtime, with its default model, is a fallback like the others.',
      OPENAI_VOICE: "The model's voice, or the id of a custom voice, which begins with `voice_`.",
      OPENAI_TRANSCRIPTION_MODEL:
        'Transcribes the caller. It gets the offered languages: every model gets one, and several go to `gpt-live-transcribe` and `gpt-transcribe`.',
      OPENAI_TRANSCRIPTION_LANGUAGES:
        'ISO 639-1 codes that the transcription expects, separated by commas, for example `de,en`. Unset: the languages that the assistant offers. Several only for `gpt-live-transcribe` and `gpt-transcribe`.',
      OPENAI_TRANSCRIPTION_KEYWORDS:
        'Names and terms that callers of every assistant use, separated by commas. They come before the `keywords` of an assistant. Not for `gpt-realtime-whisper` and `gpt-4o-transcribe-diarize`.',
      OPENAI_TRANSCRIPTION_PROMPT:
        'What the transcription should know, as a sentence. Not for `gpt-realtime-whisper` and `gpt-4o-transcribe-diarize`.',
      OPENAI_TRANSCRIPTION_DELAY:
        'How long the transcription waits for more audio: longer is more accurate. Only for `gpt-realtime-whisper`.',
      OPENAI_VAD:
        "How OpenAI finds the end of the caller's turn: by silence (`server_vad`), or also by whether the sentence seems complete (`semantic_vad`). [Every option](voice-models.md#options-of-openai-realtime) of OpenAI Realtime, and when to change it.",
      OPENAI_VAD_THRESHOLD:
        "How loud a sound must be to count as speech; higher is louder. Only for `server_vad`. OpenAI's default: 0.5.",
      OPENAI_VAD_PREFIX_MS:
        "Audio before the first sound that belongs to the turn, milliseconds. Only for `server_vad`. OpenAI's default: 300.",
      OPENAI_VAD_SILENCE_MS:
        "Silence that ends a turn, milliseconds. Only for `server_vad`. OpenAI's default: 500.",
      OPENAI_VAD_EAGERNESS:
        "How soon a turn ends: after 8 s (`low`), 4 s (`medium`) or 2 s (`high`) at the latest. Only for `semantic_vad`. OpenAI's default: `auto`, the same as `medium`.",
      OPENAI_VAD_IDLE_TIMEOUT_MS:
        'Silence after which the model speaks again by itself, milliseconds. Only for `server_vad`. Off by default: `IDLE_CALL_SECONDS` knows what the caller has heard, and this clock does not.',
      OPENAI_NOISE_REDUCTION:
        'Filters the noise of a microphone that is close to the mouth (`near_field`) or far away (`far_field`).',
      OPENAI_NOISE_REDUCTION_STRENGTH: "Strength of the noise reduction. OpenAI's default: 1.",
      OPENAI_REASONING_EFFORT:
        "How much the model thinks before it answers. Only for `gpt-realtime-2` and newer. OpenAI's default: `low`.",
      OPENAI_TRUNCATION:
        'What happens to the oldest turns of a conversation that is too long: OpenAI chooses (`auto`), the conversation fails (`disabled`), or a share stays (`retention_ratio`).',
      OPENAI_TRUNCATION_RETENTION_RATIO:
        'The share of the allowed tokens that stays. Needed for `OPENAI_TRUNCATION=retention_ratio`; 0.8 is usual.',
      OPENAI_TRUNCATION_TOKEN_LIMIT:
        "Most tokens of the conversation after the instructions. Only for `OPENAI_TRUNCATION=retention_ratio`. Unset: the model's limit.",
      OPENAI_SPEED: "Speed of the speech, times normal. OpenAI's default: 1.",
      OPENAI_LIVE_DELEGATION:
        'Who runs the tools of GPT-Live: `client`, this gateway with a text model, or `responses`, a text model inside the session of OpenAI.',
      OPENAI_LIVE_DELEGATE_MODEL: 'The text model that works for GPT-Live.',
    },
  },
  {
    title: 'Amazon Nova 2 Sonic',
    notes: {
      NOVA_REGION:
        "The model's region, or several regions in order of preference, separated by commas. Unset: `AWS_BEDROCK_REGION`, else `us-east-1`. An unknown region is a warning. While the provider is openai, Nova is the fallback only when this variable or `AWS_BEDROCK_REGION` is set.",
      AWS_BEDROCK_REGION: "The model's region while `NOVA_REGION` is unset.",
      NOVA_SONIC_MODEL_ID: 'The speech model.',
      NOVA_SONIC_VOICE_ID: "The model's voice.",
      NOVA_SONIC_SAMPLE_RATE: 'Hz. 8000 needs no resampling.',
      NOVA_SONIC_SESSION_TIMEOUT:
        "Milliseconds. The vendor's limit on one stream. The gateway renews a stream before it reaches the limit.",
      NOVA_SONIC_ENDPOINTING:
        "How soon a pause ends the caller's turn. `HIGH` is the soonest. An [assistant](assistants.md) may have its own.",
      NOVA_INPUT_GATE:
        'While Nova speaks, it hears only what is loud and long enough to be the caller who interrupts: coughs, knocks, side talk and soft acknowledgements do not stop it. Telephone calls only. See [Amazon Nova Sonic](nova.md#what-stops-it).',
      NOVA_RESUME_AFTER_NOISE:
        'Nova stops for every sound. If the sound had no words, or only said "mm-hm", the gateway asks Nova to go on with what the caller has not heard. It costs an answer.',
      NOVA_HOLD_AUDIO_DURING_TOOLS:
        "While Nova waits for the result of a tool, the gateway keeps up to 3 s of the caller's audio back and sends it after the result. Only for a model that ends the stream otherwise. See [Amazon Nova Sonic](nova.md#before-you-change-the-model).",
      AWS_BEDROCK_MAX_TOKENS: 'Longest answer of the model, in tokens.',
      AWS_BEDROCK_TEMPERATURE: 'Sampling temperature of the model.',
      AWS_BEDROCK_TOP_P: 'Nucleus sampling of the model.',
      AWS_BEDROCK_MAX_RETRIES: 'Attempts to open a stream beyond the first.',
    },
  },
  {
    title: 'Cascade: Amazon Transcribe, a text model, Amazon Polly',
    intro: '[cascade.md](cascade.md) explains when it is used, what it costs and how to tune it.',
    notes: {
      CASCADE_MODEL_ID:
        'A Bedrock text model or inference profile, for example `us.anthropic.claude-haiku-4-5-20251001-v1:0`. The cascade is off without it. With it, the cascade is the last fallback before a person.',
      CASCADE_REGION: 'Region of Amazon Transcribe and of the text model. Unset: `AWS_REGION`.',
      CASCADE_POLLY_REGION:
        'Region of Amazon Polly. Generative voices exist in few regions; elsewhere neural voices speak. Unset: `CASCADE_REGION`.',
      CASCADE_VOICE:
        'A Polly voice, which speaks its own language. Unset, and in other languages: the voice that is nearest to `NOVA_SONIC_VOICE_ID`, or the usual one of the language.',
      CASCADE_ENDPOINTING: "How soon a pause ends the caller's turn. `HIGH` is the soonest.",
      CASCADE_POLLY:
        '`sentence`: one request for each sentence, so the record of what was heard is exact at sentences. `stream`: one bidirectional stream for an answer, with generative voices only; where it is refused, sentences are used.',
      CASCADE_AUDIO:
        'Audio between the gateway and the services on a telephone line. `mulaw` needs no conversion; a service that refuses it gets `pcm`.',
    },
  },
  {
    title: 'AWS',
    intro:
      "Credentials come from the AWS SDK's default chain: a role, a profile or keys. [infra/iam.md](../infra/iam.md) has the IAM policy.",
    notes: {
      AWS_REGION: 'Region of DynamoDB, Amazon Connect and Lambda.',
    },
  },
  {
    title: 'Twilio',
    notes: {
      TWILIO_ACCOUNT_SID: "Lets the gateway change live calls over Twilio's REST API.",
      TWILIO_AUTH_TOKEN:
        'The primary auth token. Signatures are checked with it, so it is needed unless `TWILIO_VALIDATE_SIGNATURES=false`.',
      TWILIO_AUTH_TOKEN_SECONDARY:
        'A second auth token that is accepted beside the first, for [rotation](operations.md#rotate-the-twilio-auth-token).',
      TWILIO_PHONE_NUMBER:
        'E.164. The number that callers dial. `npm run doctor` checks its webhooks; without it the doctor checks every number of the account. The agent is shown this number when neither the caller nor the called address is a telephone number.',
      SEND_SMS:
        '`true` lets the assistant send the caller text messages from `TWILIO_PHONE_NUMBER`: to their own number only, at most two in a call, five a day to one number by each instance, 300 characters each.',
      TWILIO_API_URL: "Another base address for Twilio's REST API.",
      TWILIO_VALIDATE_SIGNATURES:
        '`false` only for local work: anyone who reaches the server can then place calls.',
      TWILIO_WEBHOOK_RETRIES:
        'How often Twilio is asked (`#rc=…&rp=all` in the addresses that it gets) to repeat a webhook whose connection breaks. `2` is recommended; see [known limits](known-limits.md#calls-that-can-be-lost).',
    },
  },
  {
    title: 'Session table',
    notes: {
      SESSIONS_TABLE: 'DynamoDB table of the session state.',
      CREATE_TABLES: '`true` creates the table at the start. For local work.',
      SESSION_TTL_DAYS: 'Days for which sessions and turns are kept.',
    },
  },
  {
    title: 'Hand-off to Amazon Connect',
    notes: {
      CONNECT_PHONE_NUMBER:
        'E.164 number of the Connect flow that takes hand-offs. Without it, callers who need a person hear an apology.',
      CONNECT_INSTANCE_ID:
        'Instance for availability checks and call-back tasks. Without it a hand-off still dials.',
      CONNECT_QUEUE_ID: 'Queue whose availability is checked.',
      CONNECT_CALLBACK_FLOW_ID: 'Flow of the call-back tasks.',
      HANDOFF_TOKEN_TTL_SECONDS: 'How long a hand-off token can be claimed.',
      HANDOFF_DIAL_TIMEOUT_SECONDS: "How long the agent's telephone rings.",
    },
  },
  {
    title: 'CRM',
    intro: '[crm.md](crm.md) explains what a CRM gets, and when.',
    notes: {
      ENABLE_HUBSPOT:
        '`true` looks callers up in HubSpot while it rings, and writes each call to it afterwards. Needs `HUBSPOT_ACCESS_TOKEN`.',
      HUBSPOT_ACCESS_TOKEN: 'Access token of a private app in your HubSpot account.',
      HUBSPOT_API_BASE_URL:
        "Another base address for HubSpot's API. `http://` only for hosts in `TOOLS_ALLOW_PRIVATE`.",
      HUBSPOT_TICKETS:
        'Which calls get a ticket: none, those with a hand-off (`handoffs`), or those whose caller needed a person and did not reach one (`unreached`).',
      CRM_WEBHOOK_URL:
        'Address that gets the report of each call, signed with `CRM_WEBHOOK_SECRET`. `https://`, or a host in `TOOLS_ALLOW_PRIVATE`.',
      CRM_WEBHOOK_SECRET: 'At least 16 characters. See [The webhook](crm.md#the-webhook).',
    },
  },
  {
    title: 'Escalation',
    intro: '[escalation.md](escalation.md) explains how the gateway decides that a caller needs a person.',
    notes: {
      ESCALATION_PHRASES_FILE:
        'JSON file with phrases that are added to the shipped ones. See [Your own phrases](escalation.md#your-own-phrases).',
      ESCALATION_MODEL_ID:
        'A Bedrock text model (or inference profile) in the first region of `NOVA_REGION`. It judges what callers say, beside the rules, and writes the summary of a hand-off. See [A text model as judge](escalation.md#a-text-model-as-judge).',
      ESCALATION_OPENAI_MODEL:
        'The same with an OpenAI text model (Responses API) and `OPENAI_API_KEY`. Ignored while `ESCALATION_MODEL_ID` is set.',
      ESCALATION_JUDGE:
        'Which turns the text model judges: `all` turns of three words or more, or only `doubtful` ones, where the rules and the classifier are unsure. `doubtful` costs less.',
    },
  },
  {
    title: 'Assistant',
    notes: {
      ASSISTANTS_FILE:
        'YAML file with named assistants: which number gets which, what they say, and what they may use. A faulty file stops the start. See [assistants.md](assistants.md). Unset: one assistant, from the settings below.',
      ASSISTANT_PROMPT_FILE:
        "Text file with the model's instructions. The instructions for a hand-off are added, unless the file names the tool `escalate_to_human`. Unset: the shipped prompt.",
      ASSISTANT_GREETING:
        'The first sentence that a caller hears, in whatever language it is written. Unset: the shipped greeting, in the language in which the call begins.',
      ASSISTANT_LANGUAGES:
        'Comma-separated list of the languages in which a call may be held: `en`, `fr`, `it`, `de`, `es`, `pt`, `hi`. A call begins in the first one. Unset: all of them; a call begins in English and follows the caller.',
      GREETING_BARGE_IN:
        'What happens when a caller talks over the greeting. `allow`: the greeting stops. `repeat`: it is said again later if less than half was heard. `protect`: the caller is not listened to until it ends. Use `protect` when the greeting tells callers something they have a right to know.',
      HOLD_LINE_BARGE_IN:
        'What happens when a caller talks over a line that asks them to wait: "One moment, I am looking" while a tool runs, or the announcement of a long wait before a hand-off. `allow`: the line stops. `protect`: it is heard to its end. With `TURN_TAKING=gateway` the caller is answered afterwards; a model that decides about interruptions itself does not hear them until the line ends. The last line before a hand-off can never be interrupted.',
      CONSENT_NOTICE:
        'Twilio speaks it to the end before any audio goes to a model. The session records that it was played. Unset: no notice.',
    },
  },
  {
    title: 'Operators',
    notes: {
      ADMIN_TOKEN:
        'Bearer token of the [admin API](assistants.md#admin-api), 16 characters or more. Unset: `/admin` does not exist.',
      CONSOLE_TOKEN:
        'Bearer token of supervisors for the [console](console.md), 16 characters or more. They see calls and act on them. Unset: `/console` does not exist.',
      CONSOLE_VIEWER_TOKEN:
        'Bearer token of viewers, who see calls but cannot act on them. Not the same as `CONSOLE_TOKEN`. Unset: there are only supervisors.',
      CONSOLE_HOST: 'Address that the console listens on, when `CONSOLE_PORT` is set.',
      CONSOLE_PORT:
        'Port of the console alone. `PORT` then answers 404 for `/console`. Unset: the console is on `PORT`.',
      CONSOLE_INCLUDE_TEXT:
        '`true` shows what is said in calls, masked as `REDACT` says. `false`: the console shows only that something was said.',
      CONSOLE_URL:
        'Origin at which people open the console, like `https://console.example.com`. Hand-offs then link to the call: the contact attribute `consoleUrl`, and a log line.',
      CALL_EVENTS:
        '`true` keeps [what happens in calls](console.md#past-calls) without a console, for one that you open later. With `CONSOLE_TOKEN` it is always kept.',
      SOFTPHONE_DIAL_URL:
        'Address of a service that answers the numbers that calls of the [softphone](softphone.md) are transferred to, as the sandbox has one. Unset: the person at the page says whether somebody answers.',
      GRAFANA_URL: 'Address of your dashboard. The console links to it.',
    },
  },
  {
    title: 'Privacy',
    notes: {
      REDACT:
        'Comma-separated list of what is masked wherever a call is stored or shown: `cards`, `iban`, `national_id`, `phone`, `email`. Card numbers are always masked. See [privacy.md](privacy.md#masking).',
      SECURE_INPUT: '`true` lets the model begin [secure input](privacy.md#secure-input).',
    },
  },
  {
    title: 'Recording',
    intro: 'See [Recording of calls](recording.md).',
    notes: {
      RECORDING:
        'Which calls are recorded. `consented`: those whose consent notice (`CONSENT_NOTICE`) was played to its end. `always`: every call; make sure that you may.',
      RECORDING_DIR:
        'Folder where a recording is written during the call. It stays there until it is stored in the bucket. Use a disk that outlives the process. Unset: `voice-gateway-recordings` in the temporary folder of the system.',
      AUDIO_STORAGE_BUCKET:
        'S3 bucket in `AWS_REGION` for recordings. Unset: they stay in `RECORDING_DIR`. `AWS_ENDPOINT_URL_S3` names another server with the protocol of S3.',
      AUDIO_STORAGE_KMS_KEY_ID:
        'KMS key that encrypts recordings in the bucket: id, alias or ARN. Unset: the encryption that the bucket is set to.',
    },
  },
  {
    title: 'Tools',
    notes: {
      TOOLS_ALLOW_PRIVATE:
        'Comma-separated list of `host:port` that [tools](tools.md#guard-rails) may reach although they are private, also without TLS. Unset: public https hosts only.',
      TOOLS_ALLOW_STDIO:
        '`true` lets [MCP servers](tools.md#mcp) with a `command` be started as processes of this machine.',
    },
  },
  {
    title: 'Voice in the browser',
    intro:
      'Off while none of them is set: every path under `/voice` then answers 404. [browser-voice.md](browser-voice.md) describes the protocol.',
    notes: {
      WEB_API_KEY: 'Your own server sends it as bearer to `POST /voice/token`.',
      WEB_TOKEN_KEY: 'Signs the tokens of browsers. The same on all instances.',
      WEB_ORIGINS:
        'Comma-separated list of the exact origins of the pages that may connect, for example `https://www.example.com`. Plain `http://` only for `localhost`.',
      BROWSER_NOVA_ROLE_ARN:
        'Lets pages speak to Nova [without the gateway](browser-direct.md): the role that `GET /api/aws-credentials/` assumes for them. Unset: the path answers 404.',
      BROWSER_NOVA_INSTRUCTIONS:
        'The instructions of the model when the player page speaks to Nova without the gateway. The user of the page can read them. Unset: to be a friendly voice assistant.',
      BROWSER_NOVA_ENDPOINT:
        'Where such a page reaches Bedrock, for example a VPC endpoint. Unset: the public address of the first region of `NOVA_REGION`.',
      WEB_TOKEN_URL:
        'Where the [player page](player-page.md) gets voice tokens: a path, or an address of your server. It answers a `POST` with `{token, userId}`. Unset: the user pastes a token.',
    },
  },
  {
    title: 'Events',
    intro:
      'What happens in sessions, on the telephone and in the browser, for your own systems. [events.md](events.md) describes it.',
    notes: {
      APPSYNC_EVENTS_URL:
        'HTTP endpoint of an AppSync Event API, like `https://abc.appsync-api.us-east-1.amazonaws.com/event`. Unset: nothing is published.',
      APPSYNC_EVENTS_NAMESPACE:
        'Channel namespace of that API. The gateway publishes to `/<namespace>/<user>/<session>`.',
      APPSYNC_API_KEY:
        'Key of that API. Unset: requests are signed with the AWS credentials of the process, which need `appsync:EventPublish`.',
      EVENTS_INCLUDE_TEXT:
        '`true` puts what was said into events, masked as `REDACT` says. `false`: events say only that something was said.',
    },
  },
  {
    title: 'Limits',
    notes: {
      MAX_CALLS: 'Calls at the same time. Further callers go straight to a person.',
      MAX_LOOP_LAG_MS:
        'Milliseconds. While the event loop is later than this (99th percentile of the last 5 s), new callers go straight to a person.',
      MAX_CALL_SECONDS: 'Longest call. The caller is warned before the end.',
      IDLE_CALL_SECONDS:
        'Silence after which the call ends. After half of it the assistant asks whether the caller is still there.',
      DRAIN_SECONDS: 'How long a stopping process lets its calls continue.',
    },
  },
  {
    title: 'Cost',
    intro: '[cost.md](cost.md#budgets) explains what happens at each limit.',
    notes: {
      MAX_CALL_COST_USD:
        'US dollars for one call. A warning is logged at 80 %. At 100 % the call goes to a person. Unset: no limit.',
      DAILY_BUDGET_USD:
        'US dollars for a UTC day over all instances. A warning is logged at 80 %. At 100 % new calls go straight to a person. Unset: no limit.',
      PRICES_FILE:
        'JSON file like `src/telemetry/prices.json`. Its models replace the shipped ones of the same name.',
    },
  },
];
