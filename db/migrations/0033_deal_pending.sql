-- Few parties are asked and have not joined; what waits for somebody is found from them.
create index deal_party_pending on deal_party (organisation_id, deal_id) where joined_at is null and left_at is null;
create index deal_party_pending_deal on deal_party (deal_id) where joined_at is null and left_at is null;
