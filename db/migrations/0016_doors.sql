-- Doors for people without an account: a pasted problem, an enquiry about a listing, a complaint about one.

create table door_problem (
  id uuid primary key,
  -- The language of the text, and the one in which its author reads.
  lang text not null check (lang in ('zh', 'en')),
  reader_lang text not null check (reader_lang in ('zh', 'en')),
  -- Gone, with everything else that was written, once the problem is withdrawn, refused or forgotten.
  body text check (length(body) between 1 and 20000),
  figure text check (length(figure) <= 500),
  wanted_by date,
  tried text check (length(tried) <= 2000),
  state text not null default 'draft' check (state in ('draft', 'waiting', 'taken', 'refused', 'withdrawn')),
  email text check (email = lower(email)),
  contact_name text,
  -- Told only to those who may take the problem on.
  firm text,
  country text check (country ~ '^[A-Z]{2}$'),
  excluded_countries text[] not null default '{}',
  confirmed_at timestamptz,
  taken_by uuid references person (id),
  taken_for uuid references organisation (id),
  taken_at timestamptz,
  listing_id uuid references listing (id) on delete set null,
  answer text check (length(answer) <= 2000),
  -- When its author was told that it is published.
  told_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (body is not null or state in ('refused', 'withdrawn')),
  check (state not in ('waiting', 'taken') or (confirmed_at is not null and email is not null and country is not null)),
  check ((taken_at is not null) = (taken_for is not null)),
  check (state <> 'taken' or taken_at is not null)
);
create index door_problem_waiting on door_problem (confirmed_at) where state = 'waiting';
create index door_problem_taken on door_problem (taken_for) where state = 'taken';
create index door_problem_listing on door_problem (listing_id) where listing_id is not null;
create index door_problem_expires on door_problem (expires_at);

create table door_enquiry (
  id uuid primary key,
  listing_id uuid not null references listing (id) on delete cascade,
  reader_lang text not null check (reader_lang in ('zh', 'en')),
  email text check (email = lower(email)),
  contact_name text,
  organisation text,
  state text not null default 'draft' check (state in ('draft', 'open', 'ended')),
  confirmed_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (state <> 'open' or (confirmed_at is not null and email is not null))
);
create index door_enquiry_listing on door_enquiry (listing_id, confirmed_at desc);
create index door_enquiry_expires on door_enquiry (expires_at);
-- Without an author: written by whoever asks.
create table door_message (
  id uuid primary key,
  enquiry_id uuid not null references door_enquiry (id) on delete cascade,
  author_id uuid references person (id),
  lang text not null check (lang in ('zh', 'en')),
  body text not null check (length(body) between 1 and 5000),
  at timestamptz not null
);
create index door_message_enquiry on door_message (enquiry_id, at);

create table door_complaint (
  id uuid primary key,
  listing_id uuid not null references listing (id) on delete cascade,
  revision_id uuid,
  reader_lang text not null check (reader_lang in ('zh', 'en')),
  reason text not null check (reason in ('rights', 'secret', 'error', 'unlawful')),
  body text check (length(body) between 1 and 5000),
  email text check (email = lower(email)),
  -- Tells one address from another after the address itself is gone.
  address_mark bytea not null,
  contact_name text,
  state text not null default 'draft' check (state in ('draft', 'open', 'decided', 'appealed', 'closed')),
  -- The listing was taken out of the hall because of it.
  hid boolean not null default false,
  confirmed_at timestamptz,
  outcome text check (outcome in ('removed', 'correct', 'kept')),
  decision text check (length(decision) between 1 and 2000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  appeal text check (length(appeal) between 1 and 5000),
  appealed_by text check (appealed_by in ('complainant', 'owner')),
  appealed_at timestamptz,
  appeal_outcome text check (appeal_outcome in ('removed', 'correct', 'kept')),
  appeal_decision text check (length(appeal_decision) between 1 and 2000),
  appeal_decided_by uuid references person (id),
  appeal_decided_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (state = 'draft' or confirmed_at is not null),
  check (state in ('draft', 'open') or (outcome is not null and decision is not null and decided_at is not null)),
  check ((appealed_at is null) = (appealed_by is null)),
  check (state <> 'appealed' or appealed_at is not null),
  check (state <> 'closed' or appealed_at is null or appeal_outcome is not null)
);
create index door_complaint_listing on door_complaint (listing_id);
create index door_complaint_open on door_complaint (confirmed_at) where state in ('open', 'appealed');
create index door_complaint_mark on door_complaint (address_mark, confirmed_at);
create index door_complaint_expires on door_complaint (expires_at);

-- A code by mail: the newest of each thing, three tries.
create table door_code (
  object_id uuid primary key,
  hash bytea not null check (octet_length(hash) = 32),
  tries integer not null default 0 check (tries between 0 and 3),
  expires_at timestamptz not null
);

-- Proofs of work that were used; a second use is refused.
create table door_proof (
  digest bytea primary key check (octet_length(digest) = 32),
  expires_at timestamptz not null
);
create index door_proof_expires on door_proof (expires_at);

-- A listing that a complaint took out of the hall stays out until somebody decides. `held_from` is where it goes back to.
alter table listing
  add column held_at timestamptz,
  add column held_from text check (held_from in ('published', 'paused')),
  add constraint listing_held check (held_at is null or (held_from is not null and state <> 'published'));

select pgboss.create_queue('door_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
