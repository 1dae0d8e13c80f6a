import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { runsBetween } from '../../engine/difference/difference.ts'
import { authorities, clauseWords, forums, governingLangs, laws, optionsOf as clauseOptions, partyLetters, payments, positions, positionsOf, termNames, termsOf } from '../../modules/agreements/agreements.ts'
import { many, one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Checkboxes, optionsOf, Select } from '../ui/choices.tsx'
import { DifferenceRuns } from '../ui/difference.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { Halves } from './halves.tsx'
import { agreementWords as words, partyWords, termWords } from './messages/pages.ts'
import type { Problems } from './reading.tsx'

export type EditProps = { room: Room; values: Values; problems?: Problems; /** The version that the refused form started from, where a newer one was saved meanwhile. */ startedFrom?: number }

const at = ({ lang, agreement }: Room) => ({ lang, id: showId(agreement.id) })
const letters = (room: Room) => room.agreement.parties.map((one_) => ({ value: String(one_.place), label: `${partyLetters[one_.place]![room.lang]} ${nameFor(room.lang, one_.name)}` }))

/** After a conflict: the way to what the others saved. */
const Conflict = ({ room, startedFrom }: Pick<EditProps, 'room' | 'startedFrom'>) =>
  startedFrom ? <Notice lang={room.lang} kind="warning"><p><a href={href(routes.agreements.versions, at(room), { from: startedFrom, to: room.agreement.version })}>{words.conflictSee[room.lang]}</a></p></Notice> : null

const Save = ({ room }: { room: Room }) => <Actions><Button kind="primary">{words.save[room.lang]}</Button><LinkButton kind="quiet" href={href(routes.agreements.show, at(room))}>{words.back[room.lang]}</LinkButton></Actions>

/** The blanks of the clauses, as the type asks for them. */
export const TermsPage = ({ room, values, problems, startedFrom }: EditProps) => {
  const { lang, agreement } = room
  const asked = new Set(termsOf(agreement.type))
  const text = (name: string) => ({ lang, name, value: one(values, name), error: problems?.[name] })
  const number = (name: 'months' | 'publicationDays' | 'confidentialityYears' | 'noticeDays') => (asked.has(name) ? <TextField {...text(name)} label={termNames[name]} inputmode="numeric" size="short" /> : null)
  const options = clauseOptions(agreement.type)
  return (
    <RoomPage room={room} current="terms" lead={termWords.lead} width="narrow">
      <Conflict room={room} startedFrom={startedFrom} />
      <Form lang={lang} action={href(routes.agreements.termsSave, at(room))} version={agreement.version} errors={problems}>
        <Halves lang={lang} name="subject" zh={words.subjectZh} en={words.subjectEn} values={values} problems={problems} />
        {asked.has('work') ? <Halves lang={lang} name="work" zh={words.workZh} en={words.workEn} values={values} problems={problems} rows={6} /> : null}
        {asked.has('position') ? <Select {...text('position')} label={termNames.position} empty={termWords.undecided} options={positionsOf(agreement.type).map((value) => ({ value, label: positions[value] }))} /> : null}
        {asked.has('position') ? <p><a href={href(routes.agreements.guide, { lang })}>{words.guide[lang]}</a></p> : null}
        {asked.has('payment') ? (
          <>
            <Select {...text('payment')} label={termNames.payment} empty={termWords.undecided} options={optionsOf(payments)} />
            <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
              <TextField {...text('amount')} label={termWords.amount} hint={termWords.amountHint} inputmode="decimal" />
              <Select {...text('amountCurrency')} label={termWords.currency} options={currencies.map((value) => ({ value, label: value }))} />
              <Select {...text('payer')} label={termNames.payer} options={letters(room)} />
              <Select {...text('payee')} label={termNames.payee} options={letters(room)} />
            </div>
          </>
        ) : null}
        {asked.has('royaltyBp') ? <TextField {...text('royaltyBp')} label={termWords.royalty} inputmode="decimal" size="short" /> : null}
        <DateField {...text('startsOn')} label={termNames.startsOn} hint={termWords.startsHint} />
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">{number('months')}{number('noticeDays')}{number('confidentialityYears')}{number('publicationDays')}</div>
        {asked.has('law') ? <><Select {...text('law')} label={termNames.law} empty={termWords.undecided} options={optionsOf(laws)} /><Select {...text('forum')} label={termNames.forum} empty={termWords.undecided} options={optionsOf(forums)} /></> : null}
        <Select {...text('governing')} label={words.governing} options={optionsOf(governingLangs)} empty={false} />
        {options.length > 0 ? <Checkboxes lang={lang} name="options" label={termWords.options} options={options.map(({ key }) => ({ value: key, label: clauseWords(key).heading }))} values={many(values, 'options')} columns /> : null}
        <Save room={room} />
      </Form>
    </RoomPage>
  )
}

/** Addresses of the parties and who represents them. */
export const PartiesPage = ({ room, values, problems, startedFrom }: EditProps) => {
  const { lang, agreement } = room
  return (
    <RoomPage room={room} current="parties" lead={partyWords.lead} width="narrow">
      <Conflict room={room} startedFrom={startedFrom} />
      <Form lang={lang} action={href(routes.agreements.partiesSave, at(room))} version={agreement.version} errors={problems}>
        {agreement.parties.map((party) => {
          const name = (field: string) => `p${party.place}_${field}`
          return (
            <Fieldset lang={lang} legend={`${partyLetters[party.place]![lang]} ${nameFor(lang, party.name)}`}>
              <Halves lang={lang} name={name('address')} zh={partyWords.addressZh} en={partyWords.addressEn} values={values} problems={problems} />
              <Halves lang={lang} name={name('representative')} zh={partyWords.representativeZh} en={partyWords.representativeEn} values={values} problems={problems} />
              <Select lang={lang} name={name('authority')} label={partyWords.authority} options={optionsOf(authorities)} value={one(values, name('authority'))} />
            </Fieldset>
          )
        })}
        <Save room={room} />
      </Form>
    </RoomPage>
  )
}

type ClauseProps = EditProps & { clauseKey: string; title: string; own: boolean; template: boolean; /** What the others saved of it meanwhile. */ theirs?: Record<Lang, string> }

/** One clause in both languages, beside what the others saved meanwhile. */
export const ClausePage = ({ room, values, problems, startedFrom, clauseKey, title, own, template, theirs }: ClauseProps) => {
  const { lang, agreement } = room
  const params = { ...at(room), key: clauseKey }
  return (
    <RoomPage room={room} width="narrow">
      <h2>{title}</h2>
      <Conflict room={room} startedFrom={startedFrom} />
      {theirs ? <Notice lang={lang} kind="warning" title={words.conflict}>{(['zh', 'en'] as const).map((half) => (theirs[half] === one(values, `text_${half}`) ? null : <DifferenceRuns runs={runsBetween(theirs[half], one(values, `text_${half}`))} written={half} />))}</Notice> : null}
      <Form lang={lang} action={href(routes.agreements.clauseSave, params)} version={agreement.version} errors={problems}>
        <Halves lang={lang} name="heading" zh={words.headingZh} en={words.headingEn} values={values} problems={problems} />
        <Halves lang={lang} name="text" zh={words.clauseZh} en={words.clauseEn} values={values} problems={problems} rows={14} hint={words.clauseHint} />
        <TextField lang={lang} name="note" label={words.note} value={one(values, 'note')} optional />
        <Save room={room} />
      </Form>
      {clauseKey === 'new' ? null : (
        <Actions>
          {own && template ? <PostButton lang={lang} action={href(routes.agreements.clauseRestore, params)} values={{ _version: agreement.version }} label={words.restore} /> : null}
          <PostButton lang={lang} kind="danger" action={href(routes.agreements.clauseRemove, params)} values={{ _version: agreement.version }} label={words.remove} />
        </Actions>
      )}
    </RoomPage>
  )
}

