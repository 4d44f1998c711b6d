const LOCALE = 'en-GB';

/** `4:05`, and `1:04:05` from an hour on. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/** `1.9 s`, and `80 ms` below a tenth of a second. */
export function spanText(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** To the cent; smaller amounts than that are not called nothing. */
export function moneyText(usd: number): string {
  return usd > 0 && usd < 0.005 ? '< $0.01' : `$${usd.toFixed(2)}`;
}

/** With as many digits as the parts of a cost need to add up. */
export function exactMoneyText(usd: number): string {
  return `$${usd.toFixed(4)}`;
}

/** In the time zone of the person at the page. */
export function momentText(atMs: number): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

export function timeOfDayText(atMs: number): string {
  return new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' }).format(atMs);
}

/** `12`, `1,204`. */
export function countText(count: number): string {
  return new Intl.NumberFormat(LOCALE).format(count);
}

/** `1 turn`, `2 turns`. */
export function countedText(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `frustration` from `frustration`, `agent offer accepted` from `agent_offer_accepted`: for what has no words here. */
export function plainText(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
