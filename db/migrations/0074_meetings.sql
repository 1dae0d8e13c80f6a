-- One-to-one meetings of an event: its round, slots and tables, who takes part, what they wish, what was asked, what is held.

create table meeting_round (
  event_id uuid primary key references event (space_id),
  -- Who picks the slot: who asks, who accepts, or the organiser for all.
  way text not null check (way in ('requester', 'accepter', 'organiser')),
  slot_minutes smallint not null check (slot_minutes between 15 and 30),
  pause_minutes smallint not null default 0 check (pause_minutes between 0 and 30),
  zone text not null check (zone in ('beijing', 'london')),
  -- Meetings of one person at most; requests of one person that are open or were accepted at most; musts at most.
  meetings_most smallint not null check (meetings_most between 1 and 100),
  requests_most smallint not null check (requests_most between 1 and 100),
  musts_most smallint not null check (musts_most between 0 and 20),
  answer_hours smallint not null check (answer_hours between 1 and 336),
  wishes_close_at timestamptz,
  note qiao_text,
  opened_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  version integer not null default 1
);
create index meeting_round_created on meeting_round (created_by);

-- The hours of a day on the clock of the round, from which its slots are made.
create table meeting_hours (
  event_id uuid not null references meeting_round (event_id),
  day date not null,
  from_time time not null,
  to_time time not null,
  primary key (event_id, day, from_time),
  check (to_time > from_time)
);

create table meeting_slot (
  id uuid primary key,
  event_id uuid not null references meeting_round (event_id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  unique (event_id, starts_at),
  unique (id, event_id),
  check (ends_at > starts_at)
);

create table meeting_person (
  event_id uuid not null references meeting_round (event_id),
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  -- Offers technology, or seeks it: the two sides of the tables.
  role text not null check (role in ('offers', 'seeks')),
  clock text not null check (clock in ('beijing', 'london')),
  listing_id uuid references listing (id),
  words text check (length(words) <= 2000),
  lang text not null check (lang in ('zh', 'en')),
  state text not null default 'in' check (state in ('in', 'out')),
  joined_at timestamptz not null,
  left_at timestamptz,
  version integer not null default 1,
  primary key (event_id, person_id),
  check ((state = 'out') = (left_at is not null))
);
create index meeting_person_person on meeting_person (person_id);
create index meeting_person_organisation on meeting_person (organisation_id);
create index meeting_person_listing on meeting_person (listing_id) where listing_id is not null;

-- Slots in which somebody is not there; in all others they are free.
create table meeting_away (
  event_id uuid not null,
  person_id uuid not null references person (id),
  slot_id uuid not null,
  primary key (person_id, slot_id),
  foreign key (slot_id, event_id) references meeting_slot (id, event_id) on delete cascade,
  foreign key (event_id, person_id) references meeting_person (event_id, person_id) on delete cascade
);
create index meeting_away_event on meeting_away (event_id);

create table meeting_wish (
  event_id uuid not null references meeting_round (event_id),
  from_person uuid not null references person (id),
  to_person uuid not null references person (id),
  kind text not null check (kind in ('must', 'meet', 'never')),
  at timestamptz not null,
  primary key (event_id, from_person, to_person),
  check (from_person <> to_person)
);
create index meeting_wish_to on meeting_wish (event_id, to_person);
create index meeting_wish_from on meeting_wish (from_person);

create table meeting_run (
  id uuid primary key,
  event_id uuid not null references meeting_round (event_id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('whole', 'repair')),
  -- Whether meetings of the published run stay where they are.
  keeps boolean not null default true,
  state text not null default 'queued' check (state in ('queued', 'running', 'draft', 'published', 'replaced', 'rolled_back', 'failed', 'cancelled')),
  step text check (step in ('reading', 'solving', 'writing')),
  effort integer not null default 16000000 check (effort between 0 and 100000000),
  people integer, slots integer, tables integer, wishes integer,
  meetings integer, value integer, bound integer, musts integer, musts_possible integer, musts_bound integer, idle_gaps integer, late_share real,
  greedy_value integer, greedy_musts integer, greedy_idle_gaps integer, greedy_late_share real,
  lost integer, seconds real,
  error text check (length(error) <= 2000),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  published_by uuid references person (id),
  published_at timestamptz,
  ended_at timestamptz,
  unique (event_id, number),
  unique (id, event_id),
  check (state not in ('published', 'replaced', 'rolled_back') or published_at is not null),
  check ((state in ('replaced', 'rolled_back')) = (ended_at is not null))
);
create unique index meeting_run_published on meeting_run (event_id) where state = 'published' and kind = 'whole';
create unique index meeting_run_under_way on meeting_run (event_id) where state in ('queued', 'running');
create index meeting_run_asked on meeting_run (asked_by);
create index meeting_run_published_by on meeting_run (published_by) where published_by is not null;

create table meeting_run_line (
  run_id uuid not null references meeting_run (id),
  a_id uuid not null references person (id),
  b_id uuid not null references person (id),
  slot_id uuid not null references meeting_slot (id) on delete cascade,
  table_id uuid not null references resource (id),
  -- Stood before the run; the run adds it; two people may take it up, nothing is booked.
  kind text not null check (kind in ('kept', 'new', 'offer')),
  primary key (run_id, a_id, b_id),
  check (a_id < b_id)
);
create unique index meeting_run_line_table on meeting_run_line (run_id, slot_id, table_id) where kind <> 'offer';
create index meeting_run_line_a on meeting_run_line (a_id);
create index meeting_run_line_b on meeting_run_line (b_id);

-- Why a wish is not met by the run.
create table meeting_run_unmet (
  run_id uuid not null references meeting_run (id),
  a_id uuid not null references person (id),
  b_id uuid not null references person (id),
  weight smallint not null,
  must boolean not null,
  why text not null check (why in ('refused', 'noCommonSlot', 'quota', 'bothFull', 'oneFull', 'tablesFull', 'busy')),
  who uuid[] not null default '{}',
  slots smallint not null,
  -- Meetings in the way, two people after each other, and what they are worth together.
  instead uuid[] not null default '{}',
  instead_weight smallint not null default 0,
  primary key (run_id, a_id, b_id),
  check (a_id < b_id)
);
create index meeting_run_unmet_a on meeting_run_unmet (a_id);
create index meeting_run_unmet_b on meeting_run_unmet (b_id);

create table event_meeting (
  id uuid primary key,
  event_id uuid not null references meeting_round (event_id),
  a_id uuid not null references person (id),
  b_id uuid not null references person (id),
  slot_id uuid not null,
  table_id uuid not null references resource (id),
  -- An address of its own, where the table's will not do.
  link text check (length(link) <= 500 and link ~ '^https://[^\s]+$'),
  state text not null default 'held' check (state in ('held', 'cancelled', 'replaced')),
  source text not null check (source in ('request', 'run', 'organiser')),
  run_id uuid,
  ended_by_run uuid references meeting_run (id),
  cancelled_by uuid references person (id),
  reason text check (length(reason) <= 500),
  ended_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  foreign key (slot_id, event_id) references meeting_slot (id, event_id),
  foreign key (run_id, event_id) references meeting_run (id, event_id),
  unique (id, event_id),
  check (a_id < b_id),
  check ((state = 'held') = (ended_at is null)),
  check ((source = 'run') = (run_id is not null))
);
create unique index event_meeting_once on event_meeting (event_id, a_id, b_id) where state = 'held';
create index event_meeting_a on event_meeting (a_id);
create index event_meeting_b on event_meeting (b_id);
create index event_meeting_slot on event_meeting (slot_id);
create index event_meeting_run on event_meeting (run_id) where run_id is not null;
create index event_meeting_cancelled on event_meeting (cancelled_by) where cancelled_by is not null;

create table meeting_request (
  id uuid primary key,
  event_id uuid not null references meeting_round (event_id),
  from_person uuid not null references person (id),
  to_person uuid not null references person (id),
  words text check (length(words) <= 1000),
  -- What the one who asks has picked; where the accepter picks, none.
  slot_id uuid,
  -- Made by a repair for two who could meet; counts in nobody's quota.
  offered boolean not null default false,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'cancelled', 'expired')),
  expires_at timestamptz not null,
  answered_at timestamptz,
  meeting_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  foreign key (slot_id, event_id) references meeting_slot (id, event_id),
  foreign key (meeting_id, event_id) references event_meeting (id, event_id),
  check (from_person <> to_person),
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'accepted') = (meeting_id is not null))
);
create unique index meeting_request_once on meeting_request (event_id, least(from_person, to_person), greatest(from_person, to_person)) where state = 'open';
create index meeting_request_from on meeting_request (from_person);
create index meeting_request_to on meeting_request (to_person);
create index meeting_request_open on meeting_request (expires_at) where state = 'open';

-- What each of the two says of it.
create table meeting_outcome (
  meeting_id uuid not null references event_meeting (id),
  person_id uuid not null references person (id),
  outcome text not null check (outcome in ('did_not_take_place', 'insufficient_interest', 'informative', 'cooperation')),
  note text check (length(note) <= 2000),
  deal_id uuid references deal (id),
  at timestamptz not null,
  primary key (meeting_id, person_id)
);
create index meeting_outcome_person on meeting_outcome (person_id);
create index meeting_outcome_deal on meeting_outcome (deal_id) where deal_id is not null;

-- A pair of which one said no thanks is never held (invariant 20). Both writers take the pair's lock, so that neither overtakes the other.
create function qiao_pair_lock(event uuid, one uuid, other uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(event::text || least(one, other)::text || greatest(one, other)::text, 74))
$$;
create function qiao_meeting_not_refused() returns trigger language plpgsql as $$
begin
  if new.state <> 'held' then return new; end if;
  perform qiao_pair_lock(new.event_id, new.a_id, new.b_id);
  if exists (select from meeting_wish where event_id = new.event_id and kind = 'never' and ((from_person = new.a_id and to_person = new.b_id) or (from_person = new.b_id and to_person = new.a_id))) then
    raise exception 'one of the two said no thanks' using errcode = 'check_violation', constraint = 'event_meeting_not_refused';
  end if;
  return new;
end $$;
create trigger event_meeting_not_refused before insert or update on event_meeting for each row execute function qiao_meeting_not_refused();
create function qiao_wish_not_against_meeting() returns trigger language plpgsql as $$
begin
  if new.kind <> 'never' then return new; end if;
  perform qiao_pair_lock(new.event_id, new.from_person, new.to_person);
  if exists (select from event_meeting where event_id = new.event_id and state = 'held' and a_id = least(new.from_person, new.to_person) and b_id = greatest(new.from_person, new.to_person)) then
    raise exception 'the two have a meeting' using errcode = 'check_violation', constraint = 'meeting_wish_not_against_meeting';
  end if;
  return new;
end $$;
create trigger meeting_wish_not_against_meeting before insert or update on meeting_wish for each row execute function qiao_wish_not_against_meeting();

-- Two people and a table are three reservations of the slot's time, all or none (invariant 18). Asked at the end of the transaction.
create function qiao_meeting_whole(meeting uuid) returns boolean language sql stable as $$
  select case when m.state = 'held' then
      (select count(*) from reservation r where r.holder_type = 'meeting' and r.holder_id = m.id and r.state = 'held') = 3
      and (select count(distinct c.id) from reservation r join resource c on c.id = r.resource_id
           where r.holder_type = 'meeting' and r.holder_id = m.id and r.state = 'held' and lower(r.during) = s.starts_at and upper(r.during) = s.ends_at
             and (c.id = m.table_id or c.person_id in (m.a_id, m.b_id))) = 3
    else not exists (select from reservation r where r.holder_type = 'meeting' and r.holder_id = m.id and r.state = 'held') end
  from event_meeting m join meeting_slot s on s.id = m.slot_id where m.id = meeting
$$;
create function qiao_check_meeting() returns trigger language plpgsql as $$
declare meeting uuid;
begin
  if tg_table_name = 'event_meeting' then meeting := new.id; else
    if new.holder_type <> 'meeting' then return null; end if;
    meeting := new.holder_id;
  end if;
  if not coalesce(qiao_meeting_whole(meeting), false) then
    raise exception 'a meeting is two people and a table, all or none' using errcode = 'check_violation', constraint = 'event_meeting_whole';
  end if;
  return null;
end $$;
create constraint trigger event_meeting_whole after insert or update on event_meeting deferrable initially deferred for each row execute function qiao_check_meeting();
create constraint trigger reservation_whole after insert or update on reservation deferrable initially deferred for each row execute function qiao_check_meeting();

-- Who meets whom is not written over, and what has ended does not come back.
create function qiao_meeting_stands() returns trigger language plpgsql as $$
begin
  if (old.a_id, old.b_id, old.event_id, old.source) is distinct from (new.a_id, new.b_id, new.event_id, new.source) or (old.state <> 'held' and new.state = 'held') then
    raise exception 'a meeting that ended does not come back, and its people stay' using errcode = 'restrict_violation', constraint = 'event_meeting_stands';
  end if;
  return new;
end $$;
create trigger event_meeting_stands before update on event_meeting for each row execute function qiao_meeting_stands();

-- The funnel's steps (0052), with the meetings of events that opened the case.
create or replace view indicator_case as
  with met as (
    select m.deal_id, m.recorded_at as at from deal_meeting m where m.outcome is not null and m.outcome <> 'did_not_take_place' and m.cancelled_at is null
    union all
    select u.deal_id, u.at from meeting_outcome u where u.deal_id is not null and u.outcome <> 'did_not_take_place')
  select d.id as deal_id, 'interest'::text as step, d.opened_at as at from deal d
  union all
  select s.deal_id, s.stage, min(s.at) from deal_stage s where s.stage in ('accepted', 'screened', 'agreed', 'completed') group by s.deal_id, s.stage
  union all
  select m.deal_id, 'met', min(m.at) from met m group by m.deal_id
  union all
  select c.deal_id, 'connection', min(c.at) from (
    select s.deal_id, s.at from deal_stage s where s.stage = 'accepted' union all select m.deal_id, m.at from met m) c group by c.deal_id;

select pgboss.create_queue('meeting_run', '{"policy": "short", "retryLimit": 2, "retryDelay": 5, "retryBackoff": true}');
select pgboss.create_queue('meeting_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
