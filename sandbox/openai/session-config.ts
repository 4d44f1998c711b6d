import { refuseForModel } from './model-limits.ts';
import type { AudioFormat, NoiseReduction, SessionUpdate, TurnDetection } from './schema.ts';
import { invalidRequest, type VendorError } from './validator.ts';

type AudioUpdate = NonNullable<SessionUpdate['audio']>;
type Transcription = NonNullable<AudioUpdate['input']>['transcription'];

/** The effective settings of one session, as `session.created` and `session.updated` show them. */
export interface SessionConfig {
  readonly model: string;
  readonly instructions: string;
  readonly tools: NonNullable<SessionUpdate['tools']>;
  readonly inputFormat: AudioFormat;
  readonly outputFormat: AudioFormat;
  readonly voice: string | { readonly id: string };
  readonly transcription: NonNullable<Transcription> | null;
  readonly turnDetection: TurnDetection | null;
  /** Without effect here. */
  readonly noiseReduction: NoiseReduction | null;
  /** Without effect here. */
  readonly speed: number;
  /** Whatever else was set; without effect here. */
  readonly other: Readonly<Record<string, unknown>>;
}

const PCM: AudioFormat = { type: 'audio/pcm', rate: 24_000 };

/** What the vendor starts a session with: 24 kHz PCM, so that a client that sets no format hears noise. */
export function initialConfig(model: string): SessionConfig {
  return {
    model,
    instructions: '',
    tools: [],
    inputFormat: PCM,
    outputFormat: PCM,
    voice: 'marin',
    transcription: null,
    turnDetection: {
      type: 'server_vad',
      threshold: 0.5,
      prefix_padding_ms: 300,
      silence_duration_ms: 500,
      idle_timeout_ms: null,
      create_response: true,
      interrupt_response: true,
    },
    noiseReduction: null,
    speed: 1,
    other: {
      output_modalities: ['audio'],
      tool_choice: 'auto',
      max_output_tokens: 'inf',
      truncation: 'auto',
    },
  };
}

/** Only fields that are present change. @returns the next settings, or the vendor's refusal */
export function updatedConfig(
  config: SessionConfig,
  update: SessionUpdate,
  hasSpoken: boolean,
): SessionConfig | VendorError {
  const { type: _type, model, instructions, tools, audio, ...other } = update;
  if (model !== undefined && model !== config.model) {
    return invalidRequest('invalid_value', 'Cannot change the model of a session.', 'session.model');
  }
  const refusal = refuseForModel(config.model, update);
  if (refusal) return refusal;
  const voice = audio?.output?.voice ?? config.voice;
  if (hasSpoken && JSON.stringify(voice) !== JSON.stringify(config.voice)) {
    return invalidRequest(
      'cannot_update_voice',
      "Cannot update a conversation's voice if assistant audio is present.",
    );
  }
  const input = audio?.input;
  return {
    ...config,
    instructions: instructions ?? config.instructions,
    tools: tools ?? config.tools,
    voice,
    inputFormat: input?.format ?? config.inputFormat,
    outputFormat: audio?.output?.format ?? config.outputFormat,
    transcription: input?.transcription === undefined ? config.transcription : input.transcription,
    turnDetection: input?.turn_detection === undefined ? config.turnDetection : input.turn_detection,
    noiseReduction: nextNoiseReduction(config.noiseReduction, input?.noise_reduction),
    speed: audio?.output?.speed ?? config.speed,
    other: { ...config.other, ...other },
  };
}

/** A strength that is not named is 1 at first, and stays afterwards. */
function nextNoiseReduction(
  before: NoiseReduction | null,
  update: NoiseReduction | null | undefined,
): NoiseReduction | null {
  return update ? { strength: before?.strength ?? 1, ...update } : update === null ? null : before;
}

/** The session object on the wire. @param expiresAt epoch seconds */
export function wireSession(config: SessionConfig, sessionId: string, expiresAt: number): object {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id: sessionId,
    model: config.model,
    ...config.other,
    instructions: config.instructions,
    tools: config.tools,
    expires_at: expiresAt,
    audio: {
      input: {
        format: config.inputFormat,
        transcription: config.transcription,
        noise_reduction: config.noiseReduction,
        turn_detection: config.turnDetection,
      },
      output: { format: config.outputFormat, voice: config.voice, speed: config.speed },
    },
  };
}
