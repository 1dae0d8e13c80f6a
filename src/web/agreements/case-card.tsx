import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { agreementWords as words } from './messages/pages.ts'

/** The way from a case to its agreements, on the page of the case. */
export const CaseAgreements = ({ lang, dealId, open }: { lang: Lang; dealId: string; open: boolean }) => (
  <Card lang={lang} title={words.title}>
    <Actions>
      {open ? <LinkButton href={href(routes.agreements.new, { lang }, { deal: showId(dealId) })}>{words.start[lang]}</LinkButton> : null}
      <LinkButton kind="quiet" href={href(routes.agreements.list, { lang }, { deal: showId(dealId) })}>{words.ofCase[lang]}</LinkButton>
    </Actions>
  </Card>
)
