import type { z } from 'zod'

export type ServiceFaultKind = 'timeout' | 'unreachable' | 'refused' | 'status' | 'html' | 'not_json' | 'length'

/** A service on the network failed or answered nonsense. Says which way, never what was sent. */
export class ServiceFault extends Error {
  override name = 'ServiceFault'
  readonly kind: ServiceFaultKind

  constructor(kind: ServiceFaultKind, options: { status?: number; cause?: unknown } = {}) {
    super(options.status === undefined ? kind : `${kind} ${options.status}`, { cause: options.cause })
    this.kind = kind
  }
}

export type Posting = { headers?: Record<string, string> | undefined; timeoutMs: number; /** Bytes of the answer that are read. */ longest: number }

/**
 * Posts JSON and reads JSON of a shape, bounded in time and size. Redirects are refused: the key would go along.
 * @throws ServiceFault
 */
export async function postJson<Shape extends z.ZodType>(url: string, body: unknown, shape: Shape, { headers = {}, timeoutMs, longest }: Posting): Promise<z.output<Shape>> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await fetch(url, { method: 'POST', redirect: 'error', signal, headers: { 'content-type': 'application/json', accept: 'application/json', ...headers }, body: JSON.stringify(body) })
    const text = await bounded(answer, longest)
    if (!answer.ok) throw new ServiceFault(answer.status < 500 && answer.status !== 429 ? 'refused' : 'status', { status: answer.status })
    if (/^\s*</.test(text)) throw new ServiceFault('html')
    const parsed = shape.safeParse(jsonOf(text))
    if (!parsed.success) throw new ServiceFault('not_json')
    return parsed.data
  } catch (error) {
    if (error instanceof ServiceFault) throw error
    throw new ServiceFault(signal.aborted ? 'timeout' : 'unreachable', { cause: error })
  }
}

async function bounded(answer: Response, longest: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += (part as Uint8Array).length
    if (bytes > longest) throw new ServiceFault('length')
    text += decoder.decode(part as Uint8Array, { stream: true })
  }
  return text + decoder.decode()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceFault('not_json')
  }
}
