-- The partner check of a pair of organisations, the compliance screen of each side, and who agreed to whom joining.

-- Each party that reads a case agrees before another joins it.
create table deal_consent (
  party_id uuid not null references deal_party (id),
  organisation_id uuid not null references organisation (id),
  by uuid references person (id),
  at timestamptz not null default now(),
  primary key (party_id, organisation_id)
);
comment on column deal_consent.organisation_id is 'merge: drop';

-- What one organisation recorded about another. A correction or a renewal is a new row; the last one counts until its
-- renewal date. It belongs to the pair, not to a case, and is read by the organisation that made it alone.
create table partner_check (
  id uuid primary key,
  by_organisation uuid not null references organisation (id),
  of_organisation uuid not null references organisation (id),
  legal_form text not null check (length(legal_form) between 1 and 500),
  owners text not null check (length(owners) between 1 and 2000),
  links text not null check (links in ('none', 'some', 'unclear')),
  links_note text check (length(links_note) between 1 and 2000),
  sanctions text not null check (sanctions in ('none', 'listed', 'unclear')),
  sanctions_lists text not null check (length(sanctions_lists) between 1 and 1000),
  earlier text not null check (earlier in ('none', 'positive', 'negative')),
  earlier_note text check (length(earlier_note) between 1 and 2000),
  sources text not null check (length(sources) between 1 and 2000),
  result text not null check (result in ('pass', 'conditions', 'fail')),
  conditions text check (length(conditions) between 1 and 2000),
  owner_id uuid references person (id),
  answered_by uuid references person (id),
  renew_on date not null,
  deal_id uuid references deal (id),
  at timestamptz not null default now(),
  check ((links = 'none') or links_note is not null),
  check ((result = 'conditions') = (conditions is not null)),
  -- Somebody on a sanctions list is no partner, whatever else was found.
  check (sanctions <> 'listed' or result = 'fail')
);
create index partner_check_pair on partner_check (by_organisation, of_organisation, at desc, id desc);
create index partner_check_of on partner_check (of_organisation);
create index partner_check_owner on partner_check (owner_id);
create index partner_check_answered on partner_check (answered_by);
create index partner_check_deal on partner_check (deal_id);
create index partner_check_renewal on partner_check (renew_on);
create trigger partner_check_append_only before delete or update of legal_form, owners, links, links_note, sanctions, sanctions_lists, earlier, earlier_note, sources, result, conditions, owner_id, answered_by, renew_on, at
  on partner_check for each row execute function qiao_refuse_change();

-- The last check of each pair.
create view partner_check_now as
  select distinct on (by_organisation, of_organisation) * from partner_check order by by_organisation, of_organisation, at desc, id desc;

-- One side's answers to the catalogues of its country, as a named person gave them. Never altered: a correction is a new version.
create table deal_screen (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  organisation_id uuid not null references organisation (id),
  version integer not null check (version > 0),
  -- The editions answered, by catalogue: [{ "catalogue": "cn_export", "edition": "2023-12 · 2025-07" }].
  editions jsonb not null check (jsonb_typeof(editions) = 'array' and jsonb_array_length(editions) > 0),
  result text not null check (result in ('clear', 'licence', 'stop')),
  licence_number text check (length(licence_number) between 1 and 120),
  licence_until date,
  note text check (length(note) between 1 and 2000),
  answered_by uuid not null references person (id),
  at timestamptz not null default now(),
  check (result = 'licence' or (licence_number is null and licence_until is null)),
  check ((licence_number is null) = (licence_until is null)),
  unique (deal_id, organisation_id, version)
);
create table deal_screen_answer (
  screen_id uuid not null references deal_screen (id),
  question text not null check (question ~ '^[a-z0-9_]{3,60}$'),
  answer text not null check (answer in ('yes', 'no', 'unclear')),
  note text check (length(note) between 1 and 2000),
  primary key (screen_id, question)
);
create trigger deal_screen_append_only before delete or update of version, editions, result, licence_number, licence_until, note, answered_by, at on deal_screen for each row execute function qiao_refuse_change();
create trigger deal_screen_answer_append_only before delete or update on deal_screen_answer for each row execute function qiao_refuse_change();
create index deal_screen_person on deal_screen (answered_by);

-- A screen without answers does not exist.
create function qiao_screen_answered() returns trigger language plpgsql as $$
begin
  if not exists (select from deal_screen_answer where screen_id = new.id) then
    raise exception 'a screen has answers' using errcode = 'check_violation', constraint = 'deal_screen_answered';
  end if;
  return null;
end $$;
create constraint trigger deal_screen_answered after insert on deal_screen deferrable initially deferred for each row execute function qiao_screen_answered();

-- True when the last answers of every side that reads the case let it pass on this day (invariant 15).
create function qiao_screens_pass(of_deal uuid, on_day date) returns boolean language sql stable as $$
  select not exists (
    select from deal_party p
    left join lateral (select result, licence_number, licence_until from deal_screen s where s.deal_id = p.deal_id and s.organisation_id = p.organisation_id order by version desc limit 1) s on true
    where p.deal_id = of_deal and p.role <> 'broker' and p.joined_at is not null and p.left_at is null
      and (s.result is null or s.result = 'stop' or (s.result = 'licence' and (s.licence_number is null or s.licence_until < on_day))))
$$;

create function qiao_screen_evidence() returns trigger language plpgsql as $$
begin
  if not qiao_screens_pass(new.deal_id, new.at::date) then
    raise exception 'the screen is not answered by every side' using errcode = 'check_violation', constraint = 'deal_screen_unanswered';
  end if;
  return new;
end $$;
create trigger deal_screen_evidence before insert on deal_evidence for each row when (new.kind = 'screen') execute function qiao_screen_evidence();

create or replace function qiao_deal_gate() returns trigger language plpgsql as $$
declare
  line constant text[] := array['interest', 'accepted', 'screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed'];
  place integer := array_position(line, new.stage);
begin
  if tg_op = 'UPDATE' and old.stage in ('lost', 'expired', 'completed') then
    raise exception 'the case has ended' using errcode = 'check_violation', constraint = 'deal_ended';
  end if;
  if (place >= 3 and not exists (select from deal_evidence where deal_id = new.id and kind = 'screen'))
    or (place >= 4 and not exists (select from deal_evidence where deal_id = new.id and kind = 'nda'))
    or (place >= 7 and not exists (select from deal_evidence where deal_id = new.id and kind = 'agreement'))
    or (place >= 9 and not exists (select from deal_evidence where deal_id = new.id and kind = 'outcome')) then
    raise exception 'no evidence for stage %', new.stage using errcode = 'check_violation', constraint = 'deal_gate';
  end if;
  -- Up to the agreement every step looks at the last answers again: a correction to "stop" stops, a licence runs out.
  if place between 3 and 7 and not qiao_screens_pass(new.id, new.moved_at::date) then
    raise exception 'the screen is not answered by every side' using errcode = 'check_violation', constraint = 'deal_screen_unanswered';
  end if;
  return new;
end $$;
