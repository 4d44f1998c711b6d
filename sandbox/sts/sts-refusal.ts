/** An error of the query protocol. */
export interface StsRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export function invalid(message: string): StsRefusal {
  return { status: 400, code: 'ValidationError', message };
}
