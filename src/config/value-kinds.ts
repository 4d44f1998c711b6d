import { accessSync, constants, statSync } from 'node:fs';
import { z } from 'zod';
import { REDACTION_KINDS, type RedactionKind } from '../privacy/redactor.ts';
import { ALL_LINES } from '../spoken/shipped-lines.ts';
import { parsePrivateHosts } from '../tools/guard-rails/private-hosts.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../voice/provider.ts';

// Each message is what belongs there, as it follows "must be": `setting-fault` makes the sentence.

/** How a yes or no may be written, in any case. */
export const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
};

export function flag(defaultValue: boolean) {
  return z
    .string()
    .default(String(defaultValue))
    .transform((text, context) => {
      const value = BOOLEAN_WORDS[text.toLowerCase()];
      if (value === undefined) context.addIssue({ code: 'custom', message: 'true or false' });
      return value ?? defaultValue;
    });
}

export function wholeNumber(defaultValue: number, minimum: number, maximum: number) {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.coerce
    .number({ error: message })
    .int(message)
    .min(minimum, message)
    .max(maximum, message)
    .default(defaultValue);
}

/** Like `wholeNumber`, for a setting that may be absent. */
export function optionalNumber(minimum: number, maximum: number) {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.coerce
    .number({ error: message })
    .int(message)
    .min(minimum, message)
    .max(maximum, message)
    .optional();
}

export function fraction(defaultValue: number, maximum: number) {
  const message = `a number from 0 to ${maximum}`;
  return z.coerce.number({ error: message }).min(0, message).max(maximum, message).default(defaultValue);
}

/** Like `fraction`, for a setting that may be absent. */
export function optionalFraction(minimum: number, maximum: number) {
  const message = `a number from ${minimum} to ${maximum}`;
  return z.coerce.number({ error: message }).min(minimum, message).max(maximum, message).optional();
}

export function dollars() {
  const message = 'an amount of US dollars above 0, like 1.50';
  return z.coerce.number({ error: message }).positive(message).optional();
}

type Words = readonly [string, ...string[]];

export function oneOf<const T extends Words>(words: T, defaultValue: T[number]) {
  return z.enum(words, { error: listed(words) }).default(defaultValue);
}

/** Like `oneOf`, for a setting that may be absent. */
export function optionalOneOf<const T extends Words>(words: T) {
  return z.enum(words, { error: listed(words) }).optional();
}

/** A vendor's key. It is sent in a header, where other characters are not allowed: the "…" of an example, for instance. */
export const optionalKey = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'the whole key, in ASCII characters without spaces')
  .optional();

function listed(words: Words): string {
  const [last = '', ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}

export function redactionKinds(value: string, context: z.RefinementCtx): readonly RedactionKind[] {
  const words = value.split(',').map((word) => word.trim().toLowerCase());
  const kinds = REDACTION_KINDS.filter((kind) => words.includes(kind));
  if (kinds.length === new Set(words).size) return kinds;
  context.addIssue({
    code: 'custom',
    message: `a comma-separated list of ${REDACTION_KINDS.join(', ')}`,
  });
  return z.NEVER;
}

export function privateHosts(value: string, context: z.RefinementCtx): readonly string[] {
  const hosts = parsePrivateHosts(value);
  if (hosts !== undefined) return hosts;
  context.addIssue({
    code: 'custom',
    message: 'a comma-separated list of hosts with their ports, like orders.internal:8443,10.0.0.7:80',
  });
  return z.NEVER;
}

/** `de, en` as ISO 639-1 codes, each one once. */
export function languageList(value: string, context: z.RefinementCtx): readonly string[] {
  const codes = value.split(',').map((code) => code.trim().toLowerCase());
  const given = codes.filter((code) => code !== '');
  const isKnown = given.every((code) => ALL_LINES.has(code));
  if (isKnown && new Set(given).size === given.length) return given;
  const known = [...ALL_LINES.keys()].join(', ');
  context.addIssue({ code: 'custom', message: `a comma-separated list of ${known}, each at most once` });
  return z.NEVER;
}

/** `nova, openai`: providers of speech models, each one once. */
export const providerList = z
  .string()
  .transform((value, context): readonly VoiceProvider[] => {
    const words = value.split(',').map((word) => word.trim().toLowerCase());
    const providers = words.flatMap((word) => VOICE_PROVIDERS.filter((name) => name === word));
    if (new Set(providers).size === words.length) return providers;
    const message = `a comma-separated list of ${VOICE_PROVIDERS.join(', ')}, each at most once`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .optional();

/** `de, en`: codes of any languages, each one once. */
export const isoLanguageList = z
  .string()
  .transform((value, context): readonly string[] => {
    const codes = value.split(',').map((code) => code.trim().toLowerCase());
    if (codes.every((code) => ISO_LANGUAGE.test(code)) && new Set(codes).size === codes.length) return codes;
    const message = 'a comma-separated list of ISO 639-1 codes, like de,en, each at most once';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .optional();

/** @param most names or terms @param longest characters of each */
export function termList(most: number, longest: number) {
  return z
    .string()
    .transform((value, context): readonly string[] => {
      const terms = value.split(',').map((term) => term.trim());
      const isGood = terms.every((term) => term !== '' && term.length <= longest) && terms.length <= most;
      if (isGood) return terms;
      const message = `a comma-separated list of ${most} names and terms at most, each of 1 to ${longest} characters`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .optional();
}

export function textUpTo(longest: number) {
  return z.string().max(longest, `a text of ${longest} characters at most`).optional();
}

const ISO_LANGUAGE = /^[a-z]{2}$/;

/** Exact origins, as browsers write them: no path, no wildcard. Plain `http:` only on this machine. */
export function originList(value: string, context: z.RefinementCtx): readonly string[] {
  const origins = value
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  if (origins.length > 0 && origins.every(isPageOrigin)) return origins;
  context.addIssue({
    code: 'custom',
    message: 'a comma-separated list of origins, like https://www.example.com',
  });
  return z.NEVER;
}

/** A path of the page's own origin, or an address that a page may ask: `https:`, or this machine. */
export function tokenAddress(value: string, context: z.RefinementCtx): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPath = /^\/(?![/\\])/.test(value);
  if (isPath || (url && isPageOrigin(url.origin) && !url.username && !url.hash)) return value;
  context.addIssue({
    code: 'custom',
    message: 'a path like /session/voice-token, or an https:// address',
  });
  return z.NEVER;
}

/** An address that a page may connect to: `https:`, or this machine. */
export function pageAddress(value: string, context: z.RefinementCtx): string {
  if (isPageOrigin(value)) return value;
  context.addIssue({
    code: 'custom',
    message: 'an address without a path, like https://bedrock.example.com',
  });
  return z.NEVER;
}

function isPageOrigin(origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url?.origin !== origin) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname));
}

/** Browsers give a microphone to these pages without TLS. */
const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export const text = (defaultValue: string) => z.string().default(defaultValue);

export const optionalText = z.string().optional();

export const regionList = z
  .string()
  .regex(
    /^\s*[a-z0-9-]+(\s*,\s*[a-z0-9-]+)*\s*$/,
    'a region, or several with commas, like us-east-1,us-west-2',
  )
  .optional();

/** @see https://www.twilio.com/docs/glossary/what-e164 */
export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'a phone number in E.164 form, like +14155550100')
  .optional();

export function originUrl(value: string, context: z.RefinementCtx): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.username) return url;
  context.addIssue({
    code: 'custom',
    message: 'the public https:// origin without a path, like https://voice.example.com',
  });
  return z.NEVER;
}

export function baseUrl(value: string, context: z.RefinementCtx): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, '');
  context.addIssue({ code: 'custom', message: 'an http:// or https:// address' });
  return z.NEVER;
}

/** An address that is used as it is written. */
export function webAddress(value: string, context: z.RefinementCtx): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.hash) return value;
  context.addIssue({ code: 'custom', message: 'an https:// address without a password and without a #' });
  return z.NEVER;
}

/** The HTTP endpoint of an AppSync Event API, with or without its path. Plain `http:` only on this machine. */
export function eventApiUrl(value: string, context: z.RefinementCtx): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isEndpoint =
    url !== undefined && /^\/(event\/?)?$/.test(url.pathname) && !url.search && !url.username;
  if (isEndpoint && isPageOrigin(url.origin)) return new URL('/event', url);
  context.addIssue({
    code: 'custom',
    message: 'the HTTP endpoint of an Event API, like https://abc.appsync-api.us-east-1.amazonaws.com/event',
  });
  return z.NEVER;
}

/** @param what what the file holds, like `a JSON file with prices` */
export function readableFile(what: string) {
  return z.string().refine(isReadableFile, `the path of ${what} that can be read`).optional();
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
