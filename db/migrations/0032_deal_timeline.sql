-- What the shared timeline of a case holds beside messages: files, meetings, looks by staff; and replies by letter.

create table deal_file (
  file_id uuid primary key references file (id),
  deal_id uuid not null references deal (id),
  organisation_id uuid not null references organisation (id),
  by uuid references person (id),
  at timestamptz not null default now()
);
create index deal_file_deal on deal_file (deal_id, at desc);
create index deal_file_by on deal_file (by);

-- Both ways of every pair of sides across a border have a check that holds on this day.
create function qiao_partners_checked(of_deal uuid, on_day date) returns boolean language sql stable as $$
  select not exists (
    select from deal_party x join organisation a on a.id = x.organisation_id
      join deal_party y on y.deal_id = x.deal_id and y.id <> x.id and y.role <> 'broker' and y.joined_at is not null and y.left_at is null
      join organisation b on b.id = y.organisation_id and b.country <> a.country
      where x.deal_id = of_deal and x.role <> 'broker' and x.joined_at is not null and x.left_at is null
        and not exists (select from partner_check_now c where c.by_organisation = x.organisation_id and c.of_organisation = y.organisation_id and c.result <> 'fail' and c.renew_on > on_day))
$$;
create function qiao_deal_file() returns trigger language plpgsql as $$
begin
  if not qiao_partners_checked(new.deal_id, new.at::date) then
    raise exception 'no files before the partner check' using errcode = 'check_violation', constraint = 'deal_file_checked';
  end if;
  return new;
end $$;
create trigger deal_file_checked before insert on deal_file for each row execute function qiao_deal_file();

create table deal_meeting (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  organisation_id uuid not null references organisation (id),
  topic text not null check (length(topic) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The zone on whose wall clock it was set (IANA).
  zone text not null check (length(zone) between 1 and 60),
  place text check (length(place) between 1 and 300),
  link text check (link ~ '^https?://' and length(link) <= 500),
  outcome text check (outcome in ('did_not_take_place', 'insufficient_interest', 'informative', 'cooperation')),
  minutes text check (length(minutes) between 1 and 20000),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  recorded_by uuid references person (id),
  recorded_at timestamptz,
  cancelled_at timestamptz,
  version integer not null default 1,
  check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
  check ((outcome is null) = (recorded_at is null))
);
create index deal_meeting_deal on deal_meeting (deal_id, created_at desc);
create index deal_meeting_created on deal_meeting (created_by);
create index deal_meeting_recorded on deal_meeting (recorded_by);

-- Staff who gave a reason may read a case for an hour; the parties see it.
create table deal_glass (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  person_id uuid not null references person (id),
  reason text not null check (length(reason) between 10 and 2000),
  at timestamptz not null default now(),
  until timestamptz not null,
  check (until <= at + interval '1 hour')
);
create index deal_glass_deal on deal_glass (deal_id, at desc);
create index deal_glass_person on deal_glass (person_id);
create trigger deal_glass_append_only before update or delete on deal_glass for each row execute function qiao_refuse_change();

-- A letter about a message is answered once by its link.
create table deal_reply (
  notice_id uuid primary key,
  deal_id uuid not null references deal (id),
  person_id uuid not null references person (id),
  message_id uuid references message (id),
  at timestamptz not null default now()
);
create index deal_reply_deal on deal_reply (deal_id);
create index deal_reply_person on deal_reply (person_id);

create index deal_evidence_deal on deal_evidence (deal_id, at desc);
create index message_shared on message (thread_id, at desc, id desc) where private_to is null;
create index message_private on message (thread_id, private_to, at desc) where private_to is not null;
