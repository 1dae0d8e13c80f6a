import type { Operation } from './operation.ts'
import { agreementOperations } from './operations/agreements.ts'
import { projectOperations } from './operations/projects.ts'
import { callOperations } from './operations/calls.ts'
import { allianceOperations } from './operations/alliances.ts'
import { commonOperations } from './operations/commons.ts'
import { eventOperations } from './operations/events.ts'
import { dealOperations } from './operations/deals.ts'
import { draftOperations } from './operations/drafts.ts'
import { interestAnswers } from './operations/interest-answers.ts'
import { interestOperations } from './operations/interests.ts'
import { lifeOperations } from './operations/life.ts'
import { listingOperations } from './operations/listings.ts'
import { translationOperations } from './operations/translation.ts'
import { matchOperations } from './operations/matches.ts'
import { meetingOperations } from './operations/meetings.ts'
import { newsOperations } from './operations/news.ts'
import { organisationOperations } from './operations/organisations.ts'
import { bodyOperations } from './operations/bodies.ts'
import { problemOperations } from './operations/problems.ts'
import { vocabularyOperations } from './operations/vocabularies.ts'
import { watchOperations } from './operations/watches.ts'
import { teamOperations } from './operations/teams.ts'

/** Every operation of the API, in the order of the document. */
export const operations: readonly Operation[] = [
  ...organisationOperations,
  ...allianceOperations,
  ...bodyOperations,
  ...newsOperations,
  ...callOperations,
  ...eventOperations,
  ...meetingOperations,
  ...listingOperations,
  ...vocabularyOperations,
  ...translationOperations,
  ...draftOperations,
  ...lifeOperations,
  ...matchOperations,
  ...teamOperations,
  ...commonOperations,
  ...problemOperations,
  ...watchOperations,
  ...interestOperations,
  ...interestAnswers,
  ...agreementOperations,
  ...projectOperations,
  ...dealOperations,
]
