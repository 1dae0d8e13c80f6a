import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { guideWords } from './messages/guide.ts'
import { fieldWords } from './messages/fields.ts'
import { groupWords, operationNotes, operationWords } from './messages/operations.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { named, told } from './told.ts'

export const apiBase = '/api/v1'

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const problemShape = named(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string().optional(),
    status: z.int(),
    detail: told(z.string(), guideWords.problemDetail),
    detail_zh: z.string(),
    fields: told(z.record(z.string(), z.object({ zh: z.string(), en: z.string() })).optional(), 'problems'),
    id: told(z.string().optional(), guideWords.problemId),
  }),
)

const keyHeader = told(z.string().min(8).max(200).optional(), fieldWords.idempotencyKey)

/** An operation as OpenAPI says it; Chinese stands beside the English under `x-zh`. */
function pathOf(one: Operation) {
  const words = operationWords[one.name]
  const note = operationNotes[one.name]
  const security: Record<string, string[]>[] = one.who === 'anyone' ? [{}, { token: [] }] : [{ token: [] }]
  return {
    method: one.method,
    path: apiBase + one.path,
    operationId: one.name,
    tags: [groupWords[one.group].en],
    summary: words.en,
    description: note?.en,
    'x-zh': { summary: words.zh, description: note?.zh },
    'x-who': one.who,
    'x-scope': one.scope,
    security,
    request: {
      ...(one.params ? { params: one.params as z.ZodObject } : {}),
      ...(one.query ? { query: one.query as z.ZodObject } : {}),
      ...(one.method === 'post' ? { headers: z.object({ 'Idempotency-Key': keyHeader }) } : {}),
      ...(one.body ? { body: { required: true, content: { 'application/json': { schema: one.body } } } } : {}),
    },
    responses: {
      [one.status ?? 200]: { description: words.en, content: { 'application/json': { schema: one.answer } } },
      default: { description: guideWords.refused.en, content: { 'application/problem+json': { schema: problemShape } } },
    },
  }
}

let made: { url: string; document: ApiDocument } | undefined

/** The OpenAPI 3.1 document of this installation, made once. */
export function apiDocument(url: string): ApiDocument {
  if (made?.url === url) return made.document
  const registry = new OpenAPIHono()
  registry.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: guideWords.tokens.en })
  for (const one of operations) registry.openAPIRegistry.registerPath(pathOf(one))
  const document = registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: guideWords.title.en, version: '1', description: guideWords.lead.en, license: { name: 'Apache-2.0' } },
    servers: [{ url }],
    tags: Object.values(groupWords).map(({ en, zh }) => ({ name: en, 'x-zh': zh })),
  })
  made = { url, document }
  return document
}
