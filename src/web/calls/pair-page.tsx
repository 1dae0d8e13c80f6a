import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { ComparedEntry, CompareRound, EntryRead } from '../../modules/calls/judging/judging.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { langTag, said, type Words } from '../ui/said.ts'
import { AnswersShown } from './answers-shown.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { AnswersGiven } from './questions.tsx'
import type { Desk } from './review-pages.tsx'

type Side = { entry: ComparedEntry; read: EntryRead; fileHref: (fileId: string) => string }
export type PairProps = { lang: Lang; title: string; found: CompareRound; sides: readonly Side[]; desk: Desk; problems?: Readonly<Record<string, Words>> }

/** Two entries beside each other: read both, then say which is the stronger. */
export const PairPage = ({ lang, title, found, sides, desk, problems }: PairProps) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.whichStronger} kicker={`${title} · ${shown(lang, found.round).text}`} lead={said(lang, words.pairsDone, { done: found.done, all: found.possible })} trail={[{ href: desk.queue, label: words.reviews }]} />
    {sides.length < 2 ? <EmptyState lang={lang} title={words.pairsOver} text={words.pairsOverText} action={{ href: desk.queue, label: words.reviews }} /> : (
      <Form lang={lang} action={desk.pair(showId(found.roundId))} errors={problems} class="grid items-start gap-6 lg:grid-cols-2">
        <Hidden name="one" value={showId(sides[0]!.entry.entryId)} /><Hidden name="other" value={showId(sides[1]!.entry.entryId)} />
        {sides.map(({ entry }) => (
          <Card lang={lang} kicker={entry.reference}>
            <h2 class="sheet-title" lang={entry.lang === lang ? undefined : langTag[entry.lang]}>{entry.title}</h2>
            <Actions><Button kind="primary" name="stronger" value={showId(entry.entryId)}>{words.thisOne[lang]}</Button></Actions>
          </Card>
        ))}
      </Form>
    )}
    {sides.length < 2 ? null : (
      <div class="mt-6 grid items-start gap-6 lg:grid-cols-2">
        {sides.map(({ entry, read, fileHref }) => (
          <div>
            <h2 class="mb-3 font-semibold lg:hidden" lang={entry.lang === lang ? undefined : langTag[entry.lang]}>{entry.reference} {entry.title}</h2>
            <AnswersShown lang={lang} form={read.form} answers={read.answers} partners={read.partners} files={Object.fromEntries(Object.entries(read.files).map(([question, name]) => [question, name ?? words.submission[lang]]))} fileHref={fileHref} />
            <AnswersGiven lang={lang} given={read.given} />
            <Actions><PostButton lang={lang} kind="quiet" action={desk.conflict(showId(entry.entryId))} label={words.conflict} confirm={words.conflictSure} /></Actions>
          </div>
        ))}
      </div>
    )}
  </Page>
)
