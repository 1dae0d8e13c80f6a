-- Calls: what is asked, by whom, under which rules, in which rounds. One engine; a template only fills these rows.

create table call (
  id uuid primary key,
  reference text not null unique,
  template text not null check (template in ('open_challenge', 'roadshow', 'competition', 'joint_fund', 'flagship', 'cohort', 'exhibitors', 'facility_time')),
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
  -- Who holds the call and signs its letters.
  host_id uuid not null references organisation (id),
  title qiao_text not null,
  summary qiao_text,
  description qiao_text,
  -- The need that an open challenge is about, and the revision whose indicators and money are cited.
  need_id uuid references listing (id),
  need_revision_id uuid references listing_revision (id),
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space')),
  space_id uuid references space (id),
  state text not null default 'draft' check (state in ('draft', 'published', 'closed', 'cancelled')),
  cancelled_reason text check (length(cancelled_reason) <= 2000),
  -- With several funders: all of them, the lead alone, or any of them.
  combination text not null default 'all' check (combination in ('all', 'lead', 'either')),
  -- Days of public notice between the decision and its confirmation, none: announced at once; who decides on objections.
  notice_days smallint not null default 0 check (notice_days between 0 and 60),
  objections_to uuid references person (id),
  appeal_days smallint not null default 0 check (appeal_days between 0 and 90),
  results_public boolean not null default true,
  sample boolean not null default false,
  created_by uuid references person (id),
  created_at timestamptz not null,
  published_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  check (visibility <> 'space' or space_id is not null),
  check ((need_id is null) = (need_revision_id is null)),
  check (template <> 'open_challenge' or state = 'draft' or need_id is not null),
  check (notice_days = 0 or state = 'draft' or objections_to is not null),
  check (state <> 'published' or published_at is not null)
);
create index call_host on call (host_id);
create index call_within on call (space_id) where space_id is not null;
create index call_state on call (state, published_at desc);
create index call_need on call (need_id) where need_id is not null;

-- A call may belong to several programmes, events and alliances; figures of a whole count it once.
create table call_space (
  call_id uuid not null references call (id),
  space_id uuid not null references space (id),
  primary key (call_id, space_id)
);
create index call_space_space on call_space (space_id);

-- Who runs it: an officer does everything but judge, a chair pins conflicts and proposes the decision.
create table call_seat (
  id uuid primary key,
  call_id uuid not null references call (id),
  person_id uuid not null references person (id),
  role text not null check (role in ('officer', 'chair')),
  from_at timestamptz not null,
  ended_at timestamptz,
  given_by uuid references person (id)
);
create unique index call_seat_active on call_seat (call_id, person_id, role) where ended_at is null;
create index call_seat_person on call_seat (person_id) where ended_at is null;

-- Each funder with its own budget in its own currency, its own body that decides and the language of its letters.
create table call_funder (
  id uuid primary key,
  call_id uuid not null references call (id),
  organisation_id uuid not null references organisation (id),
  body_id uuid references space (id),
  position smallint not null,
  leads boolean not null default false,
  budget_minor bigint not null check (budget_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  most_minor bigint check (most_minor > 0),
  remit qiao_text,
  letter_lang text not null check (letter_lang in ('zh', 'en')),
  unique (call_id, organisation_id),
  unique (call_id, position)
);
create unique index call_funder_lead on call_funder (call_id) where leads;
-- Who decides for a funder and who only reads along.
create table call_funder_seat (
  funder_id uuid not null references call_funder (id),
  person_id uuid not null references person (id),
  from_at timestamptz not null,
  ended_at timestamptz,
  primary key (funder_id, person_id, from_at)
);

-- A form is frozen when its round opens; a later edition is a form of its own.
create table call_form (
  id uuid primary key,
  call_id uuid not null references call (id),
  edition integer not null check (edition > 0),
  frozen_at timestamptz,
  unique (call_id, edition)
);
create table call_section (
  id uuid primary key,
  form_id uuid not null references call_form (id) on delete cascade,
  position smallint not null,
  title qiao_text not null,
  help qiao_text,
  -- The annex of one funder: read by its people, the chair and the applicants alone.
  funder_id uuid references call_funder (id),
  unique (form_id, position) deferrable initially deferred
);
create table call_question (
  id uuid primary key,
  form_id uuid not null references call_form (id) on delete cascade,
  section_id uuid not null references call_section (id) on delete cascade,
  position smallint not null,
  -- The name in exports and in later editions of the form.
  code text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  kind text not null check (kind in ('short_text', 'long_text', 'number', 'choice', 'choices', 'date', 'file', 'table', 'budget', 'listing', 'consent')),
  label qiao_text not null,
  help qiao_text,
  required boolean not null default false,
  -- Room of a text in measure units; for a number its bounds and unit.
  room integer check (room between 1 and 40000),
  least numeric,
  most numeric,
  unit text check (length(unit) <= 40),
  -- Shown only when this earlier question has one of these answers.
  shown_if uuid references call_question (id),
  shown_for text[] not null default '{}',
  unique (section_id, position) deferrable initially deferred,
  unique (form_id, code),
  check (least is null or most is null or least <= most),
  check (shown_if is null or cardinality(shown_for) > 0)
);
create index call_question_form on call_question (form_id);
-- The choices of a choice, the columns of a table, the categories of a budget.
create table call_option (
  question_id uuid not null references call_question (id) on delete cascade,
  position smallint not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9_]{0,39}$'),
  label qiao_text not null,
  primary key (question_id, code)
);

create function qiao_form_frozen() returns trigger language plpgsql as $$
declare
  part jsonb := to_jsonb(coalesce(new, old));
  form uuid := coalesce(part ->> 'form_id', (select form_id::text from call_question where id = (part ->> 'question_id')::uuid))::uuid;
begin
  if exists (select 1 from call_form where id = form and frozen_at is not null) then
    raise exception 'a form that has opened is frozen' using errcode = 'restrict_violation', constraint = 'call_form_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_section_frozen before insert or update or delete on call_section for each row execute function qiao_form_frozen();
create trigger call_question_frozen before insert or update or delete on call_question for each row execute function qiao_form_frozen();
create trigger call_option_frozen before insert or update or delete on call_option for each row execute function qiao_form_frozen();

-- Eligibility as readable rules: each a kind with its typed parameters, for everybody or for one funder.
create table call_rule (
  id uuid primary key,
  call_id uuid not null references call (id),
  funder_id uuid references call_funder (id),
  position smallint not null,
  kind text not null check (kind in ('partners_least', 'partners_most', 'countries_all', 'countries_only', 'kinds_all', 'kinds_only', 'lead_kinds', 'lead_countries', 'per_person', 'per_organisation', 'members_of')),
  count integer check (count > 0),
  countries text[] not null default '{}',
  kinds text[] not null default '{}',
  space_id uuid references space (id),
  check (case
    when kind in ('partners_least', 'partners_most', 'per_person', 'per_organisation') then count is not null
    when kind in ('countries_all', 'countries_only', 'lead_countries') then cardinality(countries) > 0
    when kind in ('kinds_all', 'kinds_only', 'lead_kinds') then cardinality(kinds) > 0
    else space_id is not null end),
  unique (call_id, position)
);

create table call_round (
  id uuid primary key,
  call_id uuid not null references call (id),
  position smallint not null check (position > 0),
  name qiao_text not null,
  form_id uuid references call_form (id),
  opens_at timestamptz,
  closes_at timestamptz,
  -- Seconds after closing in which a submission is still taken; the same for everybody.
  grace smallint not null default 0 check (grace between 0 and 3600),
  -- open and closed follow the clock; the rest is stepped.
  state text not null default 'planned' check (state in ('planned', 'assigning', 'assessing', 'deliberating', 'decided', 'released')),
  -- Whom reviewers and applicants do not see: nobody, reviewers from applicants, both from each other.
  blindness text not null default 'single' check (blindness in ('open', 'single', 'double')),
  mode text not null default 'rubric' check (mode in ('rubric', 'pairwise', 'chair')),
  reviews_wanted smallint not null default 2 check (reviews_wanted between 0 and 12),
  reviews_due timestamptz,
  advance text not null default 'top' check (advance in ('top', 'threshold', 'chosen')),
  places integer check (places > 0),
  reserves integer not null default 0 check (reserves >= 0),
  threshold_bp integer check (threshold_bp between 0 and 10000),
  most_per_organisation integer check (most_per_organisation > 0),
  score text not null default 'adjusted' check (score in ('raw', 'adjusted')),
  -- What decides between equals, in this order; it ends with something that always decides.
  tie_break text[] not null default '{median,first_criterion,submitted_first,reference}',
  audience_vote boolean not null default false,
  version integer not null default 1,
  unique (call_id, position),
  check (opens_at is null or closes_at is null or closes_at > opens_at),
  check (advance <> 'top' or state = 'planned' or places is not null),
  check (advance <> 'threshold' or state = 'planned' or threshold_bp is not null),
  check (tie_break <@ array['median', 'first_criterion', 'submitted_first', 'reference'] and 'reference' = any (tie_break))
);
-- An extension is a new closing time with a reason; a closing time never moves forward.
create table call_extension (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  was timestamptz not null,
  closes_at timestamptz not null,
  reason text not null check (length(reason) between 3 and 1000),
  by uuid references person (id),
  at timestamptz not null,
  check (closes_at > was)
);
create trigger call_extension_append_only before update or delete on call_extension for each row execute function qiao_refuse_change();

create table call_track (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  position smallint not null,
  name qiao_text not null,
  places integer check (places > 0),
  unique (round_id, position)
);

-- What is judged. An edition is frozen with the first submitted review; weights of an edition add up to 100 %.
create table call_rubric (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  edition integer not null check (edition > 0),
  frozen_at timestamptz,
  unique (round_id, edition)
);
create table call_criterion (
  id uuid primary key,
  rubric_id uuid not null references call_rubric (id) on delete cascade,
  position smallint not null,
  name qiao_text not null,
  help qiao_text,
  weight_bp integer not null check (weight_bp between 1 and 10000),
  least smallint not null default 0,
  most smallint not null default 5,
  unique (rubric_id, position) deferrable initially deferred,
  check (most > least)
);
-- What a mark means, in words.
create table call_anchor (
  criterion_id uuid not null references call_criterion (id) on delete cascade,
  mark smallint not null,
  words qiao_text not null,
  primary key (criterion_id, mark)
);
create function qiao_weights_whole() returns trigger language plpgsql as $$
declare rubric uuid := coalesce(new.rubric_id, old.rubric_id);
begin
  if exists (select 1 from call_criterion where rubric_id = rubric) and (select sum(weight_bp) from call_criterion where rubric_id = rubric) <> 10000 then
    raise exception 'the weights of a rubric add up to 100 per cent' using errcode = 'check_violation', constraint = 'call_criterion_weights';
  end if;
  return null;
end $$;
create constraint trigger call_criterion_weights after insert or update or delete on call_criterion deferrable initially deferred for each row execute function qiao_weights_whole();
create function qiao_rubric_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from call_rubric where id = coalesce(new.rubric_id, old.rubric_id) and frozen_at is not null) then
    raise exception 'a rubric in use is frozen' using errcode = 'restrict_violation', constraint = 'call_rubric_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_criterion_frozen before insert or update or delete on call_criterion for each row execute function qiao_rubric_frozen();
