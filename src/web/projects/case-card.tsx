import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { projectWords as words } from './messages/pages.ts'

/** The way from a case to its projects and outcomes, on the page of the case. */
export const CaseOutcomes = ({ lang, dealId }: { lang: Lang; dealId: string }) => (
  <Card lang={lang} title={words.outcomes}>
    <Actions>
      <LinkButton href={href(routes.outcomes.ofDeal, { lang, id: showId(dealId) })}>{words.outcomeAdd[lang]}</LinkButton>
      <LinkButton kind="quiet" href={href(routes.projects.list, { lang }, { deal: showId(dealId) })}>{words.title[lang]}</LinkButton>
    </Actions>
  </Card>
)
