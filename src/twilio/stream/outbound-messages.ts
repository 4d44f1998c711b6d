/**
 * Builds what is sent to one stream. What does not change is written once.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-websocket-messages-to-twilio
 */
export class OutboundMessages {
  /** Stops what is playing and drops what is queued; Twilio then echoes every mark that waits. */
  readonly clear: string;
  readonly #media: string;
  readonly #mark: string;

  constructor(streamSid: string) {
    const sid = JSON.stringify(streamSid);
    this.clear = `{"event":"clear","streamSid":${sid}}`;
    this.#media = `{"event":"media","streamSid":${sid},"media":{"payload":"`;
    this.#mark = `{"event":"mark","streamSid":${sid},"mark":{"name":`;
  }

  /** @param payload base64 mu-law; it is not escaped */
  media(payload: string): string {
    return `${this.#media}${payload}"}}`;
  }

  /** @param name comes back once all audio before the mark has been played */
  mark(name: string): string {
    return `${this.#mark}${JSON.stringify(name)}}}`;
  }
}
