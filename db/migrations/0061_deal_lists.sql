-- What waits for an answer of an organisation is looked for on every first page of its cases: found without reading the others.
create index deal_party_unanswered on deal_party (organisation_id, deal_id) where stage = 'interest' and side = 'answers' and accepted_at is null and left_at is null;
