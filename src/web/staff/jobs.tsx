import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { FailedJob } from '../../platform/failed-jobs.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { PostButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { Ago } from '../ui/time.tsx'
import { staffWords } from './messages.ts'

/** The jobs that died, each with the way to run it again. */
export const JobsPage = ({ lang, jobs, now }: { lang: Lang; jobs: readonly FailedJob[]; now: Date }) => (
  <Page width="wide">
    <PageHead lang={lang} title={staffWords.jobs} lead={staffWords.jobsLead} trail={[{ href: href(routes.staff.desk, { lang }), label: staffWords.title }]} />
    {jobs.length === 0 ? <EmptyState lang={lang} title={staffWords.noJobs} /> : (
      <Table
        lang={lang}
        caption={staffWords.jobs}
        hiddenCaption
        columns={[
          { key: 'queue', label: staffWords.queue },
          { key: 'key', label: staffWords.key },
          { key: 'error', label: staffWords.error },
          { key: 'tries', label: staffWords.tries, number: true },
          { key: 'at', label: staffWords.at },
          { key: 'action', label: staffWords.action, hiddenLabel: true },
        ]}
        rows={jobs.map((one) => ({
          cells: {
            queue: <code>{one.queue}</code>,
            key: one.key ? <code>{one.key}</code> : '–',
            error: one.error ?? '–',
            tries: String(one.tries),
            at: one.failedAt ? <Ago lang={lang} at={one.failedAt} now={now} /> : '–',
            action: <PostButton lang={lang} small action={href(routes.staff.jobRetry, { lang, id: showId(one.id) })} label={staffWords.retry} />,
          },
        }))}
      />
    )}
  </Page>
)
