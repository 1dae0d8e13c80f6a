import { showId } from '../../core/id.ts'
import { nameFor, say } from '../../core/text.ts'
import { authorities, partyLetters } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { DateField, FileField, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Day } from '../ui/time.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { paperWords as words } from './messages/signing.ts'
import type { Problems } from './reading.tsx'
import type { ShowProps } from './show.tsx'

/** The scan of what was signed and chopped on paper, with who signed by which authority. */
export const PaperPage = ({ room, values, problems }: { room: Room; values: Values; problems?: Problems }) => {
  const { lang, agreement } = room
  return (
    <RoomPage room={room} lead={words.lead} width="narrow">
      <h2>{words.title[lang]}</h2>
      <Form lang={lang} action={href(routes.agreements.paperRecord, { lang, id: showId(agreement.id) })} version={agreement.version} errors={problems} files>
        <FileField lang={lang} name="file" label={words.file} accept=".pdf,.png,.jpg,.jpeg" error={problems?.file} required />
        <TextField lang={lang} name="contractNumber" label={words.contractNumber} value={one(values, 'contractNumber')} optional />
        <DateField lang={lang} name="signedOn" label={words.signedOn} value={one(values, 'signedOn')} error={problems?.signedOn} required />
        {agreement.parties.map((party) => (
          <Fieldset lang={lang} legend={say(lang, words.signatory, { party: `${partyLetters[party.place]![lang]} ${nameFor(lang, party.name)}` })}>
            <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
              <TextField lang={lang} name={`p${party.place}_name`} label={words.name} value={one(values, `p${party.place}_name`)} error={problems?.signatories} required />
              <Select lang={lang} name={`p${party.place}_authority`} label={words.authority} options={optionsOf(authorities)} value={one(values, `p${party.place}_authority`) || 'legal_representative'} empty={false} />
            </div>
          </Fieldset>
        ))}
        <Actions><Button kind="primary">{words.record[lang]}</Button></Actions>
      </Form>
    </RoomPage>
  )
}

/** The newest record on paper, on the page of the agreement: to be confirmed by the other side. */
export const PaperCard = ({ room, paper }: ShowProps) => {
  const { lang, agreement } = room
  if (!paper) return null
  const at = { lang, id: showId(agreement.id) }
  const name = (id: string) => agreement.parties.filter((one_) => one_.organisationId === id).map((one_) => nameFor(lang, one_.name))[0]
  const state = paper.outcome === null ? words.waiting : words[paper.outcome as 'confirmed' | 'disputed' | 'recalled' | 'abandoned']
  const confirmed = new Set(paper.confirmations.map((one_) => one_.organisationId))
  const asked = paper.outcome === null && agreement.mine.some((id) => id !== paper.forOrganisation && !confirmed.has(id))
  return (
    <Card lang={lang} title={words.title} id="paper">
      <p><Badge tone={paper.outcome === 'confirmed' ? 'jade' : paper.outcome === null ? 'amber' : 'neutral'}>{state[lang]}</Badge></p>
      <Facts
        lang={lang}
        items={[
          { label: words.contractNumber, value: paper.contractNumber }, { label: words.signedOn, value: <Day lang={lang} at={paper.signedOn} /> },
          ...paper.signatories.map((one_) => ({ label: name(one_.organisationId) ?? '', value: <>{one_.name}<span class="block hint">{authorities[one_.authority][lang]}</span></> })),
        ]}
      />
      {paper.reason ? <p class="typed">{paper.reason}</p> : null}
      <Actions><LinkButton download href={href(routes.agreements.scan, at)}>{words.scan[lang]}</LinkButton>{asked ? <PostButton lang={lang} kind="primary" action={href(routes.agreements.paperConfirm, at)} label={words.confirm} confirm={words.confirmSure} /> : null}</Actions>
      {asked ? (
        <details><summary>{words.dispute[lang]}</summary>
          <Form lang={lang} action={href(routes.agreements.paperDispute, at)}>
            <TextField lang={lang} name="reason" label={words.disputeReason} required />
            <Actions><Button>{words.dispute[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Card>
  )
}
