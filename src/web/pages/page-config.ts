/** What the gateway writes into its page, as JSON. The page imports this too, so it is free of Node. */
export interface PageConfig {
  /** What the user must read before they speak. */
  readonly notice?: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly models: readonly string[];
  /** Where the page gets voice tokens; without it the user brings one. */
  readonly tokenUrl?: string;
  /** Whether the page may also talk to Nova without the gateway. */
  readonly direct: boolean;
}
