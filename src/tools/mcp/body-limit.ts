import type { Transformer } from 'node:stream/web';

export interface BodyLimit {
  readonly maxBytes: number;
  /** The limit holds for each span of this length, for a stream without an end. Milliseconds. */
  readonly perMs?: number;
  /** Called once, before the body fails. */
  readonly onOverflow: () => void;
}

/** The same response, whose body fails once it is too large. The bytes count after decompression. */
export function limitBody(response: Response, limit: BodyLimit): Response {
  const { body, status, statusText, headers } = response;
  if (body === null) return response;
  return new Response(body.pipeThrough(new TransformStream(byteCounter(limit))), {
    status,
    statusText,
    headers,
  });
}

function byteCounter({ maxBytes, perMs, onOverflow }: BodyLimit): Transformer<Uint8Array, Uint8Array> {
  let bytes = 0;
  let since = performance.now();
  return {
    transform(chunk, controller) {
      if (perMs !== undefined && performance.now() - since > perMs) {
        since = performance.now();
        bytes = 0;
      }
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) {
        controller.enqueue(chunk);
        return;
      }
      onOverflow();
      controller.error(new Error(`the server sent more than ${maxBytes} bytes`));
    },
  };
}
