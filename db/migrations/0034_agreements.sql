-- Agreements: parties, terms, versions, the schedule of intellectual property, comments.

create table agreement (
  id uuid primary key,
  reference text not null unique,
  type text not null check (type in ('mou', 'framework', 'nda_mutual', 'nda_one_way', 'heads_of_terms', 'collaboration', 'consortium', 'licence', 'assignment', 'consultancy', 'technical_service', 'ktp', 'hosting', 'facility_access', 'alliance_statement', 'term_sheet')),
  state text not null default 'draft' check (state in ('draft', 'negotiating', 'out_for_signature', 'executed', 'in_force', 'expired', 'terminated', 'abandoned')),
  -- Who drafts it: until it is shared nobody else sees it.
  drafter_id uuid not null references organisation (id),
  deal_id uuid references deal (id),
  space_id uuid references space (id),
  -- The newest version; what follows is what it says.
  version integer not null check (version >= 1),
  governing text not null check (governing in ('zh', 'en', 'both')),
  subject jsonb not null,
  position text check (position in ('p1', 'p2', 'p3', 'p4', 'p4a', 'p5', 'p6', 'ca', 'cb', 'cc', 'cd')),
  law text,
  forum text,
  starts_on date,
  months integer check (months between 1 and 600),
  -- Minor units; an amount has a currency, and once it may be signed a payer and a payee.
  amount_minor bigint check (amount_minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  payment text check (payment in ('none', 'lump', 'instalments', 'royalty', 'entry_royalty')),
  payer_id uuid references organisation (id),
  payee_id uuid references organisation (id),
  royalty_bp integer check (royalty_bp between 1 and 10000),
  publication_days integer check (publication_days between 1 and 365),
  confidentiality_years integer check (confidentiality_years between 1 and 50),
  -- How it was executed, and when it runs and ended.
  path text check (path in ('signature', 'paper')),
  executed_at timestamptz,
  executed_on date,
  in_force_on date,
  ends_on date,
  ended_on date,
  ended_reason text check (length(ended_reason) <= 2000),
  -- Until then it is the drafter’s alone, also when it was abandoned.
  shared_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state = 'abandoned' or (state = 'draft') = (shared_at is null)),
  constraint agreement_amount_currency check ((amount_minor is null) = (currency is null)),
  constraint agreement_amount_parties check (state in ('draft', 'negotiating', 'abandoned') or amount_minor is null or (payer_id is not null and payee_id is not null and payer_id <> payee_id)),
  constraint agreement_executed check ((state in ('executed', 'in_force', 'expired', 'terminated')) = (executed_at is not null)),
  check ((executed_at is null) = (executed_on is null)),
  check (executed_at is null or path is not null)
);
create index agreement_drafter on agreement (drafter_id);
create index agreement_deal on agreement (deal_id) where deal_id is not null;
create index agreement_space on agreement (space_id) where space_id is not null;
create index agreement_running on agreement (state, ends_on) where state in ('executed', 'in_force');

create table agreement_party (
  agreement_id uuid not null references agreement (id),
  place integer not null check (place between 0 and 9),
  organisation_id uuid not null references organisation (id),
  role text not null,
  primary key (agreement_id, place),
  unique (agreement_id, organisation_id)
);
create index agreement_party_organisation on agreement_party (organisation_id);

-- A version is what was written, frozen: `text` is the exact text of both languages, `sha256` its hash.
create table agreement_version (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  number integer not null check (number >= 1),
  content jsonb not null,
  text text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  origin text not null check (origin in ('template', 'terms', 'parties', 'clauses', 'schedule', 'word')),
  note text check (length(note) <= 2000),
  for_organisation uuid references organisation (id),
  made_by uuid references person (id),
  made_at timestamptz not null,
  unique (agreement_id, number),
  check (sha256 = sha256(convert_to(text, 'UTF8')))
);
create function qiao_never_changes() returns trigger language plpgsql as $$
begin
  raise exception '% never changes', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger agreement_version_never_changes before update or delete on agreement_version for each row execute function qiao_never_changes();

create table agreement_item (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  list text not null check (list in ('background', 'foreground')),
  place integer not null,
  title jsonb not null,
  kind text not null,
  number text not null default '',
  -- Of background: who owns it, and how far the others may use it.
  owner_id uuid references organisation (id),
  access text check (access in ('project', 'exploitation', 'none')),
  unique (agreement_id, list, place),
  check ((list = 'background') = (owner_id is not null and access is not null))
);
create table agreement_share (
  item_id uuid not null references agreement_item (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  bp integer not null check (bp between 1 and 10000),
  primary key (item_id, organisation_id)
);
create table agreement_licence (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  place integer not null,
  title jsonb not null,
  kind text not null,
  number text not null default '',
  from_id uuid not null references organisation (id),
  to_id uuid not null references organisation (id),
  exclusivity text not null check (exclusivity in ('exclusive', 'sole', 'non_exclusive')),
  field jsonb not null,
  territory jsonb not null,
  months integer check (months between 1 and 600),
  royalty_bp integer check (royalty_bp between 1 and 10000),
  unique (agreement_id, place),
  check (from_id <> to_id)
);

-- The shares of each item of foreground make 10,000 basis points, looked at when the transaction ends.
create function qiao_agreement_shares() returns trigger language plpgsql as $$
declare
  item uuid;
  total bigint;
begin
  if tg_table_name = 'agreement_item' then item := new.id;
  elsif tg_op = 'DELETE' then item := old.item_id;
  else item := new.item_id;
  end if;
  if exists (select from agreement_item where id = item and list = 'foreground') then
    select coalesce(sum(bp), 0) into total from agreement_share where item_id = item;
    if total <> 10000 then
      raise exception 'the shares of item % make %, not 10000', item, total using errcode = 'check_violation', constraint = 'agreement_shares_whole';
    end if;
  end if;
  return null;
end $$;
create constraint trigger agreement_item_whole after insert or update on agreement_item deferrable initially deferred for each row execute function qiao_agreement_shares();
create constraint trigger agreement_share_whole after insert or update or delete on agreement_share deferrable initially deferred for each row execute function qiao_agreement_shares();

-- Once it is out for signature, what an agreement says stands still.
create function qiao_agreement_open(agreement_id uuid) returns boolean language sql stable as $$
  select state in ('draft', 'negotiating') from agreement where id = agreement_id
$$;
create function qiao_agreement_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if qiao_agreement_open(old.agreement_id) then return old; end if;
  elsif qiao_agreement_open(new.agreement_id) then
    return new;
  end if;
  raise exception 'the agreement is frozen' using errcode = 'restrict_violation', constraint = 'agreement_frozen';
end $$;
create trigger agreement_party_frozen before insert or update or delete on agreement_party for each row execute function qiao_agreement_frozen();
create trigger agreement_item_frozen before insert or update or delete on agreement_item for each row execute function qiao_agreement_frozen();
create trigger agreement_licence_frozen before insert or update or delete on agreement_licence for each row execute function qiao_agreement_frozen();
create trigger agreement_version_frozen before insert on agreement_version for each row execute function qiao_agreement_frozen();
create function qiao_agreement_share_frozen() returns trigger language plpgsql as $$
declare
  item uuid;
begin
  if tg_op = 'DELETE' then item := old.item_id; else item := new.item_id; end if;
  if exists (select from agreement_item i where i.id = item and not qiao_agreement_open(i.agreement_id)) then
    raise exception 'the agreement is frozen' using errcode = 'restrict_violation', constraint = 'agreement_frozen';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger agreement_share_frozen before insert or update or delete on agreement_share for each row execute function qiao_agreement_share_frozen();
create function qiao_agreement_terms_frozen() returns trigger language plpgsql as $$
begin
  if old.state not in ('draft', 'negotiating') and
     (new.type, new.version, new.governing, new.subject, new.position, new.law, new.forum, new.starts_on, new.months, new.amount_minor, new.currency, new.payment, new.payer_id, new.payee_id, new.royalty_bp, new.publication_days, new.confidentiality_years)
     is distinct from
     (old.type, old.version, old.governing, old.subject, old.position, old.law, old.forum, old.starts_on, old.months, old.amount_minor, old.currency, old.payment, old.payer_id, old.payee_id, old.royalty_bp, old.publication_days, old.confidentiality_years) then
    raise exception 'the agreement is frozen' using errcode = 'restrict_violation', constraint = 'agreement_frozen';
  end if;
  return new;
end $$;
create trigger agreement_terms_frozen before update on agreement for each row execute function qiao_agreement_terms_frozen();

create table agreement_comment (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  version_number integer not null,
  -- The clause that it is about, none: the whole.
  clause text,
  body text not null check (length(body) between 1 and 5000),
  lang text not null check (lang in ('zh', 'en')),
  author_id uuid references person (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  foreign key (agreement_id, version_number) references agreement_version (agreement_id, number)
);
create index agreement_comment_agreement on agreement_comment (agreement_id, at);
