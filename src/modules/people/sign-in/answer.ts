import { APIError } from 'better-auth/api'
import type { Failure } from '../../../core/failure.ts'

/** `Set-Cookie` values, to be forwarded one by one. */
export type Cookies = readonly string[]

/** The status with which the library refused; undefined when the error is not a refusal. */
export const statusOf = (error: unknown): number | undefined => (error instanceof APIError ? error.statusCode : undefined)

/** True when the library refused with one of these codes. */
export const answered = (error: unknown, ...codes: string[]): boolean => error instanceof APIError && codes.includes(String(error.body?.code))

/** Turns a refusal (4xx) of the library into ours; everything else is thrown on. */
export async function refusedAs<T>(answer: Promise<T>, failure: (error: unknown) => Failure): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined || status >= 500) throw error
    throw failure(error)
  }
}
