import { type Lang, type Phrase, say } from '../../../core/text.ts'
import { guideWords, typeWords } from '../messages/guide.ts'
import type { ApiDocument } from '../document.ts'

/** A schema of the document as far as the page reads it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  description?: string
  'x-zh'?: string
}

type Content = Record<string, { schema: Schema }>
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  'x-zh': { summary: string; description?: string }
  'x-who': string
  'x-scope': string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
export type Line = { method: string; path: string; operation: Operation }

/** A row of a table of fields. `shape` is the name of the shape that its type leads to. */
export type Field = { name: string; type: string; shape?: string; meaning: string; required: boolean }

/** The operations of the document in its order. */
export const linesOf = (document: ApiDocument): Line[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))

export const shapesOf = (document: ApiDocument): [string, Schema][] => Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>)

const refOf = (schema: Schema): string | undefined => (schema.$ref ?? schema.allOf?.find((one) => one.$ref)?.$ref)?.split('/').at(-1)

/** The shape that a value is made of, through lists. */
export const shapeOf = (schema: Schema): string | undefined => refOf(schema) ?? (schema.items ? shapeOf(schema.items) : undefined)

const named = (lang: Lang, type: string): string => (Object.hasOwn(typeWords, type) ? (typeWords as Record<string, Phrase>)[type]![lang] : type)

/** The type of a value in words. Enumerations of up to a dozen values are spelt out. */
export function typeOf(lang: Lang, schema: Schema): string {
  const ref = refOf(schema)
  if (ref) return ref
  if (schema.enum) return schema.enum.length <= 12 ? schema.enum.join(' | ') : `${schema.enum.slice(0, 10).join(' | ')} …`
  if (schema.items) return say(lang, guideWords.listOf, { type: typeOf(lang, schema.items) })
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(lang, one)).join(' | ')
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any']
  return types.map((type) => named(lang, type === 'string' && schema.format && Object.hasOwn(typeWords, schema.format) ? schema.format : type)).join(' | ')
}

export const meaningOf = (lang: Lang, schema: Schema): string => (lang === 'zh' ? schema['x-zh'] : schema.description) ?? ''

const field = (lang: Lang, name: string, schema: Schema, required: boolean): Field => ({ name, type: typeOf(lang, schema), shape: shapeOf(schema), meaning: meaningOf(lang, schema), required })

export const parametersOf = (lang: Lang, { parameters = [] }: Operation): Field[] => parameters.map((one) => field(lang, one.name, one.schema, one.required ?? false))

/** The fields of an object; objects inside are told with a dot. */
export function fieldsOf(lang: Lang, schema: Schema, before = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const own = field(lang, before + name, inner, schema.required?.includes(name) ?? false)
    const within = inner.properties ? inner : inner.items?.properties ? inner.items : undefined
    return within && before.length < 40 ? [own, ...fieldsOf(lang, within, `${before}${name}.`)] : [own]
  })
}

export const bodyOf = ({ requestBody }: Operation): Schema | undefined => requestBody?.content['application/json']?.schema

/** The answer of success. */
export const answerOf = ({ responses }: Operation): Schema | undefined => Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content?.['application/json']?.schema
