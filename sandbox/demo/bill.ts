import { type ModelPrice, shippedPrices } from '../../src/telemetry/prices.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { SANDBOX } from '../telephone-network.ts';

const MODELS: Readonly<Record<VoiceProvider, string>> = {
  openai: 'gpt-realtime-2.1',
  'openai-live': 'gpt-live-1',
  nova: 'amazon.nova-2-sonic-v1:0',
  cascade: SANDBOX.textModel,
};
/** What works for the voice of GPT-Live. */
const DELEGATE = 'gpt-6-luna';
const TRANSCRIPTION: Readonly<Partial<Record<VoiceProvider, string>>> = {
  openai: 'gpt-live-transcribe',
  cascade: 'amazon-transcribe-streaming',
};
const SPEECH = 'amazon-polly';
const MILLION = 1_000_000;

/** What a call has cost, worked out apart from the gateway's own pricing, step by step. */
export interface Bill {
  readonly usd: number;
  /** For the reader: what was used, and the sum. */
  readonly lines: readonly string[];
}

/** One kind of use: how many tokens at which price for a million of them, in US dollars. */
interface Item {
  readonly what: string;
  readonly tokens: number;
  readonly price: number;
}

/** @param usage as the session item holds it; cached tokens are part of the input counts */
export function billOf(provider: VoiceProvider, usage: Readonly<Record<string, number>>): Bill {
  if (provider === 'openai-live') return billByTime(usage);
  const { models, transcription, speech } = shippedPrices();
  const price = models[MODELS[provider]];
  if (!price) throw new Error(`no price for ${MODELS[provider]}`);
  const items = itemsOf(usage, price).filter(({ tokens }) => tokens > 0);
  const millionths = items.reduce((sum, item) => sum + item.tokens * item.price, 0);
  const minutes = (usage.transcribedSeconds ?? 0) / 60;
  const usdPerMinute = transcription[TRANSCRIPTION[provider] ?? '']?.usdPerMinute ?? 0;
  const characters = usage.spokenCharacters ?? 0;
  const usdPerCharacters = speech[SPEECH]?.usdPerMillionCharacters ?? 0;
  const usd = (millionths + characters * usdPerCharacters) / MILLION + minutes * usdPerMinute;
  const sum = items.map((item) => `${item.tokens} × ${item.price}`).join(' + ');
  const heard = minutes > 0 ? ` + ${minutes.toFixed(3)} min × ${usdPerMinute}` : '';
  const said = characters > 0 ? ` + ${characters} characters × ${usdPerCharacters} / 1,000,000` : '';
  return {
    usd,
    lines: [
      `tokens: ${items.map(({ what, tokens }) => `${tokens} ${what}`).join(', ')}`,
      `by hand: (${sum}) / 1,000,000${heard}${said} = US$ ${usd.toFixed(4)}`,
    ],
  };
}

/** A session by its minutes, and its delegate by its tokens. */
function billByTime(usage: Readonly<Record<string, number>>): Bill {
  const { sessions, text } = shippedPrices();
  const perMinute = sessions[MODELS['openai-live']]?.usdPerMinute ?? 0;
  const price = text[DELEGATE]?.usdPerMillionTokens;
  const of = (name: string) => usage[name] ?? 0;
  const seconds = of('sessionSeconds');
  const input = of('textModelInputTokens');
  const output = of('textModelOutputTokens');
  const work = (input * (price?.input ?? 0) + output * (price?.output ?? 0)) / MILLION;
  const usd = (seconds / 60) * perMinute + work;
  return {
    usd,
    lines: [
      `time: ${seconds.toFixed(1)} s of session; ${input} text in, ${output} text out of the model that works for it`,
      `by hand: ${seconds.toFixed(1)} s / 60 × ${perMinute} + ${work.toFixed(6)} = US$ ${usd.toFixed(4)}`,
    ],
  };
}

function itemsOf(usage: Readonly<Record<string, number>>, price: ModelPrice): readonly Item[] {
  const of = (name: string) => usage[name] ?? 0;
  const usd = price.usdPerMillionTokens;
  const text = of('cachedTextTokens');
  const audio = of('cachedAudioTokens');
  return [
    { what: 'text in', tokens: of('inputTextTokens') - text, price: usd.textInput },
    { what: 'cached text in', tokens: text, price: usd.cachedTextInput },
    { what: 'audio in', tokens: of('inputAudioTokens') - audio, price: usd.audioInput },
    { what: 'cached audio in', tokens: audio, price: usd.cachedAudioInput },
    { what: 'text out', tokens: of('outputTextTokens'), price: usd.textOutput },
    { what: 'audio out', tokens: of('outputAudioTokens'), price: usd.audioOutput },
  ];
}
