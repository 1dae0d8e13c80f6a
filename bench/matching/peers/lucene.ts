import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../src/platform/root.ts'
import type { Job } from '../measure.ts'

/** Where Debian's liblucene*-java puts its archives. */
const jarFolder = '/usr/share/java'
const wanted = [/^lucene\d*-core-[\d.]+\.jar$/, /^lucene\d*-analyzers-common-[\d.]+\.jar$/]

type Command = { command: string; args: string[] } | { notRun: string }

/** The command that measures Lucene, or why it cannot be. */
export function luceneCommand(job: Job): Command {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' })
  if (java.error) return { notRun: 'no java' }
  if (spawnSync('javac', ['-version']).error) return { notRun: 'java without a compiler (a JDK is needed)' }
  const names = existsSync(jarFolder) ? readdirSync(jarFolder).sort().reverse() : []
  const jars = wanted.map((form) => names.find((name) => form.test(name)))
  const found = jars.flatMap((name) => (name === undefined ? [] : [join(jarFolder, name)]))
  if (found.length < wanted.length) return { notRun: `no Lucene in ${jarFolder} (Debian: liblucene8-java)` }
  const numbers = [job.documents, job.queries, job.rounds, job.secondsPerRound].map(String)
  return { command: 'java', args: ['-Xmx2g', '-cp', found.join(':'), join(projectRoot, 'bench/matching/lucene/Search.java'), job.folder, job.own, ...numbers, job.out] }
}
