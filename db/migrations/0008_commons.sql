-- Like needs of several organisations: proposed by a nightly job as one common technology, adopted or dismissed by an organiser.

create table common_problem (
  id uuid primary key,
  state text not null default 'proposed' check (state in ('proposed', 'adopted', 'dismissed', 'superseded')),
  -- The ids of the members when it was proposed, in order: the same members are not proposed again once they were dismissed.
  members_key text not null,
  -- What most members speak of: [{ "zh": …, "en": … }], either half may be missing.
  concepts jsonb not null default '[]',
  cohesion real not null check (cohesion between 0 and 1),
  title qiao_text,
  found_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references person (id),
  check ((state in ('adopted', 'dismissed')) = (decided_at is not null and decided_by is not null)),
  check (state <> 'adopted' or title is not null)
);
create unique index common_problem_members on common_problem (members_key) where state <> 'superseded';
create index common_problem_state on common_problem (state, found_at desc);

create table common_problem_member (
  problem_id uuid not null references common_problem (id) on delete cascade,
  listing_id uuid not null references listing (id),
  -- proposed by the job; suggested by the job for an adopted one; invited by the organiser, then answered by the need's own people.
  standing text not null default 'proposed' check (standing in ('proposed', 'suggested', 'invited', 'joined', 'declined')),
  likeness real not null check (likeness between 0 and 1),
  answered_at timestamptz,
  answered_by uuid references person (id),
  primary key (problem_id, listing_id),
  check ((standing in ('joined', 'declined')) = (answered_at is not null and answered_by is not null))
);
create index common_problem_member_listing on common_problem_member (listing_id);

select pgboss.create_queue('commons', '{"policy": "short", "retryLimit": 3, "retryDelay": 60, "retryBackoff": true}');
