import { showId } from '../../core/id.ts'
import { href } from '../route.ts'
import { one } from '../form.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Radios, Select } from '../ui/choices.tsx'
import { FileField, TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { type DeskProps, wrongIn } from './desk.tsx'
import { allianceWords } from './messages/pages.ts'
import { toolWords as words } from './messages/tools.ts'
import { shown } from '../ui/bilingual.tsx'

const tones = { open: 'amber', accepted: 'jade', revoked: 'neutral', expired: 'neutral' } as const

/** Invitations in bulk, and what became of each. */
export const InvitePart = (props: DeskProps) => {
  const { lang, alliance, waves, tiers, invitations, sent } = props
  const { problems, values = {} } = wrongIn(props, 'invite')
  const at = { lang, slug: alliance.slug }
  return (
    <Section lang={lang} title={words.invite} id="invite">
      {sent ? (
        <Notice lang={lang} kind={sent.left.length > 0 ? 'warning' : 'done'} live>
          <p>{said(lang, words.invited, { n: sent.sent })}</p>
          {sent.left.length > 0 ? <p>{said(lang, words.invitedLeft, { names: sent.left.join(lang === 'zh' ? '、' : ', ') })}</p> : null}
        </Notice>
      ) : null}
      <Card lang={lang}>
        <Form lang={lang} action={href(routes.alliances.invite, at)} errors={problems} files>
          <TextArea lang={lang} name="list" label={words.inviteList} hint={words.inviteText} rows={5} value={one(values, 'list')} error={problems?.list} />
          <FileField lang={lang} name="table" label={words.inviteFile} accept=".xlsx,.csv" error={problems?.table} optional />
          {waves.length > 0 ? <Select lang={lang} id="f-invite-wave" name="wave" label={allianceWords.wave} empty={words.none} value={one(values, 'wave')} options={waves.map((wave) => ({ value: showId(wave.id), label: shown(lang, wave.name).text }))} error={problems?.wave} optional /> : null}
          {tiers.length > 0 ? <Select lang={lang} id="f-invite-tier" name="tier" label={allianceWords.tier} empty={words.none} value={one(values, 'tier')} options={tiers.map((tier) => ({ value: showId(tier.id), label: shown(lang, tier.name).text }))} error={problems?.tier} optional /> : null}
          <Radios lang={lang} name="letter" label={words.inviteLang} value={one(values, 'letter') || lang} options={[{ value: 'zh', label: words.chinese }, { value: 'en', label: words.english }]} error={problems?.letter} />
          <Actions><Button kind="primary">{words.inviteSend[lang]}</Button></Actions>
        </Form>
      </Card>
      {invitations.length === 0 ? null : (
        <details class="mt-4" open={invitations.length <= 10}>
          <summary class="cursor-pointer">{words.invitations[lang]} ({invitations.length})</summary>
          <Table
            lang={lang} caption={words.invitations} hiddenCaption
            columns={[{ key: 'to', label: words.to }, { key: 'sent', label: words.sentOn }, { key: 'until', label: words.until }, { key: 'state', label: words.state }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
            rows={invitations.map((each) => ({
              cells: {
                to: <>{each.name ? <span class="block">{each.name}</span> : null}<span class="font-normal break-all">{each.email}</span></>,
                sent: <Day lang={lang} at={each.createdAt} />,
                until: <Day lang={lang} at={each.expiresAt} />,
                state: <Badge tone={tones[each.state]}>{words.invitationStates[each.state][lang]}</Badge>,
                actions: each.state === 'open' ? <PostButton lang={lang} small action={href(routes.alliances.invitationRevoke, { ...at, id: showId(each.id) })} label={words.revoke} /> : '',
              },
            }))}
          />
        </details>
      )}
    </Section>
  )
}
