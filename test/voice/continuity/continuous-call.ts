import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ContinuousVoiceClient } from '../../../src/voice/continuity/continuous-client.ts';
import { ProviderHealth } from '../../../src/voice/provider-health.ts';
import { eventually } from '../../support/eventually.ts';
import type { EventLog } from '../event-log.ts';
import { type ContinuousParts, createContinuous } from './continuous-rig.ts';
import type { ProviderLine } from './provider-line.ts';
import { TestCall } from './test-call.ts';

/** A call whose model may change, and the sandboxes of its models. */
export class ContinuousCall {
  readonly caller: TestCall;
  readonly metrics = new Metrics();
  readonly health: ProviderHealth;
  readonly client: ContinuousVoiceClient;
  readonly #lines: readonly ProviderLine[];

  constructor(
    lines: readonly ProviderLine[],
    parts: Partial<ContinuousParts> = {},
    caller: TestCall = new TestCall(),
  ) {
    this.#lines = lines;
    this.caller = caller;
    this.health = parts.health ?? new ProviderHealth();
    this.client = createContinuous({
      candidates: lines.map(({ candidate }) => candidate),
      live: caller,
      metrics: this.metrics,
      ...parts,
      health: this.health,
    });
  }

  get log(): EventLog {
    return this.caller.log;
  }

  async begin(): Promise<this> {
    this.caller.begin(this.client);
    await this.client.connect();
    return this;
  }

  /** Waits until so many answers were given to their end and played. */
  async answered(count = this.caller.utterances.length): Promise<void> {
    await eventually(() => this.completed >= count && this.caller.silent(), 20_000);
  }

  /** Answers that were given to their end. */
  get completed(): number {
    return this.log.of('response.done').filter(({ status }) => status === 'completed').length;
  }

  get transcripts(): string[] {
    return this.log
      .of('conversation.item.input_audio_transcription.completed')
      .map(({ transcript }) => transcript);
  }

  /** How often a renewal ended so. */
  async renewals(result: string): Promise<number> {
    const { values } = await this.metrics.renewals.get();
    return values.filter(({ labels }) => labels.result === result).reduce((sum, { value }) => sum + value, 0);
  }

  renewed(times = 1): Promise<true> {
    return eventually(() => this.log.of('session.renewed').length >= times, 20_000);
  }

  async end(): Promise<void> {
    await this.client.close();
    this.caller.end();
    await Promise.all(this.#lines.map((line) => line.stop()));
  }
}
