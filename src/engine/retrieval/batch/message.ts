import type { Calibration } from '../calibrate.ts'
import type { Ground } from '../ground.ts'
import type { Answer, Question } from '../lookup.ts'

/** What a thread is born with; `order` has the place of each document among all ids, for ties. */
export type Outfit = { grounds: readonly Ground[]; order: Int32Array; calibration: Calibration }

export type Asked = { number: number; question: Question }

/** `seconds` is the time that the look-up took. */
export type Answered = { number: number; answer: Answer; seconds: number }
