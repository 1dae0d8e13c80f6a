import { z } from 'zod'
import { teamFor } from '../../../modules/matching/teams/teams.ts'
import { operation } from '../operation.ts'
import { teamOut, teamShape } from '../shapes/team.ts'
import { id, reading } from '../shapes/values.ts'

export const teamOperations = [
  operation(
    {
      name: 'readTeam',
      group: 'matches',
      method: 'get',
      path: '/listings/{id}/team',
      who: 'anyone',
      scope: 'matches:read',
      params: z.object({ id }),
      query: z.object(reading),
      answer: teamShape,
    },
    async (c, { params, query: { language } }) => {
      const { room, actor } = c.var
      return teamOut(room.config.url, await teamFor(room.db, room.matcher, actor, params.id), language)
    },
  ),
]
