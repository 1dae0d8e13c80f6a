import type { Lang } from '../core/text.ts'

/**
 * Who may call a route: `anyone`; `person` signed in; `moderator`, `organiser`, `administrator` of the platform;
 * `token` an API token with the scope, or anyone where the scope is public; `machine` for probes and robots.
 * The coarse gate stands in the server; faces decide about the object.
 */
export type Who = 'anyone' | 'person' | 'moderator' | 'organiser' | 'administrator' | 'machine'

/** Classes of rate limits; writes always have one. `live` counts by session and person in the process, since a hall shares one address. */
export type LimitClass = 'read' | 'write' | 'sign_in' | 'mail' | 'upload' | 'door' | 'live' | 'api'

export type Route<Path extends string = string> = { method: 'GET' | 'POST'; path: Path; who: Who; limit: LimitClass }

/** The language in front of a path. Without the group Hono's router would read /zh/anything as /zh. */
export const language = '/:lang{(?:zh|en)}' as const

type Rest = { limit?: LimitClass }
export const get = <Path extends string>(path: Path, who: Who, rest: Rest = {}): Route<Path> => ({ method: 'GET', path, who, limit: rest.limit ?? 'read' })
export const post = <Path extends string>(path: Path, who: Who, rest: Rest = {}): Route<Path> => ({ method: 'POST', path, who, limit: rest.limit ?? 'write' })

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer More}`
  ? Name | ParamNames<More>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never
type Bare<Name extends string> = Name extends `${infer Before}{${string}` ? Before : Name
type Optional<Name extends string> = Name extends `${infer Before}?` ? Bare<Before> : never
type Required_<Name extends string> = Name extends `${string}?` ? never : Bare<Name>

/** The parameters of a path: `lang` is a {@link Lang}; those with `?` may be left out. */
export type Params<Path extends string> = {
  [Name in Required_<ParamNames<Path>>]: Name extends 'lang' ? Lang : string
} & { [Name in Optional<ParamNames<Path>>]?: string }

export type Query = Record<string, string | number | boolean | undefined | null | readonly string[]>

/** A path in pieces: what stands, and the names of parameters between. */
type Pieces = { first: string; rest: { name: string; after: string }[] }
const known = new WeakMap<Route, Pieces>()

function piecesOf(route: Route): Pieces {
  const before = known.get(route)
  if (before) return before
  const [first = '', ...found] = route.path.split(/\/:(\w+)(?:\{[^}]*\})?\??/)
  const pieces: Pieces = { first, rest: [] }
  for (let at = 0; at < found.length; at += 2) pieces.rest.push({ name: found[at]!, after: found[at + 1]! })
  known.set(route, pieces)
  return pieces
}

/** The address of a route, parameters encoded, empty query values left out. */
export function href<Path extends string>(route: Route<Path>, params: Params<Path>, query?: Query): string {
  const values = params as Record<string, string | undefined>
  const { first, rest } = piecesOf(route)
  let path = first
  for (const { name, after } of rest) path += (values[name] === undefined || values[name] === '' ? '' : `/${encodeURIComponent(values[name])}`) + after
  if (query === undefined) return path || '/'
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    if (Array.isArray(value)) for (const one of value) search.append(name, one)
    else search.append(name, String(value))
  }
  const text = search.toString()
  return text ? `${path || '/'}?${text}` : path || '/'
}
