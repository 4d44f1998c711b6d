import type { Logger } from '../../../logging.ts';
import type { ServiceEncoding } from './service-format.ts';

/**
 * Mu-law for as long as Transcribe takes it. Only the SDK's types name it (`g711-ulaw`), not the vendor's guide, so a
 * refusal changes to PCM for every later stream of this process.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
 */
export class TranscribedEncoding {
  #encoding: ServiceEncoding;

  constructor(wanted: ServiceEncoding) {
    this.#encoding = wanted;
  }

  get encoding(): ServiceEncoding {
    return this.#encoding;
  }

  /** A stream was refused before it was open. */
  refused(logger: Logger): void {
    if (this.#encoding === 'pcm') return;
    this.#encoding = 'pcm';
    logger.warn(
      'Transcribe refused a stream of mu-law audio; the next streams are PCM. If that helps, set CASCADE_AUDIO=pcm',
    );
  }
}
