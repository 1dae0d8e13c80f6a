-- Data protection: notices and who accepted them, consents, requests about personal data, what retention did; texts that
-- an erasure takes away.

-- The privacy notice as it stood: a new number whenever its edition or what the instance says of itself changes.
create table privacy_notice (
  id uuid not null unique,
  number integer primary key check (number > 0),
  edition integer not null check (edition > 0),
  digest bytea not null unique check (octet_length(digest) = 32),
  -- The whole text in both languages: { "zh": …, "en": … }.
  body jsonb not null check (length(body ->> 'zh') > 0 and length(body ->> 'en') > 0),
  -- Where the data lies; with it people are asked for consent before theirs are seen in another country.
  data_country text check (data_country ~ '^[A-Z]{2}$'),
  since timestamptz not null default now()
);
create trigger privacy_notice_append_only before update or delete on privacy_notice for each row execute function qiao_refuse_change();

create table notice_acceptance (
  person_id uuid not null references person (id),
  notice integer not null references privacy_notice (number),
  at timestamptz not null,
  primary key (person_id, notice)
);

-- A separate consent to being seen in another country; several over time, one open at most.
create table consent (
  id uuid primary key,
  person_id uuid not null references person (id),
  country text not null check (country ~ '^[A-Z]{2}$'),
  occasion text not null check (occasion in ('sign_up', 'affiliation', 'interest', 'account')),
  notice integer not null references privacy_notice (number),
  given_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at)
);
create unique index consent_open on consent (person_id, country) where withdrawn_at is null;

-- False once a person has withdrawn the consent to be seen in a country, until they give it again.
create function qiao_seen_in(whose uuid, where_read text) returns boolean language sql stable as $$
  select not exists (select from consent where person_id = whose and country = where_read)
    or exists (select from consent where person_id = whose and country = where_read and withdrawn_at is null)
$$;

-- Requests about personal data have a day by which the law wants an answer, and somebody who sees to it.
alter table request
  add column due_on date,
  add column handler_id uuid references person (id),
  add constraint request_data_rights check (kind <> 'data_rights' or due_on is not null);
create index request_due on request (due_on) where state = 'submitted' and due_on is not null;

-- What retention did: one row a rule and night.
create table retention_run (
  id uuid primary key,
  rule text not null check (length(rule) between 1 and 80),
  at timestamptz not null,
  ended_at timestamptz not null,
  rows bigint not null default 0 check (rows >= 0),
  error text check (length(error) <= 500)
);
create index retention_run_at on retention_run (at desc);
create index retention_run_rule on retention_run (rule, at desc);

-- What an erased person wrote is gone: the row stays, so that others see that something stood there.
alter table message alter column body drop not null;
alter table door_message alter column body drop not null;
alter table deal alter column contact drop not null;

-- As in 0004; an erasure also takes the contact out of a frozen version.
create or replace function qiao_revision_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a revision is never deleted' using errcode = 'restrict_violation'; end if;
  if to_jsonb(old) - '{approved_by,approved_at,completeness,contact_name,contact_email,contact_phone}'::text[]
      <> to_jsonb(new) - '{approved_by,approved_at,completeness,contact_name,contact_email,contact_phone}'::text[]
    or (new.contact_name is not null and new.contact_name is distinct from old.contact_name)
    or (new.contact_email is not null and new.contact_email is distinct from old.contact_email)
    or (new.contact_phone is not null and new.contact_phone is distinct from old.contact_phone)
    or (old.approved_at is not null and old.approved_at is distinct from new.approved_at) then
    raise exception 'a revision is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
