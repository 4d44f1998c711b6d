const TOKEN = 'console-token';
const NAME = 'console-name';
const TAB = 'console-tab';

/** Who is signed in. It is gone when the tab is closed. */
export class Session {
  get token(): string | undefined {
    return sessionStorage.getItem(TOKEN) ?? undefined;
  }

  /** Empty when the person gave none. */
  get name(): string {
    return sessionStorage.getItem(NAME) ?? '';
  }

  /** What other supervisors read. Two people who share a token and give no name are still told apart. */
  get shownName(): string {
    return this.name === '' ? `Unnamed ${tabMark()}` : this.name;
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

/** Stays the same while the tab is open. */
function tabMark(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const [made = 0] = crypto.getRandomValues(new Uint16Array(1));
  const mark = made.toString(16).padStart(4, '0');
  sessionStorage.setItem(TAB, mark);
  return mark;
}
