import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type AllianceFigures, type AllianceInvitation, type AllianceLine, type AllianceMember, canRunAlliance, type Linked, type Tier, type Wave } from '../../modules/alliances/alliances.ts'
import { smallestSum } from '../../modules/deals/deals.ts'
import type { RequestLine } from '../../modules/requests/requests.ts'
import type { Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { BackersPart, GroupsPart, PartsPart } from './desk-groups.tsx'
import { InvitePart } from './desk-invite.tsx'
import { MembersPart } from './desk-members.tsx'
import { allianceWords } from './messages/pages.ts'
import { toolWords as words } from './messages/tools.ts'
import { shown } from '../ui/bilingual.tsx'

/** Which form of the desk was refused, with what was typed and what was wrong. */
export type Refused = { form: 'invite' | 'admit' | 'wave' | 'tier' | 'backer' | 'part' | 'place'; problems: Record<string, Words>; values: Values }

export type DeskProps = {
  lang: Lang
  actor: Actor
  alliance: AllianceLine
  members: readonly AllianceMember[]
  waves: readonly Wave[]
  tiers: readonly Tier[]
  requests: readonly RequestLine[]
  invitations: readonly AllianceInvitation[]
  parts: readonly Linked[]
  figures: AllianceFigures
  decidedBy?: string
  today: string
  refused?: Refused
  sent?: { sent: number; left: readonly string[] }
}

/** What went wrong in one form of the desk, and what was typed there. */
export const wrongIn = (props: DeskProps, form: Refused['form']): Partial<Refused> => (props.refused?.form === form ? props.refused : {})

/** Everything that a secretariat does, on one page; a chair of the body that decides sees its requests. */
export const AllianceDesk = (props: DeskProps) => {
  const { lang, actor, alliance } = props
  const at = { lang, slug: alliance.slug }
  const trail = [{ href: href(routes.alliances.list, { lang }), label: allianceWords.list }, { href: href(routes.alliances.show, at), label: shown(lang, alliance.name).text }]
  const runs = canRunAlliance(actor, alliance.id)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.desk} lead={runs ? words.deskLead : undefined} trail={trail} actions={runs ? <><LinkButton href={href(routes.alliances.edit, at)}>{allianceWords.edit[lang]}</LinkButton><LinkButton href={href(routes.alliances.members, at)}>{allianceWords.directory[lang]}</LinkButton></> : undefined} />
      <Requests {...props} />
      {runs ? <><InvitePart {...props} /><MembersPart {...props} /><GroupsPart {...props} /><BackersPart {...props} /><PartsPart {...props} /><PursuedPart {...props} /></> : null}
    </Page>
  )
}

const Requests = ({ lang, alliance, requests, decidedBy }: DeskProps) => (
  <Section lang={lang} title={words.requests} id="requests">
    {decidedBy ? <p class="hint mb-3">{said(lang, words.decidedElsewhere, { body: decidedBy })}</p> : null}
    {requests.length === 0 ? <p>{words.noRequests[lang]}</p> : (
      <div class="grid gap-4">
        {requests.map((one) => (
          <Card lang={lang} level={3} title={one.organisation && one.fromOrganisation ? nameFor(lang, one.organisation) : one.person ? nameFor(lang, one.person) : ''}>
            <p>{one.fromOrganisation && one.person ? <>{nameFor(lang, one.person)} · </> : null}{one.email ? <a href={`mailto:${one.email}`}>{one.email}</a> : null} · <Day lang={lang} at={one.createdAt} /></p>
            {one.message ? <p class="typed">{one.message}</p> : null}
            <Form lang={lang} action={href(routes.alliances.answer, { lang, slug: alliance.slug, id: showId(one.id) })}>
              <TextField lang={lang} id={`f-answer-${showId(one.id)}`} name="answer" label={words.answer} optional />
              <Actions>
                <Button kind="primary" name="verdict" value="accept">{words.accept[lang]}</Button>
                <Button name="verdict" value="decline">{words.decline[lang]}</Button>
              </Actions>
            </Form>
          </Card>
        ))}
      </div>
    )}
  </Section>
)

const PursuedPart = ({ lang, figures: { pursued } }: DeskProps) => {
  if (!pursued) return null
  const count = (n: number) => (n > 0 && n < smallestSum ? said(lang, words.fewer, { n: smallestSum }) : showNumber(lang, n))
  const states = ['waiting', 'underWay', 'agreed', 'ended'] as const
  return (
    <Section lang={lang} title={words.pursued} id="pursued">
      <p class="hint mb-3">{words.pursuedText[lang]}</p>
      <Table
        lang={lang} caption={words.pursued} hiddenCaption compact columns={[{ key: 'state', label: words.state }, { key: 'n', label: words.cases, number: true }]}
        rows={[...states.map((state) => ({ cells: { state: words.pursuedStates[state][lang], n: count(pursued[state]) } })), { cells: { state: words.pursuedTotal[lang], n: showNumber(lang, pursued.total) } }]}
      />
      <Card lang={lang} level={3} title={words.report}>
        <p>{words.reportText[lang]}</p>
        <Actions><LinkButton href={href(routes.reports.list, { lang })}>{words.reportAsk[lang]}</LinkButton></Actions>
      </Card>
    </Section>
  )
}
