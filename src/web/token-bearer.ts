import { StoreError } from '../errors.ts';
import { bearerOf } from '../http/bearer-key.ts';
import type { Logger } from '../logging.ts';
import type { TokenUses } from './admission.ts';
import type { WebRefusal } from './refusals.ts';
import type { BrowserTokens, ReadToken } from './tokens.ts';

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
    const read = this.read(authorization, origin);
    if (!read.ok) return refused(read.code);
    const unusable = await this.use(read);
    return unusable === undefined ? { kind: 'user', userId: read.userId } : refused(unusable);
  }

  /** Who the token says they are. It is not used up. @param origin as for `identify` */
  read(authorization: string | undefined, origin: string | undefined): ReadToken {
    return this.#options.tokens.read(bearerOf(authorization), origin);
  }

  /** @returns why the token cannot be used; undefined when it was used up now */
  async use({
    nonce,
    expiresAtMs,
  }: Pick<Extract<ReadToken, { ok: true }>, 'nonce' | 'expiresAtMs'>): Promise<
    'token_used' | 'store_unavailable' | undefined
  > {
    const { tokenUses, logger } = this.#options;
    try {
      return (await tokenUses.useOnce(nonce, expiresAtMs)) ? undefined : 'token_used';
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { code, advice } = error;
      logger.warn(
        { code, advice, err: error },
        'Whether a token was used could not be told; the page is asked to try again',
      );
      return 'store_unavailable';
    }
  }
}

function refused(code: RefusedBearer['code']): RefusedBearer {
  return { kind: 'refused', code };
}
