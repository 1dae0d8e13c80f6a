import type { Position } from './words/terms.ts'
import { ownershipQuestions, preferenceQuestions } from './words/guide.ts'

export type OwnershipQuestion = keyof typeof ownershipQuestions
export type PreferenceQuestion = keyof typeof preferenceQuestions

/** The answers that were given: `true` yes, `false` no; a question that is not answered counts for nothing. */
export type GuideAnswers = { ownership: Partial<Record<OwnershipQuestion, boolean>>; preference: Partial<Record<PreferenceQuestion, boolean>>; /** The institution may not publish without consent. */ publicationNeedsConsent?: boolean }

export type Leaning = 'institution' | 'leaning_institution' | 'company'

/** `reasons`: the questions whose yes spoke for the proposal or against it, in the order in which they were asked. */
export type Proposal = {
  yes: number
  leaning: Leaning
  proposed: Position
  others: Position[]
  spoke: { forCompany: OwnershipQuestion[]; forLicence: PreferenceQuestion[] }
  preferenceYes: number
  /** Answers that are missing of each part. */
  open: { ownership: number; preference: number }
}

const asked = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] => Object.keys(table) as Key[]

/**
 * A position for one institution and one company by the two parts of the choice guide (field-schemas.md §3). Part A counts what
 * speaks for the company: 0–2 the institution owns, 3–4 leaning to it, more the company. Part B, where the institution owns,
 * counts what speaks for a licence: 0–2 an assignment may be negotiated (3), 3 a tie, 4–6 an exclusive licence (2).
 * Guidance, never legal advice.
 */
export function propose({ ownership, preference, publicationNeedsConsent }: GuideAnswers): Proposal {
  const forCompany = asked(ownershipQuestions).filter((key) => ownership[key])
  const forLicence = asked(preferenceQuestions).filter((key) => preference[key])
  const yes = forCompany.length
  const leaning = yes <= 2 ? 'institution' : yes <= 4 ? 'leaning_institution' : 'company'
  const answered = (answers: object) => Object.values(answers).filter((one) => one !== undefined).length
  const open = { ownership: asked(ownershipQuestions).length - answered(ownership), preference: asked(preferenceQuestions).length - answered(preference) }
  const base = { yes, leaning, spoke: { forCompany, forLicence }, preferenceYes: forLicence.length, open } as const
  if (leaning === 'company') return publicationNeedsConsent ? { ...base, proposed: 'p6', others: ['p5'] } : { ...base, proposed: 'p5', others: ['p6'] }
  const licence = forLicence.length
  if (answered(preference) === 0) return { ...base, proposed: 'p1', others: ['p2', 'p3'] }
  if (licence <= 2) return { ...base, proposed: 'p3', others: ['p2', 'p1'] }
  return { ...base, proposed: 'p2', others: licence === 3 ? ['p3', 'p1'] : ['p1', 'p3'] }
}
