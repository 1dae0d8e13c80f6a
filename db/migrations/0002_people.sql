-- People, organisations, and the authorities that derive from them.

create table person (
  id uuid primary key,
  -- Name and address are gone only from the tombstone of an erased person.
  name qiao_name,
  -- One string of the name, for the sign-in library, which reads it and never writes it.
  display_name text generated always as (coalesce(name ->> 'en', name ->> 'zh')) stored,
  email text check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  lang text not null default 'en' check (lang in ('zh', 'en')),
  zone text not null default 'Europe/London',
  country text check (country ~ '^[A-Z]{2}$'),
  orcid text check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'),
  two_factor_enabled boolean not null default false,
  sample boolean not null default false,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (erased_at is not null or (name is not null and email is not null)),
  check (erased_at is null or (name is null and email is null and orcid is null and image is null))
);
create unique index person_email on person (email);
create unique index person_orcid on person (orcid) where orcid is not null and erased_at is null;

-- The tables of the sign-in library (better-auth); its user table is `person`.
create table sign_in_session (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references person (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_session_person on sign_in_session (user_id);
create table sign_in_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index sign_in_account_person on sign_in_account (user_id);
create table sign_in_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_verification_identifier on sign_in_verification (identifier);
create table sign_in_two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null unique references person (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create table organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
  kind text not null check (kind in ('university', 'institute', 'enterprise', 'park', 'region', 'government', 'funder', 'investor', 'broker', 'think_tank')),
  name qiao_name not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text check (region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  city qiao_name,
  about qiao_text,
  website text,
  ror text check (ror ~ '^0[a-hj-km-np-tv-z0-9]{6}\d{2}$'),
  uscc text check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  default_field text,
  contact_name text,
  contact_email text,
  verified_at timestamptz,
  verified_by uuid references person (id),
  -- Trusted organisations publish at once and are sampled afterwards.
  trusted_at timestamptz,
  merged_into uuid references organisation (id),
  sample boolean not null default false,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check (merged_into is distinct from id)
);
create unique index organisation_ror on organisation (ror) where ror is not null and merged_into is null;
create unique index organisation_uscc on organisation (uscc) where uscc is not null and merged_into is null;

create table affiliation (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  role text not null check (role in ('administrator', 'officer', 'researcher')),
  department text,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references person (id),
  check (ended_at is null or ended_at >= started_at)
);
create unique index affiliation_active on affiliation (person_id, organisation_id) where ended_at is null;
create index affiliation_organisation on affiliation (organisation_id) where ended_at is null;

create table platform_role (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (role in ('moderator', 'organiser', 'administrator')),
  granted_by uuid references person (id),
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index platform_role_active on platform_role (person_id, role) where ended_at is null;

-- A firm lets a region, park or broker publish for it: exactly these verbs, until the date.
create table mandate (
  id uuid primary key,
  firm_id uuid not null references organisation (id),
  publisher_id uuid not null references organisation (id),
  verbs text[] not null check (cardinality(verbs) > 0 and verbs <@ array['draft', 'publish', 'pause', 'close', 'answer']),
  consent text,
  granted_by uuid references person (id),
  granted_at timestamptz not null default now(),
  until timestamptz not null,
  ended_at timestamptz,
  -- Two that were merged are one: what was granted between them has ended.
  check (firm_id <> publisher_id or ended_at is not null)
);
create unique index mandate_active on mandate (firm_id, publisher_id) where ended_at is null;
create index mandate_publisher on mandate (publisher_id) where ended_at is null;

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  email text not null,
  role text not null check (role in ('administrator', 'officer', 'researcher')),
  token_hash bytea not null unique,
  invited_by uuid not null references person (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  revoked_at timestamptz
);
create unique index invitation_open on invitation (organisation_id, lower(email)) where accepted_at is null and revoked_at is null;

-- Scoped, revocable tokens of the public API; only a hash is kept.
create table api_token (
  id uuid primary key,
  person_id uuid not null references person (id),
  name text not null check (length(name) between 1 and 120),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['listings:read', 'listings:write', 'interests:read', 'interests:write', 'matches:read']),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person_id);

-- Merging organisations: every row of any table that names the one by a foreign key names the other afterwards. The
-- catalogue knows all such columns, so that a table added later cannot be forgotten. A row that would collide stops the
-- merge with unique_violation, unless its column carries the comment 'merge: drop': then the other's row stands for both.
create function qiao_move_organisation(from_id uuid, into_id uuid) returns void language plpgsql as $$
declare
  one record;
  moved record;
begin
  for one in
    select c.conrelid::regclass as tab, a.attname as col, coalesce(col_description(c.conrelid, a.attnum), '') = 'merge: drop' as drops
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'organisation'::regclass and c.conrelid <> 'organisation'::regclass
    order by 1, 2
  loop
    if one.drops then
      for moved in execute format('select ctid as at from %s where %I = $1', one.tab, one.col) using from_id loop
        begin
          execute format('update %s set %I = $2 where ctid = $1', one.tab, one.col) using moved.at, into_id;
        exception when unique_violation then
          execute format('delete from %s where ctid = $1', one.tab) using moved.at;
        end;
      end loop;
    else
      execute format('update %s set %I = $2 where %I = $1', one.tab, one.col, one.col) using from_id, into_id;
    end if;
  end loop;
  update organisation set merged_into = into_id where merged_into = from_id;
end $$;
