-- Reservations of what there is once: rooms, tables and instruments block each other out by an exclusion constraint; people only
-- warn, except in a meeting.

create extension if not exists btree_gist;

create table resource (
  id uuid primary key,
  kind text not null check (kind in ('room', 'table', 'instrument', 'person')),
  -- Whose it is: a space, an organisation, or the person itself.
  space_id uuid references space (id),
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  number smallint check (number >= 1),
  name qiao_text,
  -- A room on a screen has an address, of any provider.
  link text check (length(link) <= 500 and link ~ '^https://[^\s]+$'),
  -- At the earliest and the latest so long before it begins; of at least and at most so many minutes.
  notice_minutes integer check (notice_minutes >= 0),
  ahead_days integer check (ahead_days >= 1),
  least_minutes integer check (least_minutes >= 1),
  most_minutes integer check (most_minutes >= 1),
  retired_at timestamptz,
  created_at timestamptz not null,
  check (num_nonnulls(space_id, organisation_id, person_id) = 1),
  check ((kind = 'person') = (person_id is not null)),
  check (least_minutes is null or most_minutes is null or most_minutes >= least_minutes)
);
create unique index resource_person on resource (person_id) where person_id is not null;
create unique index resource_number on resource (space_id, kind, number) where space_id is not null and number is not null and retired_at is null;
create index resource_space on resource (space_id) where space_id is not null;
create index resource_organisation on resource (organisation_id) where organisation_id is not null;

-- When it may be had; without any row, always.
create table resource_opening (
  resource_id uuid not null references resource (id),
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  primary key (resource_id, during)
);

create table reservation (
  id uuid primary key,
  resource_id uuid not null references resource (id),
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during)),
  holder_type text not null check (holder_type in ('meeting', 'session', 'person', 'organisation')),
  holder_id uuid not null,
  state text not null default 'held' check (state in ('held', 'cancelled', 'replaced')),
  -- Blocks whatever overlaps it: said by the trigger alone.
  exclusive boolean not null default true,
  -- A move is a new reservation in place of the old.
  replaces uuid references reservation (id),
  -- Problems that were overridden when it was made.
  overridden text[] not null default '{}',
  made_by uuid references person (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'held') = (ended_at is null)),
  constraint reservation_free exclude using gist (resource_id with =, during with &&) where (state = 'held' and exclusive)
);
create index reservation_holder on reservation (holder_type, holder_id);
create index reservation_made on reservation (made_by) where made_by is not null;
create unique index reservation_replaced_once on reservation (replaces) where replaces is not null and state = 'held';

-- Writers of one resource wait for each other here: two that met in the exclusion constraint alone would wait crosswise.
create function qiao_reservation_exclusive() returns trigger language plpgsql as $$
declare kept text;
begin
  select kind into kept from resource where id = new.resource_id for no key update;
  new.exclusive := new.holder_type = 'meeting' or kept <> 'person';
  return new;
end $$;
create trigger reservation_exclusive before insert on reservation for each row execute function qiao_reservation_exclusive();

create function qiao_reservation_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'held' and new.state <> 'held'
    and to_jsonb(old) - '{state,ended_at}'::text[] = to_jsonb(new) - '{state,ended_at}'::text[] then return new; end if;
  raise exception 'a reservation is ended or replaced, never changed' using errcode = 'restrict_violation', constraint = 'reservation_stands';
end $$;
create trigger reservation_stands before update or delete on reservation for each row execute function qiao_reservation_stands();
