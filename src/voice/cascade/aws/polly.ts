import {
  type PollyClient,
  type StartSpeechSynthesisStreamActionStream,
  StartSpeechSynthesisStreamCommand,
  type StartSpeechSynthesisStreamEventStream,
  SynthesizeSpeechCommand,
} from '@aws-sdk/client-polly';
import type { LineFormat } from '../../../audio/line-format.ts';
import type { Logger } from '../../../logging.ts';
import { LineOutput } from '../audio/line-audio.ts';
import { type ServiceEncoding, serviceFormat } from '../audio/service-format.ts';
import type { SpeechRequest, TextToSpeech } from '../parts.ts';
import type { SpeechForm, SpeechForms } from '../speaking/speech-forms.ts';
import { type PollyVoice, type VoiceChoice, voiceFor } from '../speaking/voices.ts';
import { isRefusal } from './failure.ts';

export interface PollyOptions {
  readonly line: LineFormat;
  readonly voice: VoiceChoice;
  /** `stream`: one bidirectional stream for an answer, with a generative voice. */
  readonly way: 'sentence' | 'stream';
  readonly encoding: ServiceEncoding;
  readonly forms: SpeechForms;
  readonly logger: Logger;
}

interface Said {
  readonly text: string;
  readonly voice: PollyVoice;
  readonly request: SpeechRequest;
}

/**
 * Amazon Polly.
 * @see https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html
 */
export class PollySpeech implements TextToSpeech {
  readonly #client: PollyClient;
  readonly #options: PollyOptions;

  constructor(client: PollyClient, options: PollyOptions) {
    this.#client = client;
    this.#options = options;
  }

  get unit(): TextToSpeech['unit'] {
    const { way, forms } = this.#options;
    return way === 'stream' && !forms.streamRefused ? 'answer' : 'sentence';
  }

  async *say(request: SpeechRequest): AsyncGenerator<Uint8Array> {
    const voice = voiceFor(request.language, this.#options.voice);
    const sentences = request.sentences[Symbol.asyncIterator]();
    const unsaid = this.unit === 'answer' ? yield* this.#sayStream(sentences, voice, request) : [];
    for (const text of unsaid) yield* this.#saySentence({ text, voice, request });
    for (let next = await sentences.next(); !next.done; next = await sentences.next())
      yield* this.#saySentence({ text: next.value, voice, request });
  }

  async *#saySentence(said: Said): AsyncGenerator<Uint8Array> {
    const { forms, line } = this.#options;
    const candidates = forms.of(said.voice.id, line);
    for (const [index, form] of candidates.entries()) {
      try {
        const stream = await this.#synthesise(said, form);
        forms.took(said.voice.id, line, form);
        yield* this.#toLine(stream, form);
        return;
      } catch (error) {
        if (index === candidates.length - 1 || !isRefusal(error)) throw error;
        this.#reportRefusal(form);
      }
    }
  }

  async #synthesise({ text, voice, request }: Said, { engine, format }: SpeechForm) {
    const command = new SynthesizeSpeechCommand({
      Text: text,
      TextType: 'text',
      VoiceId: voice.id,
      LanguageCode: voice.languageCode,
      Engine: engine,
      OutputFormat: format.encoding,
      SampleRate: String(format.sampleRateHz),
    });
    const answer = await this.#client.send(command, { abortSignal: request.signal });
    request.onCharacters(answer.RequestCharacters ?? text.length);
    return bytesIn(answer.AudioStream);
  }

  async *#toLine(audio: AsyncIterable<Uint8Array>, { format }: SpeechForm): AsyncGenerator<Uint8Array> {
    const output = new LineOutput(this.#options.line, format);
    for await (const piece of audio) {
      const frames = output.take(piece);
      if (frames.length > 0) yield frames;
    }
    const rest = output.rest();
    if (rest.length > 0) yield rest;
  }

  /** @returns the sentences that a refused stream has taken and not said */
  async *#sayStream(
    sentences: AsyncIterator<string, undefined>,
    voice: PollyVoice,
    request: SpeechRequest,
  ): AsyncGenerator<Uint8Array, readonly string[]> {
    const { line, encoding } = this.#options;
    const form: SpeechForm = { engine: 'generative', format: serviceFormat(line, encoding) };
    const taken: string[] = [];
    let hasSound = false;
    try {
      const command = new StartSpeechSynthesisStreamCommand({
        Engine: form.engine,
        VoiceId: voice.id,
        LanguageCode: voice.languageCode,
        OutputFormat: form.format.encoding,
        SampleRate: String(form.format.sampleRateHz),
        ActionStream: textEvents(sentences, taken),
      });
      const { EventStream = [] } = await this.#client.send(command, { abortSignal: request.signal });
      for await (const audio of this.#toLine(audioIn(EventStream, request), form)) {
        hasSound = true;
        yield audio;
      }
      return [];
    } catch (error) {
      if (hasSound || !isRefusal(error)) throw error;
      this.#options.forms.refuseStream();
      this.#reportRefusal(form);
      return taken;
    }
  }

  #reportRefusal({ engine, format }: SpeechForm): void {
    this.#options.logger.warn(
      { engine, encoding: format.encoding, service: 'Amazon Polly' },
      'Polly refused this form of speech; the gateway asks for the next one. Choose CASCADE_POLLY_REGION, CASCADE_POLLY, CASCADE_VOICE and CASCADE_AUDIO so that the first one is taken',
    );
  }
}

/** Each sentence is flushed, so that its sound does not wait for the next one. */
async function* textEvents(
  sentences: AsyncIterator<string, undefined>,
  taken: string[],
): AsyncGenerator<StartSpeechSynthesisStreamActionStream> {
  for (let next = await sentences.next(); !next.done; next = await sentences.next()) {
    taken.push(next.value);
    const Text = `${next.value} `;
    yield { TextEvent: { Text, TextType: 'text', FlushStreamConfiguration: { Force: true } } };
  }
  yield { CloseStreamEvent: {} };
}

async function* audioIn(
  events: AsyncIterable<StartSpeechSynthesisStreamEventStream> | readonly never[],
  { onCharacters }: SpeechRequest,
): AsyncGenerator<Uint8Array> {
  for await (const event of events) {
    if (event.AudioEvent) {
      if (event.AudioEvent.AudioChunk) yield event.AudioEvent.AudioChunk;
    } else if (event.StreamClosedEvent) {
      onCharacters(event.StreamClosedEvent.RequestCharacters ?? 0);
      return;
    } else {
      const error = Object.values(event).find((value) => value instanceof Error);
      if (error) throw error;
    }
  }
  // The vendor ends its stream with an event. Without one the rest of the sentence is missing.
  throw new Error('The output of the speech stream ended too early: premature close');
}

async function* bytesIn(stream: unknown): AsyncGenerator<Uint8Array> {
  if (!isByteStream(stream)) throw new Error('Polly gave no stream of audio');
  for await (const piece of stream) yield piece;
}

function isByteStream(stream: unknown): stream is AsyncIterable<Uint8Array> {
  return typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream;
}
