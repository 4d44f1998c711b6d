import { checkSchema, schemaFault } from './twiml-schema.ts';
import { parseXml, type XmlElement } from './twiml-xml.ts';
import type { WebhookMethod } from './webhooks.ts';

/** A URL in TwiML, possibly relative to the document. */
export interface Link {
  readonly url: string;
  readonly method: WebhookMethod;
}

export interface ConnectVerb {
  readonly verb: 'Connect';
  readonly action?: Link;
  readonly stream: {
    readonly url: string;
    readonly name?: string;
    readonly statusCallback?: Link;
    readonly parameters: Readonly<Record<string, string>>;
  };
}

export interface DialVerb {
  readonly verb: 'Dial';
  readonly action?: Link;
  readonly number: string;
  readonly timeoutMs: number;
  readonly timeLimitMs: number;
  readonly callerId?: string;
  readonly answerOnBridge: boolean;
  readonly sendDigits: string;
  readonly statusCallback?: Link;
  readonly statusCallbackEvents: readonly string[];
}

export type Verb =
  | { readonly verb: 'Say'; readonly text: string; readonly loop: number }
  | { readonly verb: 'Play'; readonly loop: number }
  | { readonly verb: 'Pause'; readonly lengthMs: number }
  | { readonly verb: 'Redirect'; readonly link: Link }
  | { readonly verb: 'Hangup' }
  | { readonly verb: 'Reject'; readonly reason: 'busy' | 'rejected' }
  | ConnectVerb
  | DialVerb;

/** Twilio's documented limit on a parameter's name and value together. */
const PARAMETER_LIMIT = 500;

/**
 * Reads a TwiML document.
 * @throws CarrierFault 12100 when it is not XML, 12200 when it is not TwiML
 */
export function parseTwiml(xml: string): readonly Verb[] {
  const root = parseXml(xml);
  checkSchema(root);
  return root.children.map(toVerb);
}

function toVerb(element: XmlElement): Verb {
  switch (element.name) {
    case 'Say':
      return { verb: 'Say', text: element.text, loop: count(element, 'loop', 1) };
    case 'Play':
      return { verb: 'Play', loop: count(element, 'loop', 1) };
    case 'Pause':
      return { verb: 'Pause', lengthMs: count(element, 'length', 1) * 1000 };
    case 'Redirect':
      return { verb: 'Redirect', link: { url: element.text, method: method(element, 'method') } };
    case 'Hangup':
      return { verb: 'Hangup' };
    case 'Reject':
      return { verb: 'Reject', reason: oneOf(element, 'reason', ['rejected', 'busy']) };
    case 'Connect':
      return toConnect(element);
    case 'Dial':
      return toDial(element);
    default:
      throw schemaFault(`<${element.name}> is not known`);
  }
}

function toConnect(element: XmlElement): ConnectVerb {
  const [stream, second] = element.children;
  if (!stream || second) throw schemaFault('<Connect> must hold one <Stream>');
  oneOf(stream, 'track', ['inbound_track']);
  const { name } = stream.attributes;
  return {
    verb: 'Connect',
    ...link(element, 'action', 'method'),
    stream: {
      url: stream.attributes.url ?? '',
      parameters: toParameters(stream.children),
      ...(name === undefined ? {} : { name }),
      ...link(stream, 'statusCallback', 'statusCallbackMethod'),
    },
  };
}

function toParameters(elements: readonly XmlElement[]): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const { attributes } of elements) {
    const { name = '', value = '' } = attributes;
    if (name.length + value.length >= PARAMETER_LIMIT) {
      throw schemaFault(`<Parameter> ${name} has ${PARAMETER_LIMIT} characters or more`);
    }
    parameters[name] = value;
  }
  return parameters;
}

function toDial(element: XmlElement): DialVerb {
  const [noun, second] = element.children;
  if (second) throw schemaFault('<Dial> with several <Number> is not supported by this carrier');
  const { callerId } = element.attributes;
  const sendDigits = noun?.attributes.sendDigits ?? '';
  if (!/^[0-9*#wW]*$/.test(sendDigits)) throw schemaFault('sendDigits may hold 0-9 * # w W');
  return {
    verb: 'Dial',
    ...link(element, 'action', 'method'),
    number: numberIn(noun ?? element),
    timeoutMs: count(element, 'timeout', 30) * 1000,
    timeLimitMs: count(element, 'timeLimit', 14_400) * 1000,
    ...(callerId === undefined ? {} : { callerId }),
    answerOnBridge: oneOf(element, 'answerOnBridge', ['false', 'true']) === 'true',
    sendDigits,
    ...(noun ? link(noun, 'statusCallback', 'statusCallbackMethod') : {}),
    statusCallbackEvents: (noun?.attributes.statusCallbackEvent ?? 'completed').split(/\s+/),
  };
}

function numberIn({ text }: XmlElement): string {
  if (!/^\+?[0-9]{3,15}$/.test(text)) throw schemaFault('<Dial> needs a telephone number');
  return text;
}

function link<K extends string>(
  element: XmlElement,
  name: K,
  methodName: string,
): { readonly [N in K]?: Link } {
  const url = element.attributes[name];
  const found: { [N in K]?: Link } = {};
  if (url) found[name] = { url, method: method(element, methodName) };
  return found;
}

function method(element: XmlElement, name: string): WebhookMethod {
  return oneOf(element, name, ['POST', 'GET']);
}

/** The attribute's value, or the first choice when it is absent. */
function oneOf<const T extends string>(
  element: XmlElement,
  name: string,
  choices: readonly [T, ...(readonly T[])],
): T {
  const value = element.attributes[name];
  if (value === undefined) return choices[0];
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw schemaFault(`<${element.name}> ${name} must be ${choices.join(' or ')}`);
}

function count(element: XmlElement, name: string, otherwise: number): number {
  const value = element.attributes[name];
  if (value === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(value)) throw schemaFault(`<${element.name}> ${name} must be a whole number`);
  return Number(value);
}
