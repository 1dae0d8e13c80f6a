import { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { type Verdict, verifyFile } from '../modules/agreements/agreements.ts'
import { verifyCommandWords as words } from './messages/verify.ts'
import { speak, withDatabase } from './terminal.ts'

/** The line that says what a file is. */
export const sentenceOf = (file: string, verdict: Verdict): string =>
  speak(words[verdict.verdict], { file, reference: 'reference' in verdict ? verdict.reference : '', at: 'sealedAt' in verdict ? verdict.sealedAt.toISOString() : '', subject: 'subject' in verdict ? verdict.subject : '' })

/** `qiao verify FILE`: exit status 0 for a file as it was sealed, 1 for everything else. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(speak(words.about))
    .argument('<file>', speak(words.file))
    .option('--json', speak(words.json))
    .action(async (file: string, { json }: { json?: boolean }) => {
      const bytes = await readFile(file).catch(() => undefined)
      if (!bytes) {
        process.stderr.write(`${speak(words.unreadable, { file })}\n`)
        process.exitCode = 1
        return
      }
      await withDatabase(async ({ db }) => {
        const verdict = await verifyFile(db, bytes)
        if (verdict.verdict !== 'sealed') process.exitCode = 1
        process.stdout.write(`${json ? JSON.stringify(verdict) : sentenceOf(file, verdict)}\n`)
      })
    })
}
