/** What a person at the page can do about an answer without words of the gateway. */
export function faultWords(status: number): string {
  if (status === 0) return 'The gateway does not answer. Check the network; this page tries again by itself.';
  if (status === 401) return 'This token is not right. Sign in with the current one.';
  if (status === 404) return 'There is nothing here. It may have ended or been deleted.';
  if (status === 429) return 'Too many requests. Wait a minute, then try again.';
  if (status >= 500) return 'The gateway could not answer. Try again; if it stays so, tell the operator.';
  return `The gateway refused the request (${status}). Reload the page, then try again.`;
}
