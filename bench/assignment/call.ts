import type { AssignmentProblem, Pairing } from '../../src/engine/assignment/problem.ts'
import { randomFrom } from '../hall/random.ts'

/** Topics that submissions and reviewers are about, and institutions that they come from. */
const [topics, institutions] = [40, 80]

/** Affinity as a matching engine gives it: the cosine of two sparse mixtures of topics, popular topics more often, with some noise. */
function mixtures(count: number, few: number, random: () => number): Float64Array[] {
  return Array.from({ length: count }, () => {
    const mixture = new Float64Array(topics)
    for (let part = 0; part < few; part += 1) mixture[Math.floor(topics * random() ** 1.6)]! += -Math.log(1 - random())
    const length = Math.hypot(...mixture)
    return mixture.map((one) => one / length)
  })
}

const languagesOf = (draw: number, zh: number, en: number): string[] => (draw < zh ? ['zh'] : draw < zh + en ? ['en'] : ['zh', 'en'])

/**
 * A call: half of the submissions in Chinese alone, a third in English alone; two reviewers in five read Chinese alone, one in six English alone.
 * Nobody judges their own institution; one pair in a hundred has another conflict.
 */
export function callOf(seed: number, size = { submissions: 1_000, reviewers: 300, load: 12 }): AssignmentProblem {
  const random = randomFrom(seed)
  const about = mixtures(size.submissions, 4, random)
  const knows = mixtures(size.reviewers, 6, random)
  const homes = about.map(() => Math.floor(random() * institutions))
  const reviewers = knows.map((_, index) => ({ id: `r${index}`, languages: languagesOf(random(), 0.4, 0.16), most: size.load, institution: `i${Math.floor(random() * institutions)}` }))
  const submissions = about.map((_, index) => ({ id: `s${index}`, languages: languagesOf(random(), 0.5, 0.33) }))
  const affinity = new Float32Array(size.submissions * size.reviewers)
  const conflicts: Pairing[] = []
  about.forEach((one, row) => {
    knows.forEach((other, column) => {
      let cosine = 0
      for (let topic = 0; topic < topics; topic += 1) cosine += (one[topic] ?? 0) * (other[topic] ?? 0)
      affinity[row * size.reviewers + column] = Math.min(1, Math.max(0, 0.9 * cosine + 0.1 * random()))
      if (reviewers[column]?.institution === `i${homes[row]}` || random() < 0.01) conflicts.push({ submission: `s${row}`, reviewer: `r${column}` })
    })
  })
  return { submissions, reviewers, affinity, conflicts }
}
