import type { Steps } from '../../core/steps.ts'

export const requestKinds = ['affiliation', 'join_space', 'translation', 'correction', 'takedown', 'introduction', 'more_information', 'dataset_access', 'training', 'data_rights', 'handover', 'citation'] as const
export type RequestKind = (typeof requestKinds)[number]

export type RequestState = 'created' | 'submitted' | 'accepted' | 'declined' | 'cancelled' | 'expired'
export type RequestVerb = 'submit' | 'accept' | 'decline' | 'cancel' | 'expire'

export const requestSteps: Steps<RequestState, RequestVerb> = {
  created: { submit: 'submitted', cancel: 'cancelled', expire: 'expired' },
  submitted: { accept: 'accepted', decline: 'declined', cancel: 'cancelled', expire: 'expired' },
  accepted: {},
  declined: {},
  cancelled: {},
  expired: {},
}

/** A request that nobody answers ends after so many days. */
export const requestDays = 60
