const TOKEN = 'console-token';
const NAME = 'console-name';

/** Who is signed in. It is gone when the tab is closed. */
export class Session {
  get token(): string | undefined {
    return sessionStorage.getItem(TOKEN) ?? undefined;
  }

  /** What other supervisors read; empty when the person gave none. */
  get name(): string {
    return sessionStorage.getItem(NAME) ?? '';
  }

  begin(token: string, name: string): void {
    sessionStorage.setItem(TOKEN, token);
    sessionStorage.setItem(NAME, name);
  }

  /** The name stays for the next time. */
  end(): void {
    sessionStorage.removeItem(TOKEN);
  }
}
