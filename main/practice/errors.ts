/** The refusals of the API, with the platform's codes (platform contract §7.3). */

export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** A refusal of the object store behind the presigned URLs, which speaks XML as S3 does. */
export class StorageError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const invalid = (name: string, why: string): ApiError =>
  new ApiError(400, 'parameter_invalid', `The ${name} parameter is invalid. ${why}`)

export const notProvided = (names: string[]): ApiError =>
  names.length === 1
    ? new ApiError(
        400,
        'parameter_not_provided',
        `The ${names.join()} parameter is required but was not provided.`,
      )
    : new ApiError(
        400,
        'parameter_not_provided',
        `The following parameters are required but were not provided: ${names.join(', ')}.`,
      )

export const unknownParameter = (names: string[]): ApiError =>
  new ApiError(400, 'parameter_unknown', `The following parameters are unknown: ${names.join(', ')}.`)

export const notFound = (collection: string, id: string): ApiError =>
  new ApiError(
    404,
    'resource_not_exist',
    `Resource with id '${id}' does not exist in the ${collection} collection.`,
  )

export const keyInvalid = (): ApiError =>
  new ApiError(
    401,
    'api_key_invalid',
    'The API key is either invalid or has expired. Generate a new one in the dashboard.',
  )

export const usageLimit = (): ApiError =>
  new ApiError(
    400,
    'usage_limit_exceeded',
    'Not enough free credit. Please register a payment method or contact sales@twelvelabs.io.',
  )
