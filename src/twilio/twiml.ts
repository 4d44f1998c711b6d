import twilio from 'twilio';

const { VoiceResponse } = twilio.twiml;
type Response = InstanceType<typeof VoiceResponse>;

/** A line that Twilio itself speaks. */
export interface SayLine {
  readonly text: string;
  /** Like `en` or `en-US`. Default English. */
  readonly language?: string | undefined;
}

/**
 * By language; a region that is not listed is spoken with its language's voice.
 * @see https://www.twilio.com/docs/voice/twiml/say/text-speech
 */
const VOICES = {
  en: { voice: 'Polly.Joanna-Neural', language: 'en-US' },
  de: { voice: 'Polly.Vicki-Neural', language: 'de-DE' },
  es: { voice: 'Polly.Lucia-Neural', language: 'es-ES' },
  fr: { voice: 'Polly.Lea-Neural', language: 'fr-FR' },
  hi: { voice: 'Polly.Kajal-Neural', language: 'hi-IN' },
  it: { voice: 'Polly.Bianca-Neural', language: 'it-IT' },
  pt: { voice: 'Polly.Camila-Neural', language: 'pt-BR' },
} as const;

const E164 = /^\+[1-9]\d{6,14}$/;
/**
 * Four times half a second between the answer and the first digit: Connect's flow must have reached its prompt.
 * @see https://www.twilio.com/docs/voice/twiml/number
 */
const DIGITS_PAUSE = 'wwww';
/** Characters that XML cannot hold and that have no sound. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export interface ConnectStreamOptions {
  /** URL that Twilio requests when the stream is over; no verb needs to follow. */
  readonly action: string;
  /**
   * `wss://` and without a query: Twilio refuses every other address.
   * @see https://www.twilio.com/docs/voice/twiml/stream
   */
  readonly streamUrl: string;
  /** URL for stream-started, stream-stopped and stream-error. */
  readonly statusCallback: string;
  readonly token: string;
  /** Spoken first. */
  readonly before?: SayLine | undefined;
}

/**
 * The caller talks with the assistant over a media stream.
 * @see https://www.twilio.com/docs/voice/twiml/connect
 */
export function connectStream(options: ConnectStreamOptions): string {
  const response = new VoiceResponse();
  if (options.before) say(response, options.before);
  response
    .connect({ action: options.action, method: 'POST' })
    .stream({
      url: options.streamUrl,
      statusCallback: options.statusCallback,
      statusCallbackMethod: 'POST',
    })
    .parameter({ name: 'token', value: options.token });
  return response.toString();
}

export interface DialHandoffOptions {
  /** E.164 number of the person or flow that takes the call. */
  readonly number: string;
  /**
   * The caller's own number, so that the person sees it, or one of the account: without any, Twilio shows what the
   * caller came with and refuses the dial when that is none (https://www.twilio.com/docs/api/errors/13214). Left out
   * unless it is E.164.
   */
  readonly callerId?: string | undefined;
  /** Hand-off token, sent as keypad digits after the flow has answered; without it the person gets no context. */
  readonly token?: string | undefined;
  /** URL that Twilio requests when the dial is over. */
  readonly action: string;
  /** How long it may ring. */
  readonly timeoutSeconds: number;
  /** Spoken first. */
  readonly announce?: SayLine | undefined;
  /** URL for the events of the other leg. */
  readonly numberStatusCallback?: string | undefined;
}

/**
 * The caller goes to a person.
 * @see https://www.twilio.com/docs/voice/twiml/dial
 */
export function dialHandoff(options: DialHandoffOptions): string {
  const response = new VoiceResponse();
  const { action, callerId = '', timeoutSeconds: timeout, token, numberStatusCallback } = options;
  if (options.announce) say(response, options.announce);
  const dial = response.dial({ action, method: 'POST', timeout, ...(E164.test(callerId) && { callerId }) });
  dial.number(
    {
      ...(token && { sendDigits: `${DIGITS_PAUSE}${token}#` }),
      ...(numberStatusCallback && {
        statusCallback: numberStatusCallback,
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      }),
    },
    options.number,
  );
  return response.toString();
}

/** Some seconds of silence, then Twilio asks the URL again. */
export function askAgain(url: string, afterSeconds: number): string {
  const response = new VoiceResponse();
  response.pause({ length: afterSeconds });
  response.redirect({ method: 'POST' }, url);
  return response.toString();
}

/** A last word, then the end. */
export function sayAndHangUp(text: string, language?: string): string {
  const response = new VoiceResponse();
  say(response, { text, language });
  response.hangup();
  return response.toString();
}

export function hangUp(): string {
  const response = new VoiceResponse();
  response.hangup();
  return response.toString();
}

/** For a call that is over: nothing to do. */
export function empty(): string {
  return new VoiceResponse().toString();
}

/**
 * Twilio refuses an empty `<Say>`, so a line without words is left out.
 * @see https://www.twilio.com/docs/api/errors/13520
 */
function say(response: Response, { text, language = 'en' }: SayLine): void {
  const words = text.replace(UNSPEAKABLE, ' ').trim();
  if (words !== '') response.say(voiceOf(language), words);
}

function voiceOf(language: string) {
  const code = language.slice(0, 2).toLowerCase();
  return isSpoken(code) ? VOICES[code] : VOICES.en;
}

function isSpoken(code: string): code is keyof typeof VOICES {
  return Object.hasOwn(VOICES, code);
}
