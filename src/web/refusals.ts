/** Why a session does not begin or go on, and what the client can do. The codes are stable. */
export const REFUSALS = {
  start_expected: 'Send voice_session_start as the first message, within 10 seconds.',
  token_missing: 'Send the token that your server gets from POST /voice/token.',
  token_malformed: 'This is not a token of this gateway. Get one from POST /voice/token.',
  token_forged: 'The token is not signed by this gateway. Get a new one.',
  token_expired: 'The token is older than 60 seconds. Get a new one.',
  token_used: 'The token was used before. Get a new one for each connection.',
  token_wrong_user: 'The token is for another user. Send the userId that it was made for.',
  token_wrong_origin: 'The token is for another origin. Get one for the origin of this page.',
  store_unavailable: 'The session table does not answer. Try again in some seconds.',
  unsupported_audio_format:
    'Send PCM16 at 8000, 16000 or 24000 Hz, mu-law at 8000 Hz, or WebM with one microphone in Opus.',
  webm_header_missing:
    'The first chunk must hold the beginning of the recording. Start a new MediaRecorder for each connection.',
  unsupported_model: 'This model is not available here. See capabilities.models.',
  session_unknown: 'There is no such session of this user. Start a new one without a sessionId.',
  session_over: 'The session has ended. Start a new one without a sessionId.',
  session_busy: 'The session is being resumed by another connection. Try again in some seconds.',
  too_many_sessions: 'This user has as many sessions as are allowed. End one of them first.',
  full: 'All lines are busy. Try again in a minute.',
  overloaded: 'The gateway is overloaded. Try again in a minute.',
  starting: 'The gateway is starting. Try again in some seconds.',
  draining: 'This instance takes no new sessions. Connect again to reach another one.',
  provider_refused: 'No speech model is available. Try again in some minutes.',
  budget_spent: 'The budget of the day is spent. Try again tomorrow.',
} as const;

export type WebRefusal = keyof typeof REFUSALS;
