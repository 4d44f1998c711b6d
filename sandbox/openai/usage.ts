import type { ConversationItem } from './conversation.ts';

const INPUT_MS_PER_TOKEN = 100;
const OUTPUT_MS_PER_TOKEN = 50;
const CHARACTERS_PER_TOKEN = 4;

interface Tokens {
  readonly text: number;
  readonly audio: number;
}

/** Counts tokens as the vendor bills them: the whole conversation again with each response, the old part cached. */
export class UsageMeter {
  #billed: Tokens = { text: 0, audio: 0 };

  /** @param before items the response was made from; `spoken` what it said */
  bill(instructions: string, before: readonly ConversationItem[], spoken: { text: string; audioMs: number }) {
    const input = inputTokens(instructions, before);
    const cached = {
      text: Math.min(this.#billed.text, input.text),
      audio: Math.min(this.#billed.audio, input.audio),
    };
    this.#billed = input;
    const output = { text: textTokens(spoken.text), audio: Math.ceil(spoken.audioMs / OUTPUT_MS_PER_TOKEN) };
    return wireUsage(input, cached, output);
  }
}

function inputTokens(instructions: string, items: readonly ConversationItem[]): Tokens {
  let text = textTokens(instructions);
  let audio = 0;
  for (const item of items) {
    if (item.audioMs === 0) text += textTokens(item.text);
    else {
      const perToken = item.role === 'user' ? INPUT_MS_PER_TOKEN : OUTPUT_MS_PER_TOKEN;
      audio += Math.ceil((item.truncatedAtMs ?? item.audioMs) / perToken);
    }
  }
  return { text, audio };
}

function textTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function wireUsage(input: Tokens, cached: Tokens, output: Tokens) {
  const inputTotal = input.text + input.audio;
  const outputTotal = output.text + output.audio;
  return {
    total_tokens: inputTotal + outputTotal,
    input_tokens: inputTotal,
    output_tokens: outputTotal,
    input_token_details: {
      text_tokens: input.text,
      audio_tokens: input.audio,
      image_tokens: 0,
      cached_tokens: cached.text + cached.audio,
      cached_tokens_details: { text_tokens: cached.text, audio_tokens: cached.audio, image_tokens: 0 },
    },
    output_token_details: { text_tokens: output.text, audio_tokens: output.audio },
  };
}
