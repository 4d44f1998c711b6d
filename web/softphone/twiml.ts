import { CallFault, FAULTS } from './call-fault.ts';
import type { XmlElement } from './xml-element.ts';

export interface StreamNoun {
  readonly url: string;
  readonly name: string | undefined;
  readonly statusCallback: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface DialVerb {
  readonly verb: 'Dial';
  readonly action: string | undefined;
  readonly number: string;
  readonly callerId: string | undefined;
  readonly timeoutMs: number;
  readonly sendDigits: string;
}

/** The part of TwiML that the gateway writes. Addresses are as the document has them. */
export type Verb =
  | { readonly verb: 'Say'; readonly text: string; readonly language: string; readonly loop: number }
  | { readonly verb: 'Pause'; readonly lengthMs: number }
  | { readonly verb: 'Redirect'; readonly url: string }
  | { readonly verb: 'Hangup' }
  | { readonly verb: 'Reject'; readonly reason: 'busy' | 'failed' }
  | { readonly verb: 'Connect'; readonly action: string | undefined; readonly stream: StreamNoun }
  | DialVerb;

/** Twilio's documented limit on a parameter's name and value together. */
const PARAMETER_LIMIT = 500;
const NUMBER = /^\+?\d{3,15}$/;
const DIGITS = /^[0-9*#wW]*$/;

/** What each element may hold. Everything else is a fault, so that no typing error goes unseen. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Response: [],
  Say: ['voice', 'language', 'loop'],
  Pause: ['length'],
  Redirect: ['method'],
  Hangup: [],
  Reject: ['reason'],
  Connect: ['action', 'method'],
  Stream: ['url', 'name', 'track', 'statusCallback', 'statusCallbackMethod'],
  Parameter: ['name', 'value'],
  Dial: [
    'action',
    'method',
    'timeout',
    'timeLimit',
    'callerId',
    'answerOnBridge',
    'ringTone',
    'hangupOnStar',
  ],
  Number: ['sendDigits', 'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'],
};

/**
 * Reads a TwiML document.
 * @throws CallFault 12200 that names the element and what is wrong with it
 * @see https://www.twilio.com/docs/voice/twiml
 */
export function readTwiml(root: XmlElement): readonly Verb[] {
  if (root.name !== 'Response') throw fault(`The document begins with <${root.name}>, not with <Response>.`);
  checkAttributes(root);
  return root.children.map(toVerb);
}

function toVerb(element: XmlElement): Verb {
  checkAttributes(element);
  const { name, text, attributes } = element;
  switch (name) {
    case 'Say':
      if (text === '') throw fault('<Say> is empty.');
      return { verb: 'Say', text, language: attributes.language ?? 'en-US', loop: count(element, 'loop', 1) };
    case 'Pause':
      return { verb: 'Pause', lengthMs: count(element, 'length', 1) * 1000 };
    case 'Redirect':
      postOnly(element, 'method');
      return { verb: 'Redirect', url: text };
    case 'Hangup':
      return { verb: 'Hangup' };
    case 'Reject':
      return { verb: 'Reject', reason: attributes.reason === 'busy' ? 'busy' : 'failed' };
    case 'Connect':
      return toConnect(element);
    case 'Dial':
      return toDial(element);
    default:
      throw fault(`<${name}> is not known.`);
  }
}

function toConnect(element: XmlElement): Verb {
  const [stream, second] = element.children;
  if (stream?.name !== 'Stream' || second) throw fault('<Connect> must hold one <Stream>.');
  checkAttributes(stream);
  postOnly(element, 'method');
  postOnly(stream, 'statusCallbackMethod');
  const { url = '', name, statusCallback } = stream.attributes;
  return {
    verb: 'Connect',
    action: element.attributes.action,
    stream: { url: streamUrl(url), name, statusCallback, parameters: toParameters(stream.children) },
  };
}

/** @see https://www.twilio.com/docs/voice/twiml/stream */
function streamUrl(url: string): string {
  const { protocol, search } = URL.canParse(url) ? new URL(url) : { protocol: '', search: '' };
  if (protocol !== 'wss:' || search !== '')
    throw fault('The url of <Stream> must be wss:// and have no query.');
  return url;
}

function toParameters(elements: readonly XmlElement[]): Record<string, string> {
  const parameters = elements.map((element): [string, string] => {
    checkAttributes(element);
    const { name = '', value = '' } = element.attributes;
    if (element.name !== 'Parameter' || name === '') throw fault('<Stream> may hold <Parameter name value>.');
    if (name.length + value.length >= PARAMETER_LIMIT)
      throw fault(`<Parameter> ${name} has ${PARAMETER_LIMIT} characters or more.`);
    return [name, value];
  });
  return Object.fromEntries(parameters);
}

function toDial(element: XmlElement): DialVerb {
  const [noun, second] = element.children;
  if (second || (noun && noun.name !== 'Number')) throw fault('<Dial> may hold one <Number>.');
  if (noun) checkAttributes(noun);
  postOnly(element, 'method');
  const number = (noun ?? element).text;
  const sendDigits = noun?.attributes.sendDigits ?? '';
  if (!NUMBER.test(number)) throw fault('<Dial> needs a telephone number.');
  if (!DIGITS.test(sendDigits)) throw fault('sendDigits may hold 0-9 * # w W.');
  const { action, callerId } = element.attributes;
  const timeoutMs = count(element, 'timeout', 30) * 1000;
  return { verb: 'Dial', action, number, callerId, timeoutMs, sendDigits };
}

function checkAttributes({ name, attributes }: XmlElement): void {
  const known = ATTRIBUTES[name];
  if (!known) throw fault(`<${name}> is not known.`);
  const unknown = Object.keys(attributes).find((attribute) => !known.includes(attribute));
  if (unknown !== undefined) throw fault(`<${name}> has no attribute ${unknown}.`);
}

function postOnly({ name, attributes }: XmlElement, attribute: string): void {
  if ((attributes[attribute] ?? 'POST') !== 'POST')
    throw fault(`The softphone knows only POST for <${name}>.`);
}

function count({ name, attributes }: XmlElement, attribute: string, otherwise: number): number {
  const value = attributes[attribute];
  if (value === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(value)) throw fault(`${attribute} of <${name}> must be a whole number.`);
  return Number(value);
}

function fault(message: string): CallFault {
  return new CallFault(FAULTS.schema, message);
}
