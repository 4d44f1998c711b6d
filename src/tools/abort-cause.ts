/** Why a tool was stopped: its time is up, the caller interrupted a cancellable tool, or the call is over. */
export type AbortCause = 'timeout' | 'cancelled' | 'abandoned';

/** The reason of a tool's signal. */
export function abortReason(cause: AbortCause): DOMException {
  return new DOMException(cause, cause === 'timeout' ? 'TimeoutError' : 'AbortError');
}

/** Whether the signal means that the time is up, and not that the result is no longer needed. */
export function timeIsUp(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}
