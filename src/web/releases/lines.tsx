import { showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import type { ReleaseLine } from '../../modules/listings/listings.ts'
import { stageWords, stateOf } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { titleFor } from '../deals/party.tsx'
import { releaseWords as words } from './messages.ts'
import type { ShowProps } from './show.tsx'

type LinesProps = ShowProps & { runs: boolean }

/** The listings of a release, and once it is out what became of each. */
export const Lines = (props: LinesProps) => {
  const { lang, release, lines, page, pages } = props
  if (lines.length === 0) return <EmptyState lang={lang} level={3} title={words.empty} text={words.emptyText} />
  return (
    <>
      {release.state === 'released' ? <Outcomes {...props} /> : <Gathered {...props} />}
      {pages > 1 ? (
        <p class="actions mt-4">
          {page > 1 ? <LinkButton small href={`${href(routes.releases.show, { lang, id: showId(release.id) }, { page: page - 1 })}#listings`}>←</LinkButton> : null}
          <span>{said(lang, words.page, { page, pages })}</span>
          {page < pages ? <LinkButton small href={`${href(routes.releases.show, { lang, id: showId(release.id) }, { page: page + 1 })}#listings`}>→</LinkButton> : null}
        </p>
      ) : null}
      {release.state === 'released' && props.runs ? <Handover {...props} /> : null}
    </>
  )
}

const Title = ({ lang, line, runs }: { lang: LinesProps['lang']; line: ReleaseLine; runs: boolean }) => {
  const title = titleFor(lang, line.title)
  const id = showId(line.id)
  const to = line.state === 'published' ? href(routes.listings.show, { lang, id }) : runs && !line.handedOver ? href(routes.listings.edit, { lang, id }) : href(routes.moderation.show, { lang, id })
  return <><a href={to} lang={title.tag}>{title.text || line.reference}</a><span class="hint block">{line.reference}</span>{line.comment ? <span class="hint block">{said(lang, words.returned, { comment: line.comment })}</span> : null}</>
}

const firmOf = (lang: LinesProps['lang'], line: ReleaseLine) => (line.ownFirm ? words.own[lang] : <>{nameFor(lang, line.firm)} {line.nameWithheld ? <Badge tone="amber">{words.nameIsWithheld[lang]}</Badge> : null}</>)

const Gathered = ({ lang, release, lines, runs }: LinesProps) => (
  <Table
    lang={lang} caption={words.inside} hiddenCaption
    columns={[{ key: 'title', label: words.listing }, { key: 'firm', label: words.firm }, { key: 'state', label: words.state }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
    rows={lines.map((line) => ({
      cells: {
        title: <Title lang={lang} line={line} runs={runs} />,
        firm: firmOf(lang, line),
        state: <StateBadge lang={lang} state={line.approved ? 'verified' : line.state} label={line.approved ? said(lang, words.ready, { n: '' }).trim() : stateOf(lang, line)} />,
        actions: runs && release.endedAt === null ? <PostButton lang={lang} small kind="quiet" action={href(routes.releases.takeOut, { lang, id: showId(release.id), listing: showId(line.id) })} label={words.takeOut} /> : '',
      },
    }))}
  />
)

const Outcomes = ({ lang, lines, outcomes, runs }: LinesProps) => (
  <Table
    lang={lang} caption={words.outcomes} hiddenCaption
    columns={[
      { key: 'title', label: words.listing }, { key: 'firm', label: words.firm }, { key: 'state', label: words.state }, { key: 'views', label: words.views, number: true }, { key: 'interests', label: words.interests, number: true },
      { key: 'waiting', label: words.waitingShort, number: true }, { key: 'answered', label: words.answered, number: true }, { key: 'furthest', label: words.furthest },
    ]}
    rows={lines.map((line) => {
      const outcome = outcomes.get(line.id)
      return {
        cells: {
          title: <Title lang={lang} line={line} runs={runs} />, firm: firmOf(lang, line), state: <StateBadge lang={lang} state={line.handedOver ? 'done' : line.state} label={stateOf(lang, line)} />,
          views: line.handedOver ? '—' : showNumber(lang, line.views), interests: line.handedOver ? '—' : showNumber(lang, outcome?.interests ?? 0), waiting: line.handedOver ? '—' : showNumber(lang, outcome?.waiting ?? 0),
          answered: line.handedOver ? '—' : showNumber(lang, outcome?.answered ?? 0), furthest: outcome?.furthest ? stageWords[outcome.furthest][lang] : '',
        },
      }
    })}
  />
)

/** Invite a firm to be here itself, then offer it what is published for it. */
const Handover = ({ lang, release, lines, values = {}, problems = {} }: LinesProps) => {
  const firms = new Map(lines.filter((line) => !line.ownFirm && !line.handedOver).map((line) => [line.firmId, line]))
  if (firms.size === 0) return null
  const at = { lang, id: showId(release.id) }
  const options = [...firms.values()].map((line) => ({ value: showId(line.id), label: line.handoverOpen ? `${nameFor(lang, line.firm)} (${words.handoverOpen[lang]})` : nameFor(lang, line.firm) }))
  return (
    <div class="mt-6">
      <Card lang={lang} title={words.handover} id="handover">
        <p>{words.handoverText[lang]}</p>
        <Form lang={lang} action={href(routes.releases.handover, at)} errors={problems.firm || problems.email ? problems : undefined}>
          <Select lang={lang} name="firm" label={words.chooseFirm} options={options} value={one(values, 'firm')} error={problems.firm} required />
          <TextField lang={lang} name="email" type="email" label={words.firmMail} value={one(values, 'email')} error={problems.email} optional />
          <Actions>
            <Button kind="primary">{words.offerHandover[lang]}</Button>
            <Button formaction={href(routes.releases.invite, at)}>{words.invite[lang]}</Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}
