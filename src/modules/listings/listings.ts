export { cardsFor } from './cards.ts'
export { forgetChanges, indexRows, type IndexRow, type IndexText, listingsChangedSince } from './indexing.ts'
export type { Attachment, Card, ListingPage, OwnerLabel, Place, ShownFacts } from './shown.ts'
export { confidentialReadable, inHall, isPublic, ownerKnown, readable, visibilityFacets } from './visibility.ts'
