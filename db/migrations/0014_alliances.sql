-- Alliances: what is special to an alliance beside its space, waves and tiers of members, suspensions, invitations, parts.

-- The body whose chair and champions decide who joins; without one, who runs the space decides.
alter table space add column joins_decided_by uuid references space (id);

create table alliance (
  space_id uuid primary key references space (id),
  kind text not null check (kind in ('consortium', 'university_alliance', 'industry_alliance', 'regional_centre', 'programme', 'joint_centre')),
  -- The charter: whether individual investigators may be members beside organisations, and what it asks of who joins.
  people_join boolean not null default false,
  joining qiao_text,
  website text check (length(website) <= 500),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);

create table alliance_wave (
  id uuid primary key,
  space_id uuid not null references alliance (space_id),
  name qiao_text not null,
  on_date date not null
);
create unique index alliance_wave_date on alliance_wave (space_id, on_date);
create table alliance_tier (
  id uuid primary key,
  space_id uuid not null references alliance (space_id),
  name qiao_text not null,
  position integer not null
);
create index alliance_tier_space on alliance_tier (space_id, position);

-- In which wave a member joined, and its tier; the membership itself is the row of space_member.
create table alliance_membership (
  member_id uuid primary key references space_member (id) on delete cascade,
  wave_id uuid references alliance_wave (id),
  tier_id uuid references alliance_tier (id)
);
create index alliance_membership_wave on alliance_membership (wave_id) where wave_id is not null;
create index alliance_membership_tier on alliance_membership (tier_id) where tier_id is not null;

-- While a suspension is open its member holds no right in the space; ended ones are the history.
create table space_suspension (
  id uuid primary key,
  member_id uuid not null references space_member (id) on delete cascade,
  reason text check (length(reason) <= 500),
  since timestamptz not null,
  suspended_by uuid references person (id),
  until timestamptz,
  ended_by uuid references person (id),
  check (until is null or until >= since)
);
create unique index space_suspension_open on space_suspension (member_id) where until is null;

-- An alliance may be part of several programmes; figures of the whole count what its parts share once.
create table alliance_part (
  whole_id uuid not null references space (id),
  part_id uuid not null references space (id),
  added_by uuid references person (id),
  added_at timestamptz not null default now(),
  primary key (whole_id, part_id),
  check (whole_id <> part_id)
);
create index alliance_part_part on alliance_part (part_id);

create table alliance_invitation (
  id uuid primary key,
  space_id uuid not null references alliance (space_id),
  -- Cleared when its person is erased.
  email text check (email = lower(email)),
  name text not null check (length(name) <= 200),
  organisation_id uuid references organisation (id),
  wave_id uuid references alliance_wave (id),
  tier_id uuid references alliance_tier (id),
  lang text not null check (lang in ('zh', 'en')),
  token_hash bytea not null unique,
  invited_by uuid not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  member_id uuid references space_member (id) on delete set null,
  revoked_at timestamptz
);
create unique index alliance_invitation_open on alliance_invitation (space_id, email) where accepted_at is null and revoked_at is null;

-- As in 0003, but a suspended member holds nothing, and of an organisation that runs a space its officers and
-- administrators run it; its researchers are members.
create or replace view space_right as
  select person_id, space_id, role, from_on, to_on from seat
  union all
  select m.person_id, m.space_id, m.role, m.from_on, m.to_on from space_member m
  where m.person_id is not null and not exists (select 1 from space_suspension s where s.member_id = m.id and s.until is null)
  union all
  select a.person_id, m.space_id, case when a.role = 'researcher' and m.role in ('host', 'secretariat') then 'member' else m.role end, m.from_on, m.to_on
  from space_member m join affiliation a on a.organisation_id = m.organisation_id and a.ended_at is null
  where not exists (select 1 from space_suspension s where s.member_id = m.id and s.until is null);
