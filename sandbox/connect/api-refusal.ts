/** The HTTP status of each error that Amazon Connect answers with. */
const STATUS = {
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  UnrecognizedClientException: 403,
  MissingAuthenticationTokenException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ThrottlingException: 429,
  TooManyRequestsException: 429,
  InternalServiceException: 500,
} as const;

export type ApiErrorType = keyof typeof STATUS;

/** A request that Amazon Connect would refuse. */
export class ApiRefusal extends Error {
  readonly type: ApiErrorType;

  constructor(type: ApiErrorType, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }

  get status(): number {
    return STATUS[this.type];
  }
}

/** A parameter that is missing or wrong. */
export function invalidParameter(message: string): ApiRefusal {
  return new ApiRefusal('InvalidParameterException', message);
}

export function notFound(what: string): ApiRefusal {
  return new ApiRefusal('ResourceNotFoundException', `${what} not found`);
}
