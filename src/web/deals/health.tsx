import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type BoardLine, hasEnded, partyRoleWords, stageLabel } from '../../modules/deals/deals.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { Actions, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Ago, Day } from '../ui/time.tsx'
import { deskWords } from '../desk/messages.ts'
import { listWords, roomWords } from './messages.ts'
import { caseWords } from './messages/case.ts'
import { PartyLink, partyName, titleFor } from './party.tsx'

/** How a case stands, for a broker who is not invited and for an organisation that is: nothing of its content. */
export const HealthPage = ({ lang, line, now, sentence }: { lang: Lang; line: BoardLine; now: Date; sentence?: string }) => {
  const title = titleFor(lang, line.title)
  const invited = line.own.side === 'joins' && !line.own.accepted && !hasEnded(line.stage)
  const action = href(routes.deals.join, { lang, id: showId(line.id) })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={title.text} titleLang={title.tag} kicker={<>{line.reference} · <StateBadge lang={lang} state={line.stage} label={stageLabel(line.stage, line.route, line.own.country)} /></>} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.deals.list, { lang }), label: listWords.title }]} />
      {sentence ? <Notice lang={lang} kind="warning" live><p>{sentence}</p></Notice> : null}
      {invited ? (
        <Card lang={lang} id="next" title={say(lang, caseWords.joinTitle, { who: partyName(lang, line.other) })}>
          <p>{caseWords.joinText[lang]}</p>
          <Actions>
            <PostButton lang={lang} kind="primary" action={action} label={caseWords.join} values={{ answer: 'yes' }} />
            <PostButton lang={lang} action={action} label={caseWords.refuseInvitation} values={{ answer: 'no' }} />
          </Actions>
        </Card>
      ) : <Notice lang={lang}><p>{caseWords.healthText[lang]}</p></Notice>}
      <Card lang={lang} title={caseWords.health}>
        <Facts
          lang={lang}
          items={[
            { label: caseWords.stage, value: <>{stageLabel(line.stage, line.route, line.own.country)[lang]}{line.dormant ? <> <Badge tone="amber">{caseWords.dormant[lang]}</Badge></> : null}</> },
            { label: caseWords.lastMoved, value: <Ago lang={lang} at={line.lastAt} now={now} /> },
            { label: caseWords.due, value: line.dueOn && <><Day lang={lang} at={line.dueOn} />{line.overdue ? <> <Badge tone="accent">{caseWords.overdue[lang]}</Badge></> : null}</> },
            { label: caseWords.owner, value: line.ownerName && nameFor(lang, line.ownerName) },
          ]}
        />
      </Card>
      <Card lang={lang} title={caseWords.parties}>
        <ul class="grid gap-2">
          {[line.own, ...line.others].filter((party) => !party.left).map((party) => <li><PartyLink lang={lang} party={party} />{party === line.own ? ` ${roomWords.you[lang]}` : ''}<span class="hint block">{partyRoleWords[party.role][lang]} · {countryName(lang, party.country)}</span></li>)}
        </ul>
      </Card>
    </Page>
  )
}
