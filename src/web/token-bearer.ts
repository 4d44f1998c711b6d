import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { TokenUses } from './admission.ts';
import type { WebRefusal } from './refusals.ts';
import type { BrowserTokens } from './tokens.ts';

export interface TokenBearerOptions {
  readonly tokens: BrowserTokens;
  readonly tokenUses: TokenUses;
  readonly logger: Logger;
}

export type Bearer = { readonly kind: 'user'; readonly userId: string } | RefusedBearer;

interface RefusedBearer {
  readonly kind: 'refused';
  readonly code: Extract<WebRefusal, `token_${string}`> | 'store_unavailable';
}

const BEARER = /^Bearer ([\x21-\x7e]+)$/i;

/** Who asks, by the token that a page sends as the bearer of a request. */
export class TokenBearer {
  readonly #options: TokenBearerOptions;

  constructor(options: TokenBearerOptions) {
    this.#options = options;
  }

  /**
   * Uses up the token.
   * @param origin of the page; undefined for a page of the gateway, because browsers do not say it there
   */
  async identify(authorization: string | undefined, origin: string | undefined): Promise<Bearer> {
    const { tokens, tokenUses, logger } = this.#options;
    const token = BEARER.exec(authorization ?? '')?.[1] ?? '';
    const read = tokens.read(token, origin);
    if (!read.ok) return refused(read.code);
    try {
      const isFirst = await tokenUses.useOnce(read.nonce, read.expiresAtMs);
      return isFirst ? { kind: 'user', userId: read.userId } : refused('token_used');
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { code, advice } = error;
      logger.warn(
        { code, advice, err: error },
        'Whether a token was used could not be told; the page is asked to try again',
      );
      return refused('store_unavailable');
    }
  }
}

function refused(code: RefusedBearer['code']): RefusedBearer {
  return { kind: 'refused', code };
}
