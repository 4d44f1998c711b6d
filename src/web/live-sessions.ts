/** A socket that carries a session. */
export interface SessionSocket {
  /** Monotonic milliseconds. */
  readonly openedMs: number;
}

const MAX_PER_USER = 3;

/** The sessions that have a socket on this instance, by user. */
export class LiveSessions {
  readonly #byUser = new Map<string, Map<string, SessionSocket>>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Whether this user may open, or take over, this session. */
  mayOpen(userId: string, sessionId: string): boolean {
    const sessions = this.#byUser.get(userId);
    return sessions === undefined || sessions.has(sessionId) || sessions.size < MAX_PER_USER;
  }

  find(userId: string, sessionId: string): SessionSocket | undefined {
    return this.#byUser.get(userId)?.get(sessionId);
  }

  /** A later socket of the same session takes the place of the earlier one. */
  add(userId: string, sessionId: string, socket: SessionSocket): void {
    const sessions = this.#byUser.get(userId) ?? new Map<string, SessionSocket>();
    if (!sessions.has(sessionId)) this.#count += 1;
    sessions.set(sessionId, socket);
    this.#byUser.set(userId, sessions);
  }

  /** Nothing happens when another socket has the session by now. */
  remove(userId: string, sessionId: string, socket: SessionSocket): void {
    const sessions = this.#byUser.get(userId);
    if (sessions?.get(sessionId) !== socket) return;
    sessions.delete(sessionId);
    this.#count -= 1;
    if (sessions.size === 0) this.#byUser.delete(userId);
  }
}
