import { readText, say } from '../../core/text.ts'
import { teamFor } from '../../modules/matching/teams/teams.ts'
import { page } from '../respond.tsx'
import type { HandlersOf } from '../room.ts'
import { teamWords } from './messages/team.ts'
import { TeamPage } from './team.tsx'

export const teamHandlers: HandlersOf<'teams'> = {
  async show(c) {
    const { room, actor, lang } = c.var
    const team = await teamFor(room.db, room.matcher, actor, c.req.param('id') ?? '')
    const title = say(lang, teamWords.title, { title: readText(team.need.texts.title, lang).body })
    return page(c, { title, active: 'hall', noindex: true }, <TeamPage lang={lang} team={team} />)
  },
}
