import { randomBytes } from 'node:crypto';
import { SpeechLibrary } from '../model/speech-library.ts';
import { TokenBackend } from './token-backend.ts';

const UNKNOWN = /^\(([\d.]+) seconds of speech\)$/;
const NOTICE = [
  'This is a demonstration; nothing leaves this machine.',
  'Its model knows only a few sentences. Choose one on the page, for example “what is your return policy”.',
].join(' ');

/** Recordings of the sandbox, long enough to be interrupted. */
const READING = [
  'We open at nine in the morning and close at six in the evening.',
  'On Saturdays we open at ten, and we close at four in the afternoon.',
  'Yes, on Sundays we open at eleven and close at three.',
  'You can also order on our website at any time of the day.',
  'How can I help you?',
];

/** From a real microphone comes what was never recorded. */
export function demoLibrary(): SpeechLibrary {
  return SpeechLibrary.load((ms) => `(${(ms / 1000).toFixed(1)} seconds of speech)`);
}

/** The answer to speech that was not understood. */
export const PLAYER_RULES = [
  {
    when: UNKNOWN,
    answer: (heard: string) => {
      const seconds = Number(UNKNOWN.exec(heard)?.[1] ?? 0);
      const said = `I heard you speak for ${seconds.toFixed(1)} seconds.`;
      return { text: [said, ...READING].join(' '), thinkMs: 250 };
    },
  },
];

/** The player page of a gateway in the sandbox: its settings, and the server that gives it tokens. */
export class PlayerPage {
  /** Its `WEB_API_KEY`, for those who try the API. */
  readonly apiKey: string;
  /** The settings of the gateway, beside those of the network. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #backend: TokenBackend;

  private constructor(backend: TokenBackend, apiKey: string, environment: Readonly<Record<string, string>>) {
    this.#backend = backend;
    this.apiKey = apiKey;
    this.environment = environment;
  }

  /** @param port where the gateway will listen */
  static async open(port: string): Promise<PlayerPage> {
    const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
    const apiKey = secret();
    const gateway = () => `http://127.0.0.1:${port}`;
    const backend = new TokenBackend({ gateway, apiKey, origins });
    const { url } = await backend.start();
    return new PlayerPage(backend, apiKey, {
      WEB_API_KEY: apiKey,
      WEB_TOKEN_KEY: secret(),
      WEB_ORIGINS: origins.join(','),
      // By its name: a cookie of localhost is not sent to 127.0.0.1, and the page is opened at localhost.
      WEB_TOKEN_URL: url.replace('127.0.0.1', 'localhost'),
      CONSENT_NOTICE: NOTICE,
    });
  }

  close(): Promise<void> {
    return this.#backend.stop();
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
