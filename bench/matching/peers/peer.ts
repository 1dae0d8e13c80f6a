import { join } from 'node:path'
import { firstLines, type Job, linesOf, measured, memoryMb, ownCpu, type Report } from '../measure.ts'

/** A peer as the benchmark drives it: the same terms go in, the same distinct terms are asked for. */
export type Peer = {
  name: string
  add(id: number, terms: string): void | Promise<void>
  /** After the last document. */
  ready?(): void | Promise<void>
  /** The ids of the best ten for any of the terms. */
  ask(terms: readonly string[]): readonly string[] | Promise<readonly string[]>
  /** CPU seconds so far and largest memory, where others than this process do the work. */
  cpu?(): number
  peakMb?(): number
  close?(): void | Promise<void>
  notes?: string[]
}

/** Indexes the documents of a job and asks its queries. */
export async function runPeer(job: Job, open: () => Promise<Peer>): Promise<Report> {
  const peer = await open()
  try {
    const cpu = peer.cpu ?? ownCpu
    const [started, before] = [performance.now(), cpu()]
    let id = 0
    for await (const terms of linesOf(join(job.folder, 'documents.terms'), job.documents)) {
      await peer.add(id, terms)
      id += 1
    }
    await peer.ready?.()
    const [indexSeconds, indexCpuSeconds] = [(performance.now() - started) / 1_000, cpu() - before]
    const queries = (await firstLines(join(job.folder, 'queries.terms'), job.queries)).map((line) => line.split(' '))
    const run = await measured('', queries, (terms) => peer.ask(terms), job, cpu)
    return { name: peer.name, documents: id, indexSeconds, indexCpuSeconds, peakMb: peer.peakMb?.() ?? memoryMb('VmHWM'), runs: [run], notes: peer.notes }
  } finally {
    await peer.close?.()
  }
}
