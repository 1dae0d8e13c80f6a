import { z } from 'zod'
import { type Project, projectRoles, projectStates } from '../../../modules/projects/projects.ts'
import { named, told } from '../told.ts'
import { day, id, idOut, instant, keysOf, nameOut, nameShape, textOut, textShape } from './values.ts'

export const projectState = told(z.enum(projectStates), 'projectState')

export const projectShape = named(
  'Project',
  z.object({
    id,
    reference: told(z.string(), 'reference'),
    title: textShape,
    state: projectState,
    agreement: told(id.optional(), 'projectAgreement'),
    deal: told(id.optional(), 'agreementDeal'),
    partners: z.array(z.object({ organisation: id, name: nameShape, role: z.enum(keysOf(projectRoles)) })),
    startsOn: day,
    endsOn: day,
    endedOn: day.optional(),
    changedAt: instant,
  }),
)

export const projectOut = (one: Project): z.input<typeof projectShape> => ({
  id: idOut(one.id), reference: one.reference, title: textOut(one.title), state: one.state, agreement: one.agreementId ? idOut(one.agreementId) : undefined, deal: one.dealId ? idOut(one.dealId) : undefined,
  partners: one.partners.map((partner) => ({ organisation: idOut(partner.organisationId), name: nameOut(partner.name), role: partner.role })),
  startsOn: one.startsOn, endsOn: one.endsOn, endedOn: one.endedOn ?? undefined, changedAt: one.updatedAt.toISOString(),
})
