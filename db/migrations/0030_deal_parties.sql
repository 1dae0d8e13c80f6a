-- A partnering case has parties, listings and evidence; an interest between two organisations is one way to open it.

drop index deal_open, deal_from, deal_to, deal_listing, deal_brought;
create table deal_party (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  organisation_id uuid not null references organisation (id),
  -- 0 is whoever opened the case, 1 and up are asked by it, in their order; who joined later comes after them.
  place smallint not null check (place >= 0),
  side text not null check (side in ('asks', 'answers', 'joins')),
  role text not null check (role in ('holder', 'solver', 'enterprise', 'investor', 'funder', 'facility', 'broker', 'member')),
  -- In a team: its place on the industry chain and on the research chain.
  chain text check (chain in ('upstream', 'midstream', 'downstream')),
  research text check (research in ('basic', 'technology', 'pilot', 'product')),
  -- Who speaks for it, and the publisher that answers for it under a mandate.
  person_id uuid references person (id),
  agent_id uuid references organisation (id),
  mandate_id uuid references mandate (id),
  proposed_at timestamptz not null default now(),
  proposed_by uuid references person (id),
  proposed_for uuid references organisation (id),
  -- Its own yes; and the instant from which it reads the content of the case.
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  joined_at timestamptz,
  left_at timestamptz,
  left_by uuid references person (id),
  -- Copies of the case's own columns, kept by deal_copy, so that an organisation's list is read from one index.
  stage text not null default 'interest',
  last_at timestamptz not null default now(),
  check ((place = 0) = (side = 'asks')),
  unique (deal_id, place)
);
create unique index deal_party_active on deal_party (deal_id, organisation_id) where left_at is null;
create index deal_party_list on deal_party (organisation_id, last_at desc, deal_id) where left_at is null;
create index deal_party_stage on deal_party (organisation_id, stage, last_at desc, deal_id) where left_at is null;
create index deal_party_person on deal_party (person_id);
create index deal_party_agent on deal_party (agent_id) where agent_id is not null;

create table deal_listing (
  deal_id uuid not null references deal (id),
  -- 0 is what the case is about, 1 what the opening side brought; others were added later.
  place smallint not null check (place >= 0),
  listing_id uuid not null references listing (id),
  revision_id uuid not null references listing_revision (id),
  added_at timestamptz not null default now(),
  added_by uuid references person (id),
  primary key (deal_id, listing_id),
  unique (deal_id, place)
);
create index deal_listing_listing on deal_listing (listing_id, place);

-- What a gate asks for: the row of another module or of this one, named by type and id. Never altered.
create table deal_evidence (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  kind text not null check (kind in ('screen', 'nda', 'agreement', 'outcome')),
  object_type text not null check (object_type ~ '^[a-z_]{2,40}$'),
  object_id uuid not null,
  note text check (length(note) between 1 and 2000),
  by uuid references person (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null default now(),
  unique (deal_id, kind, object_type, object_id)
);
create trigger deal_evidence_kept before delete on deal_evidence for each row execute function qiao_refuse_change();
create trigger deal_evidence_same before update of deal_id, kind, object_type, object_id, note, by, at on deal_evidence for each row execute function qiao_refuse_change();

alter table deal
  add column origin text not null default 'interest' check (origin in ('interest', 'match', 'meeting', 'entry', 'broker')),
  add column origin_id uuid,
  add column title qiao_name,
  add column opened_by uuid references person (id),
  add column owner_id uuid references person (id),
  add column owner_organisation uuid references organisation (id),
  add column due_on date,
  add column next_action text check (length(next_action) between 1 and 500),
  add column moved_at timestamptz,
  add column last_at timestamptz,
  add column open_key text,
  alter column contact drop not null,
  drop constraint deal_lost_reason_check,
  add constraint deal_lost_reason_check check (lost_reason in (
    'too_early', 'benefit_unclear', 'commercial_route_unclear', 'description_unclear', 'not_a_fit', 'already_alternative', 'later', 'withdrawn',
    'partner_check', 'screen_stop', 'no_confidentiality', 'scope_not_agreed', 'price', 'ip_terms', 'other_terms', 'funding', 'other_partner', 'no_response', 'people_left', 'technical'));

insert into deal_party (id, deal_id, organisation_id, place, side, role, person_id, proposed_at, proposed_by, proposed_for, accepted_at, accepted_by, joined_at, stage)
select gen_random_uuid(), d.id, d.from_organisation, 0, 'asks', case when l.kind = 'need' then 'solver' else 'enterprise' end, d.from_person, d.opened_at, d.from_person, d.from_organisation, d.opened_at, d.from_person, d.opened_at, d.stage
from deal d join listing l on l.id = d.listing_id;
insert into deal_party (id, deal_id, organisation_id, place, side, role, person_id, agent_id, mandate_id, proposed_at, proposed_by, proposed_for, accepted_at, accepted_by, joined_at, stage)
select gen_random_uuid(), d.id, d.to_organisation, 1, 'answers', case when l.kind = 'need' then 'enterprise' else 'holder' end, l.contact_id, nullif(l.publisher_id, d.to_organisation), d.mandate_id, d.opened_at, d.from_person, d.from_organisation,
  case when d.stage not in ('interest', 'lost', 'expired') then d.answered_at end, case when d.stage not in ('interest', 'lost', 'expired') then d.answered_by end, d.opened_at, d.stage
from deal d join listing l on l.id = d.listing_id;
insert into deal_listing (deal_id, place, listing_id, revision_id, added_at, added_by) select id, 0, listing_id, listing_revision_id, opened_at, from_person from deal;
insert into deal_listing (deal_id, place, listing_id, revision_id, added_at, added_by) select id, 1, brought_id, brought_revision_id, opened_at, from_person from deal where brought_id is not null;

-- The founding parties and listings in their order: what may be open once (invariant 14).
create function qiao_deal_key(of_deal uuid) returns text language sql stable as $$
  select (select coalesce(string_agg(listing_id::text, ',' order by place), '') from deal_listing where deal_id = of_deal and place <= 1)
    || (select case when exists (select from deal_listing where deal_id = of_deal and place = 0) then '' else '#' || coalesce(origin_id::text, '') end from deal where id = of_deal)
    || '|' || (select coalesce(string_agg(case side when 'asks' then '>' else '' end || organisation_id::text, ',' order by side, organisation_id), '')
               from deal_party where deal_id = of_deal and side in ('asks', 'answers') and role <> 'broker')
$$;
update deal d set opened_by = d.from_person, owner_id = d.from_person, owner_organisation = d.from_organisation, open_key = qiao_deal_key(d.id),
  moved_at = s.at, last_at = greatest(s.at, (select max(m.at) from message m join thread t on t.id = m.thread_id where t.object_type = 'deal' and t.object_id = d.id and m.private_to is null)),
  due_on = (s.at + interval '30 days')::date
from (select deal_id, max(at) as at from deal_stage group by deal_id) s where s.deal_id = d.id;
update deal_party p set last_at = d.last_at from deal d where d.id = p.deal_id;

alter table deal
  drop column listing_id, drop column listing_revision_id, drop column brought_id, drop column brought_revision_id,
  drop column from_organisation, drop column to_organisation, drop column from_person, drop column mandate_id,
  alter column moved_at set not null, alter column moved_at set default now(),
  alter column last_at set not null, alter column last_at set default now(),
  add check (dormant_at is null or stage not in ('lost', 'expired', 'completed'));
create unique index deal_open on deal (open_key) where stage not in ('lost', 'expired', 'completed');
create index deal_owner on deal (owner_id);
create index deal_due on deal (due_on) where stage not in ('lost', 'expired', 'completed') and dormant_at is null;

create function qiao_deal_rekey() returns trigger language plpgsql as $$
begin
  update deal set open_key = qiao_deal_key(coalesce(new.deal_id, old.deal_id)) where id = coalesce(new.deal_id, old.deal_id);
  return null;
end $$;
create trigger deal_party_key after insert or delete or update of organisation_id, role, side on deal_party for each row execute function qiao_deal_rekey();
create trigger deal_listing_key after insert or delete or update of listing_id, place on deal_listing for each row execute function qiao_deal_rekey();

create function qiao_deal_copy() returns trigger language plpgsql as $$
begin
  update deal_party set stage = new.stage, last_at = new.last_at where deal_id = new.id and (stage, last_at) is distinct from (new.stage, new.last_at);
  return null;
end $$;
create trigger deal_copy after update of stage, last_at on deal for each row execute function qiao_deal_copy();
create function qiao_deal_party_copy() returns trigger language plpgsql as $$
begin
  select stage, last_at into new.stage, new.last_at from deal where id = new.deal_id;
  return new;
end $$;
create trigger deal_party_copy before insert on deal_party for each row execute function qiao_deal_party_copy();

-- The pair that an interest is between, and the first two sides of any other case.
create view deal_interest as
  select d.id, d.reference, d.stage, d.route, d.origin, d.sentence, d.lang, d.opened_at, d.opened_by, d.answered_at, d.answered_by, d.lost_reason, d.version,
    s.listing_id, s.revision_id as listing_revision_id, b.listing_id as brought_id, b.revision_id as brought_revision_id,
    f.organisation_id as from_organisation, f.person_id as from_person, t.organisation_id as to_organisation, t.person_id as contact_id, t.agent_id, t.mandate_id
  from deal d
  join deal_party f on f.deal_id = d.id and f.place = 0
  join deal_party t on t.deal_id = d.id and t.place = 1
  left join deal_listing s on s.deal_id = d.id and s.place = 0
  left join deal_listing b on b.deal_id = d.id and b.place = 1;

-- Every row of the history carries the version of the case that it made: of two deeds on one version only one has a row.
alter table deal_stage
  add column verb text,
  add column version integer,
  add column note text check (length(note) between 1 and 2000),
  add column organisation_id uuid references organisation (id);
alter table deal_stage disable trigger deal_stage_append_only;
update deal_stage s set version = n.version from (select id, row_number() over (partition by deal_id order by at, id) as version from deal_stage) n where n.id = s.id;
update deal d set version = greatest(d.version, (select max(version) from deal_stage s where s.deal_id = d.id));
alter table deal_stage enable trigger deal_stage_append_only;
alter table deal_stage alter column version set not null;
create unique index deal_stage_version on deal_stage (deal_id, version);
-- A merge of organisations names the one that stays; nothing else of a row ever changes.
drop trigger deal_stage_append_only on deal_stage;
create trigger deal_stage_append_only before delete or update of id, deal_id, stage, reason, by, at, verb, version, note on deal_stage for each row execute function qiao_refuse_change();

-- No stage without its evidence (invariant 15), and no change of stage without its row in the history (invariant 14).
create function qiao_deal_gate() returns trigger language plpgsql as $$
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
  return new;
end $$;
create trigger deal_gate before insert or update of stage on deal for each row execute function qiao_deal_gate();

create function qiao_deal_history() returns trigger language plpgsql as $$
begin
  if not exists (select from deal_stage where deal_id = new.id and stage = new.stage and version = new.version) and
     exists (select from deal where id = new.id and stage = new.stage and version = new.version) then
    raise exception 'no row in the history for stage % of deal %', new.stage, new.id using errcode = 'check_violation', constraint = 'deal_history';
  end if;
  return null;
end $$;
create constraint trigger deal_history after update of stage on deal deferrable initially deferred for each row when (old.stage is distinct from new.stage) execute function qiao_deal_history();
