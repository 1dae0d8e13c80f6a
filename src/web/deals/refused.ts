import type { Phrase } from '../../core/text.ts'
import type { Problems, Values } from '../form.ts'

export type RoomForm = 'accept' | 'decline' | 'withdraw' | 'message' | 'note' | 'move' | 'end' | 'plan' | 'waive' | 'propose' | 'party' | 'file' | 'meeting' | 'record'

/** A form of the room that was refused: what was typed comes back into it. */
export type Refused = { form: RoomForm; values: Values; problems: Problems; sentence?: Phrase }

/** The sentence of a refusal that no field of the form explains. */
export const wholeSentence = (refused: Refused | undefined, ...forms: RoomForm[]): Phrase | undefined =>
  refused?.sentence && forms.includes(refused.form) && Object.keys(refused.problems).length === 0 ? refused.sentence : undefined
