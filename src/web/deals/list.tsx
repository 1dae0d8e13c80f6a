import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type DealFilter, type DealLine, dealGroups, type Deals, type Side, stageWords } from '../../modules/deals/deals.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { KindBadge, StateBadge } from '../ui/badges.tsx'
import { Button } from '../ui/buttons.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day } from '../ui/time.tsx'
import { deskWords } from '../desk/messages.ts'
import { listWords } from './messages.ts'
import { partyName, titleFor } from './party.tsx'

export const dealHref = (lang: Lang, id: string): string => href(routes.deals.show, { lang, id: showId(id) })

/** The deals as a table to compare. */
export const DealTable = ({ lang, deals }: { lang: Lang; deals: readonly DealLine[] }) => (
  <Table
    lang={lang}
    caption={listWords.title}
    hiddenCaption
    columns={[
      { key: 'about', label: listWords.about },
      { key: 'other', label: listWords.other },
      { key: 'stage', label: listWords.stage },
      { key: 'opened', label: listWords.opened },
      { key: 'due', label: listWords.due },
    ]}
    rows={deals.map((one) => {
      const title = titleFor(lang, one.title)
      return {
        cells: {
          about: (
            <>
              <a href={dealHref(lang, one.id)} lang={title.tag}>{title.text}</a>
              <span class="block font-normal">{one.kind ? <><KindBadge lang={lang} kind={one.kind} /> · </> : null}{one.reference} · {listWords[one.side][lang]}</span>
            </>
          ),
          other: one.other.name ? partyName(lang, one.other) : <span class="hint">{listWords.hidden[lang]}</span>,
          stage: <StateBadge lang={lang} state={one.stage} label={stageWords[one.stage]} />,
          opened: <Day lang={lang} at={one.openedAt} />,
          due: one.answerBy ? <Day lang={lang} at={one.answerBy} /> : '–',
        },
      }
    })}
  />
)

type ListProps = { lang: Lang; found: Deals; filter: DealFilter; page: number; size: number }

/** All partnering cases of the reader, by group and direction. */
export const DealList = ({ lang, found, filter, page, size }: ListProps) => {
  const address = (more: { group?: string; side?: Side; page?: number }) => href(routes.deals.list, { lang }, { group: filter.group, side: filter.side, ...more })
  const whole = found.groups.waiting + found.groups.open + found.groups.ended
  const none = whole === 0 && !filter.side
  return (
    <Page>
      <PageHead lang={lang} title={listWords.title} lead={listWords.lead} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]} />
      {none ? (
        <EmptyState lang={lang} title={listWords.empty} text={listWords.emptyText} action={{ href: href(routes.listings.hall, { lang }), label: listWords.toHall }} />
      ) : (
        <>
          <Tabs
            lang={lang}
            tabs={[
              { href: address({ group: undefined }), label: listWords.all, count: whole, current: !filter.group },
              ...dealGroups.map((group) => ({ href: address({ group }), label: listWords[group], count: found.groups[group], current: filter.group === group })),
            ]}
          />
          <Form lang={lang} method="get" action={href(routes.deals.list, { lang })} submitsOnChange class="flex flex-wrap items-end gap-3 mb-4">
            {filter.group ? <Hidden name="group" value={filter.group} /> : null}
            <Select lang={lang} name="side" label={listWords.side} empty={listWords.both} options={[{ value: 'to', label: listWords.to }, { value: 'from', label: listWords.from }]} value={filter.side} />
            <Button small>{listWords.show[lang]}</Button>
          </Form>
          {found.deals.length === 0 ? <p class="hint">{listWords.emptyFilter[lang]}</p> : <DealTable lang={lang} deals={found.deals} />}
          <Pager lang={lang} page={page} size={size} total={found.total} href={(to) => address({ page: to })} />
        </>
      )}
    </Page>
  )
}
