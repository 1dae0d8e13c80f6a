/**
 * Whether personal data cross a border: from where their person is to where they are read. Somebody whose country is not
 * known crosses none. A consent is asked of everybody alike, so that both laws are kept (PIPL art. 39; UK GDPR chapter V).
 */
export const crosses = (from: string | undefined, to: string | undefined): to is string => from !== undefined && to !== undefined && from !== to

export const occasions = ['sign_up', 'affiliation', 'interest', 'account'] as const
export type Occasion = (typeof occasions)[number]
