import { z } from 'zod'
import { projectPage, projectsVisibleTo } from '../../../modules/projects/projects.ts'
import { operation } from '../operation.ts'
import { projectOut, projectShape, projectState } from '../shapes/project.ts'
import { id, listOf, paging } from '../shapes/values.ts'

export const projectOperations = [
  operation(
    { name: 'listProjects', group: 'projects', method: 'get', path: '/projects', who: 'token', scope: 'projects:read', query: z.object({ state: projectState.optional(), ...paging }), answer: z.object(listOf(projectShape)) },
    async (c, { query: { state, page, limit } }) => {
      const { projects, total } = await projectsVisibleTo(c.var.room.db, c.var.actor, { state, page, size: limit })
      return { items: projects.map(projectOut), total, page, limit }
    },
  ),
  operation({ name: 'readProject', group: 'projects', method: 'get', path: '/projects/{id}', who: 'token', scope: 'projects:read', params: z.object({ id }), answer: projectShape }, async (c, { params }) =>
    projectOut(await projectPage(c.var.room.db, c.var.actor, params.id))),
]
