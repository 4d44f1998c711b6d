import type { LineFormat } from '../audio/line-format.ts';
import type { CallMedia } from './call-media.ts';
import type { CallObserver } from './call-observer.ts';
import type { CallScreen } from './call-screen.ts';
import type { HeardAudio } from './heard-audio.ts';

/** A caller's line that passes everything on to another one. A subclass overrides what it changes. */
export abstract class WrappedMedia implements CallMedia {
  protected readonly media: CallMedia;

  constructor(media: CallMedia) {
    this.media = media;
  }

  get line(): LineFormat {
    return this.media.line;
  }

  get screen(): CallScreen | undefined {
    return this.media.screen;
  }

  get observer(): CallObserver | undefined {
    return this.media.observer;
  }

  get streamSid(): string {
    return this.media.streamSid;
  }

  get playing(): boolean {
    return this.media.playing;
  }

  play(itemId: string, payload: string): void {
    this.media.play(itemId, payload);
  }

  finishItem(itemId: string): void {
    this.media.finishItem(itemId);
  }

  clear(): HeardAudio[] {
    return this.media.clear();
  }

  heard(itemId: string): HeardAudio | undefined {
    return this.media.heard(itemId);
  }

  endPlayback(): void {
    this.media.endPlayback();
  }

  close(): void {
    this.media.close();
  }
}
