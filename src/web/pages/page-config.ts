/** What the gateway writes into its page, as JSON. The page imports this too, so it is free of Node. */
export interface PageConfig {
  /** What the user must read before they speak. */
  readonly notice?: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly models: readonly string[];
  /** Where the page gets voice tokens; without it the user brings one. */
  readonly tokenUrl?: string;
  /** How the page talks to Nova without the gateway, where it may. */
  readonly direct?: DirectWay;
}

export interface DirectWay {
  /** The model's instructions. The user can read and change them. */
  readonly instructions: string;
  /** A server in place of Bedrock. */
  readonly endpoint?: string;
}
