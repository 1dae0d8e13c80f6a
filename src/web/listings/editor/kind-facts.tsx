import type { Child } from 'hono/jsx'
import { equipmentTypes, expertKinds, laboratoryLevels } from '../../../modules/listings/words/kinds.ts'
import { many, one } from '../../form.ts'
import { Checkboxes, optionsOf, Select } from '../../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../../ui/fields.tsx'
import { editorWords } from '../messages/editor.ts'
import { factNames } from '../messages/facts.ts'
import { langNames } from '../messages/hall.ts'
import type { FactProps } from './fact-fields.tsx'

/** Who stands behind the expertise. */
export const ExpertFacts = ({ lang, values, problems }: FactProps): Child => (
  <>
    <Select lang={lang} name="expertKind" label={factNames.expertKind} options={optionsOf(expertKinds)} value={one(values, 'expertKind')} error={problems.expertKind} />
    <Select lang={lang} name="laboratoryLevel" label={factNames.laboratoryLevel} options={optionsOf(laboratoryLevels)} value={one(values, 'laboratoryLevel')} error={problems.laboratoryLevel} />
    <TextField lang={lang} name="teamSize" inputmode="numeric" label={factNames.teamSize} value={one(values, 'teamSize')} error={problems.teamSize} size="short" />
    <TextField lang={lang} name="orcid" label={factNames.orcid} hint={editorWords.orcidHint} value={one(values, 'orcid')} error={problems.orcid} />
    <TextField lang={lang} name="website" type="url" label={factNames.website} value={one(values, 'website')} error={problems.website} />
    <TextField lang={lang} name="video" type="url" label={factNames.video} value={one(values, 'video')} error={problems.video} />
    <Checkboxes lang={lang} name="workingLanguages" label={factNames.workingLanguages} options={optionsOf(langNames)} values={many(values, 'workingLanguages')} error={problems.workingLanguages} />
  </>
)

/** The fields of UNIQUIP that are the same in both languages (field-schemas §1). */
export const FacilityFacts = ({ lang, values, problems }: FactProps): Child => (
  <>
    <Select lang={lang} name="equipmentType" label={factNames.equipmentType} options={optionsOf(equipmentTypes)} value={one(values, 'equipmentType')} error={problems.equipmentType} />
    <TextField lang={lang} name="model" label={factNames.model} value={one(values, 'model')} error={problems.model} />
    <TextArea lang={lang} name="manufacturers" label={factNames.manufacturers} hint={editorWords.linesHint} rows={2} value={one(values, 'manufacturers')} error={problems.manufacturers} />
    <TextArea lang={lang} name="relatedEquipment" label={factNames.relatedEquipment} hint={editorWords.linesHint} rows={2} value={one(values, 'relatedEquipment')} error={problems.relatedEquipment} />
    <DateField lang={lang} name="commissionedOn" label={factNames.commissionedOn} value={one(values, 'commissionedOn')} error={problems.commissionedOn} />
    <DateField lang={lang} name="decommissionedOn" label={factNames.decommissionedOn} value={one(values, 'decommissionedOn')} error={problems.decommissionedOn} />
    <TextField lang={lang} name="department" label={factNames.department} value={one(values, 'department')} error={problems.department} />
    <TextField lang={lang} name="location" label={factNames.location} value={one(values, 'location')} error={problems.location} />
    <TextField lang={lang} name="institutionRef" label={factNames.institutionRef} value={one(values, 'institutionRef')} error={problems.institutionRef} />
    <TextField lang={lang} name="doi" label={factNames.doi} hint={editorWords.doiHint} value={one(values, 'doi')} error={problems.doi} />
    <TextField lang={lang} name="funding" label={factNames.funding} value={one(values, 'funding')} error={problems.funding} />
    <TextField lang={lang} name="orcid" label={factNames.orcid} hint={editorWords.orcidHint} value={one(values, 'orcid')} error={problems.orcid} />
    <TextField lang={lang} name="video" type="url" label={factNames.video} value={one(values, 'video')} error={problems.video} />
  </>
)
