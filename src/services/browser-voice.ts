import type { AssistantBook } from '../assistants/assistant-book.ts';
import type { CallControl } from '../call/call-control.ts';
import { offeredLanguages } from '../call/language/offered-languages.ts';
import type { Config } from '../config/config.ts';
import { BearerKey } from '../http/bearer-key.ts';
import { type ListItems, SessionList } from '../store/session-list.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { VoiceProvider } from '../voice/client.ts';
import { Admission, type TokenUses } from '../web/admission.ts';
import { BrowserSessions } from '../web/browser-sessions.ts';
import { LiveSessions } from '../web/live-sessions.ts';
import { TokenBearer } from '../web/token-bearer.ts';
import { BrowserTokens } from '../web/tokens.ts';
import type { VoiceServices } from '../web/voice-routes.ts';
import type { Tools } from './tools.ts';

interface BrowserVoiceParts {
  readonly assistants: AssistantBook;
  readonly callControl: CallControl;
  readonly store: SessionStore;
  readonly tokenUses: TokenUses;
  readonly sessionIndex: ListItems;
  readonly dailyBudget?: { readonly spent: boolean } | undefined;
}

/** Creates what serves browsers. @returns undefined while it is off */
export function createBrowserVoice(
  config: Config,
  { assistants, callControl, store, tokenUses, sessionIndex, dailyBudget }: BrowserVoiceParts,
  tools: Tools,
): VoiceServices | undefined {
  const { web, limits, connect } = config;
  if (web === undefined) return undefined;
  const tokens = new BrowserTokens(web.tokenKey);
  const live = new LiveSessions();
  const sessions = new BrowserSessions({ store, idleMs: limits.idleCallSeconds * 1000, ...tools });
  const models = modelsOf(config);
  return {
    ...tools,
    callControl,
    tokens,
    live,
    sessions,
    bearers: new TokenBearer({ tokens, tokenUses, ...tools }),
    sessionList: new SessionList(sessionIndex),
    admission: new Admission({
      tokens,
      tokenUses,
      sessions,
      live,
      callControl,
      dailyBudget,
      models,
      logger: tools.logger,
      clock: () => performance.now(),
    }),
    apiKey: new BearerKey(web.apiKey),
    origins: web.origins,
    capabilities: {
      transcription: true,
      synthesis: true,
      realTimeProcessing: true,
      languages: offeredLanguages(assistants.default.languages),
      models,
    },
    notice: () => assistants.profileFor({}).consentNotice,
    connectNumber: connect.phoneNumber,
  };
}

function modelsOf({ openai, nova }: Config): VoiceProvider[] {
  return [...(openai ? (['openai'] as const) : []), ...(nova.configured ? (['nova'] as const) : [])];
}
