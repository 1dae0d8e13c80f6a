import { showId } from '../../core/id.ts'
import { nameFor, say, type Lang, otherLang } from '../../core/text.ts'
import type { Actor } from '../../core/actor.ts'
import { type Clause, clausesOf, clauseWords, type Comment, documentWords, governingLangs, isClauseKey, type Paper, partyLetters, partyRoles, registrationKinds, sheetsFor, type SigningPage, wasExecuted } from '../../modules/agreements/agreements.ts'
import type { Patent } from '../../modules/patents/patents.ts'
import { becomesProject } from '../../modules/projects/projects.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkedPatents } from '../patents/linked-card.tsx'
import { ProjectCard } from '../projects/open-page.tsx'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Section, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { Ago, Day, showDay } from '../ui/time.tsx'
import { Gaps, type Room, RoomPage } from './frame.tsx'
import { agreementWords as words } from './messages/pages.ts'
import { sheetWords } from './messages/signing.ts'
import { PaperCard } from './paper-page.tsx'
import type { Problems } from './reading.tsx'
import { SigningCard } from './sending-page.tsx'
import { AgreementText } from './text.tsx'

export type ShowProps = { room: Room; actor: Actor; written: Lang; comments: readonly Comment[]; signing?: SigningPage; paper?: Paper; sealed: boolean; project?: string; patents: readonly Patent[]; values?: Values; problems?: Problems }

const at = ({ lang, agreement }: Room) => ({ lang, id: showId(agreement.id) })

/** An agreement: its text, what is next, who signs, what was said about it. */
export const AgreementShow = (props: ShowProps) => {
  const { room, written } = props
  const { lang, agreement } = room
  const { content } = agreement.newest
  const clauses = clausesOf(content)
  return (
    <RoomPage room={room} current="show">
      <Split
        sideFirst
        main={
          <>
            <Tabs lang={lang} label={words.textLang} tabs={[lang, otherLang(lang)].map((one_) => ({ href: href(routes.agreements.show, at(room), { text: one_ }), label: one_ === 'zh' ? documentWords.chinesePart : documentWords.englishPart, current: one_ === written }))} />
            <Card lang={lang} id="text"><AgreementText content={content} reference={agreement.reference} written={written} after={(place) => (clauses[place] ? <ClauseTools room={room} clause={clauses[place]} /> : null)} /></Card>
            <LeftOut room={room} />
            <Comments {...props} clauses={clauses} />
          </>
        }
        side={<><Next {...props} /><SigningCard {...props} /><PaperCard {...props} /><AtAGlance room={room} />{props.project !== undefined || (agreement.mine.length > 0 && ['executed', 'in_force'].includes(agreement.state) && becomesProject(agreement.type)) ? <ProjectCard lang={lang} project={props.project} source={{ agreement: agreement.id }} /> : null}<Sheets room={room} /><LinkedPatents lang={lang} patents={props.patents} /></>}
      />
    </RoomPage>
  )
}

const ClauseTools = ({ room, clause }: { room: Room; clause: Clause }) => {
  const { lang, agreement } = room
  if (!agreement.may.write) return clause.own ? <p class="hint"><Badge>{words.own[lang]}</Badge></p> : null
  return <p class="hint print:hidden" lang={langTag[lang]}><a href={href(routes.agreements.clause, { ...at(room), key: clause.key })}>{words.edit[lang]}<span class="sr-only"> {clause.heading[lang]}</span></a>{clause.own ? <> · <Badge>{words.own[lang]}</Badge></> : null}</p>
}

const LeftOut = ({ room }: { room: Room }) => {
  const { lang, agreement } = room
  const left = agreement.newest.content.left.filter(isClauseKey)
  if (!agreement.may.write) return null
  return (
    <div class="mt-4 grid gap-3">
      <Actions><LinkButton href={href(routes.agreements.clause, { ...at(room), key: 'new' })}>{words.addClause[lang]}</LinkButton></Actions>
      {left.length > 0 ? (
        <Card lang={lang} title={words.leftOut} level={3}>
          <ul class="grid gap-2">{left.map((key) => <li class="flex flex-wrap items-center justify-between gap-2"><span>{clauseWords(key).heading[lang]}</span><PostButton lang={lang} small action={href(routes.agreements.clauseRestore, { ...at(room), key })} values={{ _version: agreement.version }} label={words.restore} /></li>)}</ul>
        </Card>
      ) : null}
    </div>
  )
}

const Next = ({ room }: ShowProps) => {
  const { lang, agreement } = room
  const { may, gaps, state } = agreement
  if (!Object.entries(may).some(([verb, yes]) => yes && verb !== 'comment')) return null
  return (
    <Card lang={lang} title={words.next} tone="wash">
      {state === 'draft' ? <p>{words.draftNote[lang]}</p> : null}
      {may.write && gaps.length > 0 ? <Gaps room={room} /> : null}
      {may.send && gaps.length === 0 ? <p>{words.ready[lang]}</p> : null}
      <Actions>
        {may.share ? <PostButton lang={lang} kind="primary" action={href(routes.agreements.share, at(room))} label={words.share} /> : null}
        {may.write && gaps.length > 0 ? <LinkButton kind={may.share ? 'plain' : 'primary'} href={href(routes.agreements.terms, at(room))}>{words.terms[lang]}</LinkButton> : null}
        {may.send && gaps.length === 0 ? <LinkButton kind="primary" href={href(routes.agreements.sending, at(room))}>{words.send[lang]}</LinkButton> : null}
        {may.send ? <LinkButton href={href(routes.agreements.paper, at(room))}>{words.onPaper[lang]}</LinkButton> : null}
        {may.recall ? <PostButton lang={lang} action={href(routes.agreements.recall, at(room))} label={words.recall} confirm={words.recallSure} /> : null}
        {may.abandon ? <PostButton lang={lang} kind="danger" action={href(routes.agreements.abandon, at(room))} label={words.abandon} confirm={words.abandonSure} /> : null}
      </Actions>
      {may.terminate ? (
        <details><summary>{words.terminate[lang]}</summary>
          <Form lang={lang} action={href(routes.agreements.terminate, at(room))}>
            <TextField lang={lang} name="reason" label={words.terminateReason} required />
            <Actions><Button kind="danger">{words.terminate[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Card>
  )
}

const AtAGlance = ({ room: { lang, agreement } }: { room: Room }) => {
  const party = (id: string | null) => agreement.parties.filter((one_) => one_.organisationId === id).map((one_) => nameFor(lang, one_.name))[0]
  return (
    <Card lang={lang} title={words.facts}>
      <Facts
        lang={lang}
        items={[
          ...agreement.parties.map((one_) => ({ label: `${partyLetters[one_.place]![lang]} · ${partyRoles[one_.role][lang]}`, value: <a href={href(routes.organisations.show, { lang, slug: one_.slug })}>{nameFor(lang, one_.name)}</a> })),
          { label: words.version, value: String(agreement.version) },
          { label: words.governing, value: governingLangs[agreement.governing][lang] },
          { label: words.amount, value: agreement.amount && <Amount lang={lang} money={agreement.amount} /> },
          { label: words.from, value: agreement.amount && party(agreement.payerId) },
          { label: words.to, value: agreement.amount && party(agreement.payeeId) },
          { label: words.executed, value: agreement.executedOn && <Day lang={lang} at={agreement.executedOn} /> },
          { label: words.term, value: agreement.inForceOn && agreement.endsOn && say(lang, words.until, { from: showDay(lang, agreement.inForceOn), to: showDay(lang, agreement.endsOn) }) },
          { label: words.ended, value: agreement.endedOn && <Day lang={lang} at={agreement.endedOn} /> },
          { label: words.reason, value: agreement.endedReason },
          { label: words.deal, value: agreement.dealId && <a href={href(routes.deals.show, { lang, id: showId(agreement.dealId) })}>{words.deal[lang]}</a> },
        ]}
      />
      <p class="hint">{words.template[lang]}</p>
    </Card>
  )
}

const Sheets = ({ room }: { room: Room }) => {
  const { lang, agreement } = room
  const kinds = wasExecuted(agreement.state) ? sheetsFor(agreement.type, agreement.parties.map((one_) => one_.country)) : []
  if (kinds.length === 0) return null
  return <Card lang={lang} title={sheetWords.sheets}><ul class="grid gap-2">{kinds.map((kind) => <li><a href={href(routes.agreements.sheet, { ...at(room), kind })}>{registrationKinds[kind][lang]}</a></li>)}</ul></Card>
}

const Comments = ({ room, actor, comments, clauses, values = {}, problems }: ShowProps & { clauses: readonly Clause[] }) => {
  const { lang, agreement } = room
  const name = (key: string | null) => (key ? clauses.find((one_) => one_.key === key)?.heading[lang] : undefined)
  if (!agreement.may.comment && comments.length === 0) return null
  return (
    <Section lang={lang} title={words.comments} id="comments">
      {comments.length === 0 ? <p class="hint">{words.noComments[lang]}</p> : (
        <ol class="grid gap-3">
          {comments.map((one_) => (
            <li class="sheet">
              <p class="kicker">{[one_.author && nameFor(lang, one_.author), one_.organisation && nameFor(lang, one_.organisation), say(lang, words.versionN, { n: one_.versionNumber }), name(one_.clause)].filter(Boolean).join(' · ')} · <Ago lang={lang} at={one_.at} now={actor.at} /></p>
              <p class="typed [overflow-wrap:anywhere]" lang={langTag[one_.lang]}>{one_.body}</p>
            </li>
          ))}
        </ol>
      )}
      {agreement.may.comment ? (
        <Form lang={lang} action={href(routes.agreements.comment, at(room))} errors={problems}>
          <Select lang={lang} name="clause" label={words.onClause} empty={words.whole} options={clauses.map((one_, place) => ({ value: one_.key, label: `${place + 1}. ${one_.heading[lang]}` }))} value={one(values, 'clause')} />
          <TextArea lang={lang} name="body" label={words.comment} rows={3} value={one(values, 'body')} error={problems?.body} required />
          <Actions><Button>{words.commentSend[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Section>
  )
}
