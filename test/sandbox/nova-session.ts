import {
  type BedrockRuntimeClient,
  InvokeModelWithBidirectionalStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { NovaEvent } from './nova-events.ts';

export interface SessionRun {
  /** Sent one after the other. */
  readonly events: Iterable<NovaEvent> | AsyncIterable<NovaEvent>;
  /** Whether the input ends after them, or only when the output has ended. */
  readonly input?: 'ends' | 'stays open';
  readonly modelId?: string;
  readonly onOutput?: (event: Readonly<Record<string, unknown>>) => void;
}

/**
 * One stream through the real SDK.
 * @returns the names of all output events; rejects as the SDK does
 */
export async function runSession(bedrock: BedrockRuntimeClient, run: SessionRun): Promise<string[]> {
  let over: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    over = resolve;
  });
  async function* body() {
    for await (const event of run.events) yield { chunk: { bytes: Buffer.from(JSON.stringify({ event })) } };
    if (run.input !== 'ends') await done;
  }
  const names: string[] = [];
  try {
    const modelId = run.modelId ?? 'amazon.nova-2-sonic-v1:0';
    const output = await bedrock.send(
      new InvokeModelWithBidirectionalStreamCommand({ modelId, body: body() }),
    );
    for await (const { chunk } of output.body ?? []) {
      const { event } = JSON.parse(Buffer.from(chunk?.bytes ?? []).toString());
      names.push(...Object.keys(event));
      run.onOutput?.(event);
    }
  } finally {
    over();
  }
  return names;
}
