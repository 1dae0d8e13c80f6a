-- Bodies of an alliance: terms, seats, experts, meetings, motions, advice; statements, the plan, letters.

-- A body is a space of kind 'body' below its alliance; its seats are rows of seat.
create table body (
  space_id uuid primary key references space (id),
  alliance_id uuid not null references space (id),
  kind text not null check (kind in ('committee', 'task_group', 'expert_group', 'board', 'joint_commission', 'dialogue')),
  ended_at timestamptz,
  version integer not null default 1
);
create index body_alliance on body (alliance_id);
create table body_term (
  id uuid primary key,
  body_id uuid not null references body (space_id),
  from_on date not null,
  to_on date not null check (to_on > from_on),
  unique (body_id, from_on)
);
-- For whom a seat is held, none: in the person's own right; and for which seat an alternate stands in.
create table body_seat (
  seat_id uuid primary key references seat (id) on delete cascade,
  body_id uuid not null references body (space_id),
  organisation_id uuid references organisation (id),
  alternate_for uuid references body_seat (seat_id)
);
create index body_seat_body on body_seat (body_id);
create index body_seat_organisation on body_seat (organisation_id) where organisation_id is not null;

-- A seat held for an organisation ends with the last affiliation to it; the row stays.
create function qiao_end_seats_of_affiliation() returns trigger language plpgsql as $$
begin
  update seat s set to_on = greatest((new.ended_at at time zone 'UTC')::date, s.from_on)
  from body_seat b
  where b.seat_id = s.id and b.organisation_id = new.organisation_id and s.person_id = new.person_id
    and (s.to_on is null or s.to_on > (new.ended_at at time zone 'UTC')::date)
    and not exists (select 1 from affiliation a where a.person_id = new.person_id and a.organisation_id = new.organisation_id and a.ended_at is null);
  return null;
end $$;
create trigger affiliation_ends_seats after update of ended_at on affiliation
  for each row when (old.ended_at is null and new.ended_at is not null) execute function qiao_end_seats_of_affiliation();

create table body_expert (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  person_id uuid not null references person (id),
  fields qiao_text not null,
  languages text[] not null check (cardinality(languages) between 1 and 8),
  registered_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (alliance_id, person_id)
);
create table body_conflict (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  declared_at timestamptz not null,
  ended_at timestamptz
);
create unique index body_conflict_open on body_conflict (alliance_id, person_id, organisation_id) where ended_at is null;
comment on column body_conflict.organisation_id is 'merge: drop';

create table body_meeting (
  id uuid primary key,
  body_id uuid not null references body (space_id),
  title qiao_text not null,
  starts_at timestamptz not null,
  place text check (length(place) <= 500),
  minutes qiao_text,
  approved_at timestamptz,
  approved_by uuid references person (id),
  cancelled_at timestamptz,
  called_by uuid references person (id),
  created_at timestamptz not null,
  version integer not null default 1,
  check (approved_at is null or minutes is not null)
);
create index body_meeting_body on body_meeting (body_id, starts_at);
create table body_agenda_item (
  id uuid primary key,
  meeting_id uuid not null references body_meeting (id) on delete cascade,
  position integer not null,
  title qiao_text not null,
  unique (meeting_id, position)
);
create table body_attendance (
  meeting_id uuid not null references body_meeting (id),
  seat_id uuid not null references body_seat (seat_id),
  state text not null check (state in ('present', 'apologies', 'absent')),
  primary key (meeting_id, seat_id)
);

create table body_motion (
  id uuid primary key,
  body_id uuid not null references body (space_id),
  meeting_id uuid references body_meeting (id),
  title qiao_text not null,
  body qiao_text not null,
  -- The organisation that it is about: seats with a conflict towards it are recused.
  concerns uuid references organisation (id),
  -- A share is in basis points of the seats that count, a number is of seats.
  quorum_kind text not null check (quorum_kind in ('share', 'number')),
  quorum integer not null check (quorum >= 1 and (quorum_kind = 'number' or quorum <= 10000)),
  majority text not null check (majority in ('simple', 'two_thirds')),
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opened_at),
  closed_at timestamptz,
  outcome text check (outcome in ('carried', 'rejected', 'no_quorum')),
  check ((closed_at is null) = (outcome is null))
);
create index body_motion_body on body_motion (body_id, opened_at);
create index body_motion_due on body_motion (closes_at) where closed_at is null;
-- The seats at the moment of opening: nobody has two, no seat has two alternates.
create table body_motion_seat (
  motion_id uuid not null references body_motion (id),
  seat_id uuid not null references body_seat (seat_id),
  person_id uuid not null references person (id),
  alternate_for uuid,
  primary key (motion_id, seat_id),
  unique (motion_id, person_id),
  unique (motion_id, alternate_for),
  foreign key (motion_id, alternate_for) references body_motion_seat (motion_id, seat_id)
);
create table body_recusal (
  motion_id uuid not null,
  seat_id uuid not null,
  cause text not null check (cause in ('declared', 'conflict')),
  at timestamptz not null,
  primary key (motion_id, seat_id),
  foreign key (motion_id, seat_id) references body_motion_seat (motion_id, seat_id)
);
create table body_vote (
  motion_id uuid not null,
  seat_id uuid not null,
  choice text not null check (choice in ('yes', 'no', 'abstain')),
  at timestamptz not null,
  primary key (motion_id, seat_id),
  foreign key (motion_id, seat_id) references body_motion_seat (motion_id, seat_id)
);
-- A vote falls while its motion is open, from a seat that is not recused, and stands: it is neither changed nor removed.
create function qiao_check_vote() returns trigger language plpgsql as $$
declare
  motion body_motion;
begin
  select * into motion from body_motion where id = new.motion_id for share;
  if motion.closed_at is not null or new.at >= motion.closes_at or new.at < motion.opened_at then
    raise exception 'the motion is closed' using errcode = 'check_violation', constraint = 'body_vote_open';
  end if;
  if exists (
    select 1 from body_recusal r join body_motion_seat s on s.motion_id = new.motion_id and s.seat_id = new.seat_id
    where r.motion_id = new.motion_id and r.seat_id in (s.seat_id, s.alternate_for)
  ) then
    raise exception 'the seat is recused' using errcode = 'check_violation', constraint = 'body_vote_recused';
  end if;
  return new;
end $$;
create trigger body_vote_check before insert on body_vote for each row execute function qiao_check_vote();
create trigger body_vote_final before update or delete on body_vote for each row execute function qiao_refuse_change();
create function qiao_freeze_motion() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.closed_at is not null and (new.closed_at, new.outcome) is distinct from (old.closed_at, old.outcome)
    or (new.title::jsonb, new.body::jsonb, new.quorum_kind, new.quorum, new.majority, new.opened_at, new.closes_at)
      is distinct from (old.title::jsonb, old.body::jsonb, old.quorum_kind, old.quorum, old.majority, old.opened_at, old.closes_at) then
    raise exception 'a motion is not changed once it is open' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger body_motion_frozen before update or delete on body_motion for each row execute function qiao_freeze_motion();

create table body_advice (
  id uuid primary key,
  from_body uuid not null references body (space_id),
  to_body uuid not null references body (space_id),
  title qiao_text not null,
  body qiao_text not null,
  motion_id uuid references body_motion (id),
  given_by uuid references person (id),
  given_at timestamptz not null,
  stance text check (stance in ('accepted', 'partly', 'declined')),
  answer qiao_text,
  answered_by uuid references person (id),
  answered_at timestamptz,
  check (from_body <> to_body),
  check ((answered_at is null) = (stance is null) and (answered_at is null) = (answer is null))
);
create index body_advice_from on body_advice (from_body);
create index body_advice_to on body_advice (to_body);

create table alliance_statement (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  title qiao_text not null,
  body qiao_text not null,
  -- SHA-256 of the exact text in both languages; set when it is opened for signature, and from then on nothing changes.
  sha256 bytea check (octet_length(sha256) = 32),
  created_by uuid references person (id),
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  check ((opened_at is null) = (sha256 is null)),
  check (closed_at is null or opened_at is not null)
);
create index alliance_statement_alliance on alliance_statement (alliance_id);
create function qiao_freeze_statement() returns trigger language plpgsql as $$
begin
  if old.opened_at is not null and (tg_op = 'DELETE'
    or (new.title::jsonb, new.body::jsonb, new.sha256, new.opened_at) is distinct from (old.title::jsonb, old.body::jsonb, old.sha256, old.opened_at)
    or old.closed_at is not null and new.closed_at is distinct from old.closed_at) then
    raise exception 'a statement is not changed once it is open for signature' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger alliance_statement_frozen before update or delete on alliance_statement for each row execute function qiao_freeze_statement();

create table alliance_signature (
  statement_id uuid not null references alliance_statement (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  primary key (statement_id, organisation_id)
);
comment on column alliance_signature.organisation_id is 'merge: drop';
create function qiao_check_signature() returns trigger language plpgsql as $$
declare
  statement alliance_statement;
begin
  if tg_op = 'UPDATE' then
    -- Merging organisations moves a signature; nothing else of it changes.
    if (new.statement_id, new.person_id, new.at) is distinct from (old.statement_id, old.person_id, old.at) then
      raise exception 'a signature is not changed' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  select * into statement from alliance_statement where id = new.statement_id for share;
  if statement.opened_at is null or statement.closed_at is not null then
    raise exception 'the statement is not open for signature' using errcode = 'check_violation', constraint = 'alliance_signature_open';
  end if;
  return new;
end $$;
create trigger alliance_signature_check before insert or update on alliance_signature for each row execute function qiao_check_signature();

create table alliance_action (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  body_id uuid references body (space_id),
  title qiao_text not null,
  organisation_id uuid not null references organisation (id),
  person_id uuid references person (id),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  evidence_link text check (evidence_link ~ '^https?://' and length(evidence_link) <= 1000),
  evidence text check (length(evidence) between 1 and 2000),
  reason text check (length(reason) between 1 and 2000),
  created_by uuid references person (id),
  created_at timestamptz not null,
  settled_by uuid references person (id),
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'done' or evidence_link is not null or evidence is not null),
  check ((state = 'dropped') = (reason is not null))
);
create index alliance_action_alliance on alliance_action (alliance_id, due_on);
create index alliance_action_open on alliance_action (due_on) where state = 'open';
create table alliance_milestone (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  on_date date not null,
  title qiao_text not null,
  action_id uuid unique references alliance_action (id),
  created_by uuid references person (id),
  created_at timestamptz not null
);
create index alliance_milestone_alliance on alliance_milestone (alliance_id, on_date);

create table alliance_letter (
  id uuid primary key,
  alliance_id uuid not null references space (id),
  -- None: to all members.
  body_id uuid references body (space_id),
  subject qiao_text not null,
  body qiao_text not null,
  created_by uuid references person (id),
  created_at timestamptz not null,
  sent_by uuid references person (id),
  sent_at timestamptz,
  version integer not null default 1
);
create index alliance_letter_alliance on alliance_letter (alliance_id, sent_at);
create table alliance_letter_reader (
  letter_id uuid not null references alliance_letter (id),
  person_id uuid not null references person (id),
  opened_at timestamptz,
  primary key (letter_id, person_id)
);
create index alliance_letter_reader_person on alliance_letter_reader (person_id);

select pgboss.create_queue('body_close', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
