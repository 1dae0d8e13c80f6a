-- Registration for events: tickets with capacity, approval, a waiting list that offers seats by itself.

create table event_ticket (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  position smallint not null,
  name qiao_text not null,
  note qiao_text,
  -- Where the holder takes part.
  attends text not null default 'on_site' check (attends in ('on_site', 'online')),
  -- None: without end.
  capacity integer check (capacity between 1 and 1000000),
  -- Only by invitation.
  invited_only boolean not null default false,
  -- The organiser says yes to each.
  approval boolean not null default false,
  closed_at timestamptz,
  unique (id, event_id)
);
create index event_ticket_event on event_ticket (event_id, position);

create table event_registration (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  ticket_id uuid not null references event_ticket (id),
  person_id uuid not null references person (id),
  organisation_id uuid references organisation (id),
  -- asked: waits for the organiser · waiting: for a seat · offered: a seat is held until offer_until · confirmed: has it.
  state text not null check (state in ('asked', 'waiting', 'offered', 'confirmed', 'declined', 'cancelled')),
  offer_until timestamptz,
  -- In line since.
  waiting_since timestamptz,
  -- What the badge's code says; a new registration has a new one.
  code text not null unique check (code ~ '^[0-9A-Z]{10}$'),
  reason text check (length(reason) <= 1000),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  foreign key (ticket_id, event_id) references event_ticket (id, event_id),
  check ((state = 'offered') = (offer_until is not null)),
  check (state <> 'waiting' or waiting_since is not null)
);
create unique index event_registration_once on event_registration (event_id, person_id) where state not in ('declined', 'cancelled');
create index event_registration_ticket on event_registration (ticket_id, state, waiting_since);
create index event_registration_person on event_registration (person_id);
create index event_registration_organisation on event_registration (organisation_id) where organisation_id is not null;

-- Seats sold and held never exceed the capacity (invariant 19): each write of a seat takes the ticket's lock, then counts.
create function qiao_seats_suffice() returns trigger language plpgsql as $$
declare room integer; taken integer;
begin
  if new.state not in ('offered', 'confirmed') then return new; end if;
  select capacity into room from event_ticket where id = new.ticket_id for update;
  if room is null then return new; end if;
  select count(*) into taken from event_registration where ticket_id = new.ticket_id and state in ('offered', 'confirmed') and id <> new.id;
  if taken >= room then raise exception 'no seat is left' using errcode = 'check_violation', constraint = 'event_seats_suffice'; end if;
  return new;
end $$;
create trigger event_seats_suffice before insert or update on event_registration for each row execute function qiao_seats_suffice();
create function qiao_capacity_holds() returns trigger language plpgsql as $$
begin
  if new.capacity is not null and new.capacity < (select count(*) from event_registration where ticket_id = new.id and state in ('offered', 'confirmed')) then
    raise exception 'more seats are taken than that' using errcode = 'check_violation', constraint = 'event_capacity_holds';
  end if;
  return new;
end $$;
create trigger event_capacity_holds before update on event_ticket for each row execute function qiao_capacity_holds();
