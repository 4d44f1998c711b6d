/** An answer that is no success, as HubSpot writes it. */
export class HubSpotRefusal extends Error {
  readonly status: number;
  readonly category: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, category: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.category = category;
    this.headers = headers;
  }

  get body() {
    const { category, message } = this;
    return { status: 'error', message, correlationId: '00000000-0000-0000-0000-000000000000', category };
  }
}

export function invalid(message: string): HubSpotRefusal {
  return new HubSpotRefusal(400, 'VALIDATION_ERROR', message);
}
