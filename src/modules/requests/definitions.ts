import type { Actor } from '../../core/actor.ts'
import type { Lang } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import type { RequestKind, RequestState } from './rules.ts'

export type Request = {
  id: string
  kind: RequestKind
  fromPerson: string | null
  fromOrganisation: string | null
  toOrganisation: string | null
  objectType: string
  objectId: string
  role: string | null
  lang: Lang | null
  message: string | null
  state: RequestState
  answer: string | null
  createdAt: Date
  expiresAt: Date
  /** The day by which the law wants an answer (`YYYY-MM-DD`), and who sees to it. */
  dueOn: string | null
  handlerId: string | null
}

export type NewRequest = { kind: RequestKind; object: { type: string; id: string }; fromOrganisation?: string; role?: string; /** The language asked for. */ lang?: Lang; message?: string; /** That the one who asks may be seen in the other country. */ consent?: boolean }

/** What is special to a kind of request. */
export type RequestDefinition = {
  /** Who is asked. Throws a Failure when the actor may not ask this. Runs in the transaction of the request. */
  address(tx: Db, actor: Actor, input: NewRequest): Promise<{ toOrganisation?: string; /** The day by which it has to be answered. */ dueOn?: string; expiresAt?: Date }>
  mayAnswer(db: Db, actor: Actor, request: Request): Promise<boolean> | boolean
  /** The effect of accepting: runs once, in the transaction of the answer. */
  accept(tx: Db, actor: Actor, request: Request): Promise<void>
  /** Tells those who have to answer. */
  tellAsked(tx: Db, actor: Actor, request: Request): Promise<void>
  /** Tells who asked. */
  tellAnswered(tx: Db, actor: Actor, request: Request): Promise<void>
}

const definitions = new Map<RequestKind, RequestDefinition>()

/** A module says what its kind of request means; once per kind, when it is loaded. */
export function defineRequest(kind: RequestKind, definition: RequestDefinition): void {
  if (definitions.has(kind)) throw new Error(`requests of kind ${kind} are defined already`)
  definitions.set(kind, definition)
}

/** @throws when no loaded module has defined the kind: a fault of the program, not of the reader. */
export function definitionOf(kind: RequestKind): RequestDefinition {
  const found = definitions.get(kind)
  if (!found) throw new Error(`requests of kind ${kind} are not defined`)
  return found
}
