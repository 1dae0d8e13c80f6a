/** Of all needs: the share whose offer comes first, among five and among ten, the mean of 1/place, and nDCG of the first ten. */
export type Figures = { r1: number; r5: number; r10: number; mrr: number; ndcg: number; needs: number; msPerNeed: number }

export const depth = 10

/** Gains 2^grade − 1, discounted by log2(place + 1) (Järvelin and Kekäläinen 2002; gains as Burges et al. 2005); undefined where nothing is good. */
export function ndcgOf(found: readonly string[], grades: ReadonlyMap<string, number>): number | undefined {
  const gain = (grade: number, index: number): number => (2 ** Math.max(0, grade) - 1) / Math.log2(index + 2)
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, depth).reduce((sum, grade, index) => sum + gain(grade, index), 0)
  const reached = found.slice(0, depth).reduce((sum, id, index) => sum + gain(grades.get(id) ?? 0, index), 0)
  return ideal > 0 ? reached / ideal : undefined
}

/** Figures over all needs of a task, from what each found, best first, and how good each offer is for it. */
export function figuresOf(answers: readonly { found: readonly string[]; grades: ReadonlyMap<string, number> }[], ms: number): Figures {
  const total = { r1: 0, r5: 0, r10: 0, mrr: 0, ndcg: 0 }
  let needs = 0
  for (const { found, grades } of answers) {
    const ndcg = ndcgOf(found, grades)
    if (ndcg === undefined) continue
    needs += 1
    const place = found.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) > 0)
    total.r1 += place === 0 ? 1 : 0
    total.r5 += place >= 0 && place < 5 ? 1 : 0
    total.r10 += place >= 0 ? 1 : 0
    total.mrr += place >= 0 ? 1 / (place + 1) : 0
    total.ndcg += ndcg
  }
  const mean = (sum: number): number => Math.round((sum / Math.max(1, needs)) * 10_000) / 10_000
  return { r1: mean(total.r1), r5: mean(total.r5), r10: mean(total.r10), mrr: mean(total.mrr), ndcg: mean(total.ndcg), needs, msPerNeed: Math.round((ms / Math.max(1, answers.length)) * 1_000) / 1_000 }
}
