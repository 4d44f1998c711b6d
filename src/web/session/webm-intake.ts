import { isBase64 } from '../../audio/base64.ts';
import type { DropReason } from '../../telemetry/drop-reasons.ts';
import { PacketDecoder } from '../webm/packet-decoder.ts';
import { type OpusPacket, type WebmFault, WebmReader } from '../webm/webm-reader.ts';
import type { AudioIntake, IntakeListener } from './audio-intake.ts';
import { type AudioLead, liveLead, utteranceLead } from './audio-lead.ts';

const REFUSAL_OF = { unsupported: 'unsupported_audio_format', no_header: 'webm_header_missing' } as const;

/** Takes the WebM with Opus that a page's MediaRecorder makes. What is too far ahead is not decoded. */
export class WebmIntake implements AudioIntake {
  readonly #listener: IntakeListener;
  readonly #reader = new WebmReader();
  readonly #decoder: PacketDecoder;
  readonly #live: AudioLead;
  readonly #utterances: AudioLead;

  /** @param clock monotonic milliseconds */
  constructor(listener: IntakeListener, clock: () => number) {
    this.#listener = listener;
    this.#live = liveLead(clock);
    this.#utterances = utteranceLead(clock);
    this.#decoder = new PacketDecoder({
      onAudio: (payload) => listener.onAudio(payload),
      onDamaged: () => listener.onDropped('bad_payload'),
      run: (step) => listener.run(step),
    });
  }

  chunk(audioData: string, isAfterGap: boolean): DropReason | undefined {
    if (isAfterGap) this.#reader.lost();
    return this.#take(this.#reader, audioData, (ms) => {
      const aheadMs = this.#live.add(ms);
      if (aheadMs !== undefined) this.#listener.onTaken(aheadMs);
      return aheadMs !== undefined;
    });
  }

  /** A recording for itself, with its own header. */
  utterance(audioData: string): DropReason | undefined {
    return this.#take(new WebmReader(), audioData, (ms) => {
      const isTaken = this.#utterances.add(ms) !== undefined;
      // The caller has said it already: the silence behind it, which ends the turn, is due now.
      if (isTaken) this.#listener.onTaken(0);
      return isTaken;
    });
  }

  close(): void {
    this.#decoder.close();
  }

  #take(reader: WebmReader, audioData: string, mayAdd: (ms: number) => boolean): DropReason | undefined {
    if (!isBase64(audioData)) {
      reader.lost();
      return 'bad_payload';
    }
    const { packets, damaged, fault } = reader.read(Buffer.from(audioData, 'base64'));
    const taken = upTo(packets, mayAdd);
    this.#decoder.add(taken);
    if (fault) return this.#onFault(fault);
    if (taken.length < packets.length) return 'too_far_ahead';
    return damaged > 0 ? 'bad_payload' : undefined;
  }

  #onFault(fault: WebmFault): DropReason {
    this.#listener.onUnreadable(REFUSAL_OF[fault]);
    return 'bad_payload';
  }
}

function upTo(packets: readonly OpusPacket[], mayAdd: (ms: number) => boolean): readonly OpusPacket[] {
  const end = packets.findIndex(({ ms }) => !mayAdd(ms));
  return end < 0 ? packets : packets.slice(0, end);
}
