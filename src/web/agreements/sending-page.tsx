import { showId } from '../../core/id.ts'
import { nameFor, say, type Lang } from '../../core/text.ts'
import { authorities, partyLetters, phraseOf, type Signatory } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, optionsOf, Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Day } from '../ui/time.tsx'
import { Gaps, type Room, RoomPage } from './frame.tsx'
import { Halves } from './halves.tsx'
import { agreementWords } from './messages/pages.ts'
import { signingWords as words } from './messages/signing.ts'
import type { Problems } from './reading.tsx'
import type { ShowProps } from './show.tsx'

/** Who signs for each party, in which order, until when. */
export const SendingPage = ({ room, values, problems }: { room: Room; values: Values; problems?: Problems }) => {
  const { lang, agreement } = room
  if (agreement.gaps.length > 0) {
    return (
      <RoomPage room={room} width="narrow">
        <h2>{words.sendTitle[lang]}</h2>
        <Notice lang={lang} kind="warning"><Gaps room={room} /></Notice>
        <Actions><LinkButton kind="primary" href={href(routes.agreements.terms, { lang, id: showId(agreement.id) })}>{agreementWords.terms[lang]}</LinkButton></Actions>
      </RoomPage>
    )
  }
  return (
    <RoomPage room={room} lead={say(lang, words.sendLead, { n: agreement.version })} width="narrow">
      <h2>{words.sendTitle[lang]}</h2>
      <Form lang={lang} action={href(routes.agreements.send, { lang, id: showId(agreement.id) })} version={agreement.version} errors={problems}>
        {agreement.parties.map((party) => {
          const name = (field: string) => `s${party.place}_${field}`
          return (
            <Fieldset lang={lang} legend={say(lang, words.signatoryOf, { party: `${partyLetters[party.place]![lang]} ${nameFor(lang, party.name)}` })}>
              <Halves lang={lang} name={name('name')} zh={words.nameZh} en={words.nameEn} values={values} problems={problems} />
              <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
                <TextField lang={lang} name={name('title')} label={words.position} value={one(values, name('title'))} />
                <TextField lang={lang} name={name('email')} type="email" label={words.email} value={one(values, name('email'))} error={problems?.[name('email')] ?? problems?.signatories} required />
                <Select lang={lang} name={name('authority')} label={words.authority} options={optionsOf(authorities)} value={one(values, name('authority')) || 'legal_representative'} empty={false} />
                <Select lang={lang} name={name('lang')} label={words.lang} options={[{ value: 'zh', label: words.zh }, { value: 'en', label: words.en }]} value={one(values, name('lang')) || (party.country === 'CN' ? 'zh' : 'en')} empty={false} />
                <TextField lang={lang} name={name('turn')} type="number" label={words.turn} value={one(values, name('turn')) || party.place + 1} size="short" />
              </div>
            </Fieldset>
          )
        })}
        <Checkbox lang={lang} name="ordered" label={words.ordered} checked={one(values, 'ordered') === 'yes'} />
        <DateField lang={lang} name="signBy" label={words.signBy} value={one(values, 'signBy')} error={problems?.signBy} required />
        <Actions><Button kind="primary">{words.send[lang]}</Button><LinkButton kind="quiet" href={href(routes.agreements.show, { lang, id: showId(agreement.id) })}>{agreement.reference}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export const SignatoryState = ({ lang, one: who, waiting, ended }: { lang: Lang; one: Signatory; waiting: boolean; ended: boolean }) => {
  if (who.declinedAt) return <Badge tone="accent">{words.declined[lang]}</Badge>
  if (who.signedAt) return ended ? <Badge>{words.voided[lang]}</Badge> : <Badge tone="jade">{words.signed[lang]}</Badge>
  if (ended) return <Badge>{words.voided[lang]}</Badge>
  return waiting ? <Badge tone="amber">{words.waiting[lang]}</Badge> : <Badge>{words.later[lang]}</Badge>
}

/** Who has signed, on the page of the agreement; the sealed file once all have. */
export const SigningCard = ({ room, signing, sealed }: ShowProps) => {
  const { lang, agreement } = room
  if (!signing) return null
  const { round, signatories, waiting } = signing
  const voided = round.endedAt !== null && round.outcome !== 'completed'
  return (
    <Card lang={lang} title={words.progress} id="signatures">
      {round.endedAt ? null : <p class="hint">{words.signBy[lang]} <Day lang={lang} at={round.signBy} /></p>}
      <ul class="grid gap-3">
        {signatories.map((one_) => (
          <li>
            <p class="flex flex-wrap items-baseline justify-between gap-2"><span>{phraseOf(one_.name)[lang]}</span><SignatoryState lang={lang} one={one_} waiting={waiting.includes(one_.id)} ended={voided} /></p>
            <p class="hint">{nameFor(lang, one_.organisation)}{one_.signedAt ? <> · <Day lang={lang} at={one_.signedAt} /></> : null}</p>
            {one_.reason ? <p class="typed">{one_.reason}</p> : null}
          </li>
        ))}
      </ul>
      {round.outcome === 'completed' ? (sealed ? <Actions><LinkButton kind="primary" download href={href(routes.agreements.sealed, { lang, id: showId(agreement.id) })}>{words.sealed[lang]}</LinkButton></Actions> : <p class="hint">{words.sealing[lang]}</p>) : null}
    </Card>
  )
}
