-- News, notices, policy documents and stories of the host or of an alliance; a story cites facts that open.

create table news_item (
  id uuid primary key,
  kind text not null check (kind in ('news', 'notice', 'policy', 'story')),
  -- The alliance whose news it is; without one the host's.
  space_id uuid references space (id),
  title qiao_text not null,
  body qiao_text not null,
  on_date date not null,
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space')),
  pinned boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  -- What the moderators said when they sent it back, or why it was withdrawn.
  comment text check (length(comment) <= 2000),
  published_at timestamptz,
  published_by uuid references person (id),
  sample boolean not null default false,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (state <> 'published' or published_at is not null),
  check (visibility <> 'space' or space_id is not null)
);
create index news_item_shown on news_item (space_id, pinned desc, on_date desc, id desc) where state = 'published';
create index news_item_waiting on news_item (updated_at) where state = 'submitted';

create table news_citation (
  id uuid primary key,
  item_id uuid not null references news_item (id) on delete cascade,
  place integer not null,
  kind text not null check (kind in ('listing', 'deal', 'figure')),
  listing_id uuid references listing (id) on delete cascade,
  listing_revision_id uuid references listing_revision (id),
  -- A case is cited by its reference; whether there is one is told to nobody but its parties.
  deal_reference text check (length(deal_reference) <= 40),
  deal_id uuid references deal (id),
  figure text,
  -- The figure as it stood on the day when it was cited.
  value integer check (value >= 0),
  as_of date,
  added_by uuid references person (id),
  added_at timestamptz not null,
  check ((kind = 'listing') = (listing_id is not null and listing_revision_id is not null)),
  check ((kind = 'deal') = (deal_reference is not null)),
  check (deal_id is null or kind = 'deal'),
  check ((kind = 'figure') = (figure is not null and value is not null and as_of is not null))
);
create index news_citation_item on news_citation (item_id, place);
create index news_citation_listing on news_citation (listing_id) where listing_id is not null;
create index news_citation_deal on news_citation (deal_id) where deal_id is not null;

-- The permission of each party of a cited case.
create table news_consent (
  id uuid primary key,
  citation_id uuid not null references news_citation (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  state text not null default 'asked' check (state in ('asked', 'given', 'refused')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  unique (citation_id, organisation_id),
  check ((state = 'asked') = (decided_at is null))
);
comment on column news_consent.organisation_id is 'merge: drop';
