import type { VoiceProvider } from '../../../src/voice/provider.ts';
import { cascadeLine } from './cascade-line.ts';
import { type LineOptions, novaLine, openaiLine, type ProviderLine } from './provider-line.ts';

export function lineOf(provider: VoiceProvider, options: LineOptions = {}): Promise<ProviderLine> {
  if (provider === 'cascade') return cascadeLine(options);
  return provider === 'openai' ? openaiLine(options) : novaLine(options);
}
