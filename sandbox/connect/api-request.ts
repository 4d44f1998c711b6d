import type { IncomingMessage } from 'node:http';
import { ApiRefusal, invalidParameter } from './api-refusal.ts';
import { type Fields, isFields } from './request-fields.ts';

/** One of the operations, by the vendor's name. */
export type ConnectOperation =
  | 'GetCurrentMetricData'
  | 'DescribeInstance'
  | 'DescribeQueue'
  | 'DescribeContactFlow'
  | 'ListPhoneNumbersV2'
  | 'ListLambdaFunctions'
  | 'GetEffectiveHoursOfOperations'
  | 'StartTaskContact'
  | 'UpdateContactAttributes';

export interface ApiRequest {
  readonly operation: ConnectOperation;
  /** As the path names it; some operations name it in the body. */
  readonly instanceId: string | undefined;
  /** The second part of the path: a queue or its hours. */
  readonly resourceId: string;
  readonly query: URLSearchParams;
  readonly body: Fields;
}

const MAX_BODY_CHARACTERS = 256 * 1024;
const CREDENTIAL = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/connect\/aws4_request,/;
const ROUTES: readonly (readonly [ConnectOperation, RegExp])[] = [
  ['GetCurrentMetricData', /^POST \/metrics\/current\/([^/]+)$/],
  ['DescribeInstance', /^GET \/instance\/([^/]+)$/],
  ['DescribeContactFlow', /^GET \/contact-flows\/([^/]+)\/([^/]+)$/],
  ['ListPhoneNumbersV2', /^POST \/phone-number\/list$/],
  ['ListLambdaFunctions', /^GET \/instance\/([^/]+)\/lambda-functions$/],
  ['DescribeQueue', /^GET \/queues\/([^/]+)\/([^/]+)$/],
  ['GetEffectiveHoursOfOperations', /^GET \/effective-hours-of-operations\/([^/]+)\/([^/]+)$/],
  ['StartTaskContact', /^PUT \/contact\/task$/],
  ['UpdateContactAttributes', /^POST \/contact\/attributes$/],
];

/**
 * Reads which operation is requested, and by whom.
 * @throws ApiRefusal for anything the service does not know, and for other credentials
 */
export function readRequest(incoming: IncomingMessage, text: string, accessKeyId: string): ApiRequest {
  authorise(incoming.headers.authorization, accessKeyId);
  const [path = '', query = ''] = (incoming.url ?? '').split('?');
  for (const [operation, pattern] of ROUTES) {
    const match = pattern.exec(`${incoming.method} ${path}`);
    if (!match) continue;
    const [, instanceId, resourceId = ''] = match.map((part) => part && decodeURIComponent(part));
    return { operation, instanceId, resourceId, query: new URLSearchParams(query), body: parseBody(text) };
  }
  throw new ApiRefusal('UnknownOperationException', 'No such operation');
}

export async function readText(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8');
  let text = '';
  for await (const piece of incoming) {
    text += String(piece);
    if (text.length > MAX_BODY_CHARACTERS) throw new Error('the body is too large');
  }
  return text;
}

/** The scope of the signature and its key; the signature itself is left alone. */
function authorise(header: string | undefined, accessKeyId: string): void {
  const [match, givenKeyId] = CREDENTIAL.exec(header ?? '') ?? [];
  if (match === undefined) {
    throw new ApiRefusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  if (givenKeyId === accessKeyId) return;
  throw new ApiRefusal('UnrecognizedClientException', 'The security token in the request is invalid.');
}

function parseBody(text: string): Fields {
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isFields(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidParameter('The body is no JSON object');
}
