import type { AssistantBook } from '../assistants/assistant-book.ts';
import type { CallControl } from '../call/call-control.ts';
import { offeredLanguages } from '../call/language/offered-languages.ts';
import type { Config } from '../config/config.ts';
import { configuredProviders } from '../config/configured-providers.ts';
import { BearerKey } from '../http/bearer-key.ts';
import { type ListItems, SessionList } from '../store/session-list.ts';
import type { SessionStore } from '../store/session-store.ts';
import { Admission, type TokenUses } from '../web/admission.ts';
import { BrowserSessions } from '../web/browser-sessions.ts';
import { LiveSessions } from '../web/live-sessions.ts';
import { configuredRole } from '../web/nova-access/configured-role.ts';
import { directOrigin, directWay } from '../web/pages/direct-way.ts';
import type { DirectWay, PageConfig } from '../web/pages/page-config.ts';
import { TokenBearer } from '../web/token-bearer.ts';
import { BrowserTokens } from '../web/tokens.ts';
import type { VoiceServices } from '../web/voice-routes.ts';
import type { Events } from './events.ts';
import type { Tools } from './tools.ts';

interface BrowserVoiceParts {
  readonly assistants: AssistantBook;
  readonly callControl: CallControl;
  readonly store: SessionStore;
  readonly tokenUses: TokenUses;
  readonly sessionIndex: ListItems;
  readonly events: Pick<Events, 'feed' | 'instance'>;
  readonly dailyBudget?: { readonly spent: boolean } | undefined;
}

/** Creates what serves browsers. @returns undefined while it is off */
export function createBrowserVoice(
  config: Config,
  { assistants, callControl, store, tokenUses, sessionIndex, events, dailyBudget }: BrowserVoiceParts,
  tools: Tools,
): VoiceServices | undefined {
  const { web, limits, connect } = config;
  if (web === undefined) return undefined;
  const tokens = new BrowserTokens(web.tokenKey);
  const live = new LiveSessions();
  const sessions = new BrowserSessions({ store, idleMs: limits.idleCallSeconds * 1000, ...tools });
  const { providers: models } = configuredProviders(config);
  const languages = offeredLanguages(assistants.default.languages);
  const notice = () => assistants.profileFor({}).consentNotice;
  const bearers = new TokenBearer({ tokens, tokenUses, ...tools });
  const novaRole = configuredRole(config);
  const region = config.nova.regions[0];
  return {
    ...tools,
    callControl,
    tokens,
    live,
    sessions,
    bearers,
    sessionList: new SessionList(sessionIndex),
    admission: new Admission({
      tokens,
      tokenUses,
      sessions,
      live,
      callControl,
      dailyBudget,
      models,
      notice,
      logger: tools.logger,
      clock: () => performance.now(),
    }),
    apiKey: new BearerKey(web.apiKey),
    origins: web.origins,
    novaAccess: novaRole && { ...tools, bearers, origins: web.origins, role: novaRole },
    capabilities: {
      transcription: true,
      synthesis: true,
      realTimeProcessing: true,
      languages,
      models,
    },
    notice,
    connectNumber: connect.phoneNumber,
    feed: events.feed,
    instance: events.instance,
    pages: {
      publicUrl: config.publicUrl,
      tokenUrl: web.tokenUrl,
      directOrigins: novaRole && region !== undefined ? [directOrigin(region, web)] : [],
      config: () =>
        pageConfig({
          notice: notice(),
          tokenUrl: web.tokenUrl,
          direct: novaRole && directWay(web),
          languages,
          models,
        }),
    },
  };
}

function pageConfig(known: {
  readonly notice: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly direct: DirectWay | undefined;
  readonly languages: readonly string[];
  readonly models: readonly string[];
}): PageConfig {
  const { notice, tokenUrl, direct, languages, models } = known;
  return {
    languages,
    models,
    ...(notice !== undefined && { notice }),
    ...(tokenUrl !== undefined && { tokenUrl }),
    ...(direct && { direct }),
  };
}
