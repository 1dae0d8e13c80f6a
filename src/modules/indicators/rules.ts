export { smallestCell, told } from '../../core/told.ts'

export const steps = ['viewed', 'interest', 'accepted', 'met', 'screened', 'agreed', 'completed'] as const
export type Step = (typeof steps)[number]
/** What opens into facts: the steps, and the connection that official statistics ask for. */
export const figures = [...steps, 'connection'] as const
export type Figure = (typeof figures)[number]

/**
 * A connection is a case that was accepted or met. Told beside one of the two it would bound the other from below, and tell a few
 * withheld cases exactly: nine connections of which five met leave four accepted. So it is withheld with either of them.
 */
export const withoutDerived = (told: Readonly<Record<Figure, number | undefined>>): Record<Figure, number | undefined> =>
  told.accepted === undefined || told.met === undefined ? { ...told, connection: undefined } : { ...told }

/** Per cent with one decimal, where both are told. */
export const shareOf = (part: number | undefined, whole: number | undefined): number | undefined => (part === undefined || !whole ? undefined : Math.round((part / whole) * 1000) / 10)

export type Scope = { kind: 'listing'; id: string } | { kind: 'organisation'; id: string } | { kind: 'alliance'; slug: string } | { kind: 'event'; slug: string } | { kind: 'instance' }
