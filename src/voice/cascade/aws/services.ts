import type { LineFormat } from '../../../audio/line-format.ts';
import type { CascadeSettings } from '../../../config/config.ts';
import type { Logger } from '../../../logging.ts';
import type { ConversationSettings } from '../../client.ts';
import { serviceFormat } from '../audio/service-format.ts';
import { TranscribedEncoding } from '../audio/transcribed-encoding.ts';
import type { CascadeServices } from '../client-options.ts';
import { SpeechForms } from '../speaking/speech-forms.ts';
import { type CascadeClients, createCascadeClients, destroyClients } from './clients.ts';
import { ConverseModel, type PlainModels } from './converse.ts';
import { isRefusal } from './failure.ts';
import { PollySpeech } from './polly.ts';
import { TranscribeSpeech } from './transcribe.ts';

export interface ServicesOfCall {
  readonly modelId: string;
  readonly conversation: ConversationSettings;
  readonly line: LineFormat;
  readonly logger: Logger;
}

/** Amazon's services, and what was learned of them, for all calls. */
export class AwsServices {
  readonly #settings: CascadeSettings;
  readonly #clients: CascadeClients;
  readonly #forms: SpeechForms;
  readonly #plainModels: PlainModels = new Set();
  readonly #transcribed: TranscribedEncoding;

  constructor(settings: CascadeSettings, clients: CascadeClients = createCascadeClients(settings)) {
    this.#settings = settings;
    this.#clients = clients;
    this.#forms = new SpeechForms(settings.audio);
    this.#transcribed = new TranscribedEncoding(settings.audio);
  }

  forCall({ modelId, conversation, line, logger }: ServicesOfCall): CascadeServices {
    const { transcribe, bedrock, polly } = this.#clients;
    const { maxTokens, temperature, voice, novaVoice, speech, audio } = this.#settings;
    const wanted = conversation.preferences?.voices?.cascade;
    const heardFormat = serviceFormat(line, this.#transcribed.encoding);
    return {
      hearing: new TranscribeSpeech(transcribe, heardFormat),
      heardFormat,
      model: new ConverseModel(bedrock, { modelId, maxTokens, temperature }, this.#plainModels),
      speech: new PollySpeech(polly, {
        line,
        voice: { wanted: typeof wanted === 'string' ? wanted : voice, novaVoice },
        way: speech,
        encoding: audio,
        forms: this.#forms,
        logger,
      }),
      onRefused: (error) => {
        if (isRefusal(error)) this.#transcribed.refused(logger);
      },
    };
  }

  close(): void {
    destroyClients(this.#clients);
  }
}
