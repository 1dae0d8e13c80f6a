import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { system } from '../core/actor.ts'
import { type Lang, langs } from '../core/text.ts'
import { type ListingKind, listingKinds } from '../modules/listings/content.ts'
import { exportFile } from '../modules/listings/import/exchange.ts'
import { machineClock } from '../platform/clock.ts'
import { type RecordFormat, recordFormatOf, recordFormats } from '../platform/records.ts'
import { exportWords } from './messages/export.ts'
import { organisationAt } from './organisation.ts'
import { type Site, speak, spoken, withDatabase } from './terminal.ts'

type Options = { kind?: ListingKind; organisation?: string; format?: RecordFormat; out: string; lang: Lang }

/** `qiao export listings`: the file appears under its name only when it is whole. */
export function exportCommand(): Command {
  const listings = new Command('listings')
    .description(speak(exportWords.listings))
    .requiredOption('--out <file>', speak(exportWords.out))
    .addOption(new Option('--kind <kind>', speak(exportWords.kind)).choices(listingKinds))
    .option('--organisation <slug>', speak(exportWords.organisation))
    .addOption(new Option('--format <format>', speak(exportWords.format)).choices(recordFormats))
    .addOption(new Option('--lang <lang>', speak(exportWords.lang)).choices(langs).default(spoken()))
    .action((options: Options) => withDatabase((site) => exportListings(site, options)))
  return new Command('export').description(speak(exportWords.about)).addCommand(listings)
}

async function exportListings({ db }: Site, { kind, organisation, format, out, lang }: Options): Promise<void> {
  const actor = system(machineClock())
  const file = resolve(out)
  const organisationId = organisation === undefined ? undefined : await organisationAt(db, actor, organisation)
  let count = 0
  const pieces = exportFile(db, actor, { kind, organisationId, format: format ?? recordFormatOf(file), lang, count: (written) => (count = written) })
  await mkdir(dirname(file), { recursive: true })
  await pipeline(Readable.from(pieces), createWriteStream(`${file}.part`))
  await rename(`${file}.part`, file)
  process.stdout.write(`${speak(exportWords.done, { count, file })}\n`)
}
