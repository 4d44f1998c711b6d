import type { SpeechKind } from '../../media/call-observer.ts';
import type { LaneSpan } from '../views.ts';

type Lanes = readonly LaneSpan[];

/** The caller's voice begins. */
export function callerBegins(lanes: Lanes, atMs: number): Lanes {
  const isOpen = lanes.some(({ lane, toMs }) => lane === 'caller' && toMs === undefined);
  return isOpen ? lanes : [...lanes, { lane: 'caller', kind: 'speech', fromMs: atMs }];
}

export function callerEnds(lanes: Lanes, atMs: number): Lanes {
  const index = lanes.findLastIndex(({ lane, toMs }) => lane === 'caller' && toMs === undefined);
  return replaced(lanes, index, (span) => ({ ...span, toMs: Math.max(span.fromMs, atMs) }));
}

/** The first audio of a piece of speech was sent: it is heard after what is still being played. */
export function assistantBegins(
  lanes: Lanes,
  { itemId, kind, atMs }: { readonly itemId: string; readonly kind: SpeechKind; readonly atMs: number },
): Lanes {
  // The end of a waiting sound is in no event: what follows shows it.
  const tone = lanes.findLastIndex(({ kind: open, toMs }) => open === 'tone' && toMs === undefined);
  const closed = replaced(lanes, tone, (span) => ({ ...span, toMs: atMs }));
  return [...closed, { lane: 'assistant', kind: kind === 'answer' ? 'speech' : kind, fromMs: atMs, itemId }];
}

/** A piece of speech is over. Only now it is known when it was heard: from its end back. */
export function assistantEnds(
  lanes: Lanes,
  spoken: { readonly itemId: string; readonly heardMs: number; readonly cut: boolean; readonly atMs: number },
): Lanes {
  const { itemId, heardMs, cut, atMs } = spoken;
  const index = lanes.findLastIndex((span) => span.itemId === itemId && span.toMs === undefined);
  if (index >= 0 && heardMs <= 0) return lanes.toSpliced(index, 1);
  return replaced(lanes, index, (span) => ({
    ...span,
    fromMs: Math.min(atMs, Math.max(span.fromMs, atMs - heardMs)),
    toMs: atMs,
    ...(cut && { cut }),
  }));
}

/** The call is over: nobody speaks. */
export function allEnd(lanes: Lanes, atMs: number): Lanes {
  return lanes.map((span) =>
    span.toMs === undefined ? { ...span, toMs: Math.max(span.fromMs, atMs) } : span,
  );
}

function replaced(lanes: Lanes, index: number, change: (span: LaneSpan) => LaneSpan): Lanes {
  const span = lanes[index];
  return span === undefined ? lanes : lanes.with(index, change(span));
}
