import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { chainWords, type DealPage, type Party, partyRoleWords, researchWords } from '../../modules/deals/deals.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { caseWords } from './messages/case.ts'
import { roomWords } from './messages.ts'
import { PartyLink } from './party.tsx'
import { type Refused, wholeSentence } from './refused.ts'

type Consents = readonly { partyId: string; organisationId: string }[]
type PartiesProps = { lang: Lang; deal: DealPage; consents: Consents; refused?: Refused }

const stateOf = (lang: Lang, deal: DealPage, party: Party): string | undefined => {
  if (party.left) return caseWords.left[lang]
  if (party.role === 'broker' && !party.joined) return caseWords.follows[lang]
  if (!party.joined) return caseWords.invited[lang]
  return deal.stage === 'interest' && party.side === 'answers' && !party.accepted ? caseWords.unanswered[lang] : undefined
}

/** The parties with their roles; who may joins others, agrees to them, or leaves. */
export const Parties = (props: PartiesProps) => {
  const { lang, deal, refused } = props
  const id = showId(deal.id)
  const again = refused?.form === 'propose' ? refused : undefined
  const value = (name: string) => (again ? one(again.values, name) : undefined)
  const sentence = wholeSentence(refused, 'propose', 'party')
  const sides = [deal.own, ...deal.others].filter((party) => party.joined && !party.left && party.role !== 'broker')
  return (
    <Card lang={lang} id="parties" title={caseWords.parties}>
      {sentence ? <Notice lang={lang} kind="warning" live><p>{sentence[lang]}</p></Notice> : null}
      <ul class="grid gap-3">
        {[deal.own, ...deal.others].map((party) => <Line {...props} party={party} own={party === deal.own} />)}
      </ul>
      {deal.may.advance && deal.own.role !== 'broker' ? (
        <details class="disclosure" open={again !== undefined}>
          <summary>{caseWords.propose[lang]}</summary>
          <p class="hint">{caseWords.proposeHint[lang]}</p>
          <Form lang={lang} action={href(routes.deals.propose, { lang, id })} errors={again?.problems}>
            <TextField lang={lang} name="organisation" label={caseWords.organisation} hint={caseWords.organisationHint} value={value('organisation')} error={again?.problems.organisation} required />
            <Select lang={lang} name="role" label={caseWords.role} options={optionsOf(partyRoleWords)} empty={false} value={value('role') ?? 'member'} error={again?.problems.role} />
            <Select lang={lang} name="chain" label={caseWords.chain} options={optionsOf(chainWords)} value={value('chain')} />
            <Select lang={lang} name="research" label={caseWords.research} options={optionsOf(researchWords)} value={value('research')} />
            <Actions><Button>{caseWords.send[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
      {deal.may.advance && (sides.length > 2 || deal.own.role === 'broker') ? <PostButton lang={lang} small kind="quiet" action={href(routes.deals.leave, { lang, id })} label={caseWords.leave} confirm={caseWords.leaveAsk} /> : null}
    </Card>
  )
}

const Line = ({ lang, deal, consents, party, own }: PartiesProps & { party: Party; own: boolean }) => {
  const state = stateOf(lang, deal, party)
  const agreed = consents.some((one) => one.partyId === party.partyId && one.organisationId === deal.own.id)
  const asked = !party.joined && !party.left && deal.may.advance && deal.own.role !== 'broker' && deal.stage !== 'interest' && (party.role !== 'broker' || party.side === 'joins' || consents.some((one) => one.partyId === party.partyId))
  const action = href(routes.deals.consent, { lang, id: showId(deal.id), party: showId(party.partyId) })
  const places = [partyRoleWords[party.role], party.chain && chainWords[party.chain], party.research && researchWords[party.research]].flatMap((words) => (words ? [words[lang]] : []))
  return (
    <li>
      <p><PartyLink lang={lang} party={party} />{own ? ` ${roomWords.you[lang]}` : ''} {state ? <Badge tone={party.left ? 'neutral' : 'amber'}>{state}</Badge> : null}</p>
      <p class="hint">{[...places, countryName(lang, party.country)].join(' · ')}</p>
      {party.person ? <p class="hint">{say(lang, caseWords.speaks, { name: nameFor(lang, party.person) })}</p> : null}
      {asked ? (
        agreed ? <p class="hint">{caseWords.agreedAlready[lang]}</p> : (
          <Actions>
            <PostButton lang={lang} small action={action} label={caseWords.agree} values={{ answer: 'yes' }} />
            <PostButton lang={lang} small kind="quiet" action={action} label={caseWords.refuse} values={{ answer: 'no' }} />
          </Actions>
        )
      ) : null}
    </li>
  )
}
