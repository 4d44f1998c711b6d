import type { CallMediaListener } from './call-media.ts';

/** @returns a listener that passes everything on, after `tap` has had its part of it */
export function tappedListener(
  listener: CallMediaListener,
  tap: { readonly onAudio: (payload: string) => void; readonly onStop: () => void },
): CallMediaListener {
  return {
    onAudio: (payload) => {
      tap.onAudio(payload);
      listener.onAudio(payload);
    },
    onDtmf: (digit) => listener.onDtmf(digit),
    onText: (text) => listener.onText(text),
    onItemHeard: (item) => listener.onItemHeard(item),
    onPlayback: () => listener.onPlayback(),
    onStop: (cause) => {
      tap.onStop();
      listener.onStop(cause);
    },
  };
}
