-- Technology transfer managers of a regional centre: people who put themselves on its public page.

create table centre_broker (
  id uuid primary key,
  space_id uuid not null references alliance (space_id),
  person_id uuid not null references person (id),
  -- For which organisation of the centre they work there.
  organisation_id uuid not null references organisation (id),
  focus qiao_text not null,
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['zh', 'en']),
  registered_at timestamptz not null,
  withdrawn_at timestamptz,
  check (withdrawn_at is null or withdrawn_at >= registered_at)
);
create unique index centre_broker_person on centre_broker (space_id, person_id);
create index centre_broker_of on centre_broker (person_id);
