/** Notices what passes a sandbox model's wire. Times are of `performance.now()`. */
export interface ModelWireObserver {
  /** One message of caller audio has arrived; its playing time in milliseconds. */
  audioIn(lengthMs: number, atMs: number): void;
  /** One piece of speech was sent, here as mu-law. */
  audioOut(mulaw: Uint8Array, atMs: number): void;
  /** The caller was heard to interrupt, and the client was told. */
  interrupted(atMs: number): void;
}

/** Notices what passes the carrier's end of a media stream. Times are of `performance.now()`. */
export interface StreamWireObserver {
  frameSent(atMs: number): void;
  audioReceived(mulaw: Uint8Array, atMs: number): void;
  cleared(atMs: number): void;
}
