import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { teamWords } from './messages/team.ts'

/** The way from a need's matches to its team; for the head of that page. */
export const TeamDoor = ({ lang, needId }: { lang: Lang; needId: string }) => <LinkButton kind="quiet" href={href(routes.teams.show, { lang, id: showId(needId) })}>{teamWords.short[lang]}</LinkButton>
