-- Signing: rounds with their signatories, the one seal of an agreement, and execution on paper.

-- A round asks for signatures under one version; one at a time is open.
create table agreement_round (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  version_number integer not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  ordered boolean not null,
  sign_by date not null,
  sent_by uuid references person (id),
  for_organisation uuid not null references organisation (id),
  sent_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('completed', 'declined', 'recalled', 'lapsed', 'abandoned')),
  check ((ended_at is null) = (outcome is null)),
  foreign key (agreement_id, version_number) references agreement_version (agreement_id, number)
);
create unique index agreement_round_open on agreement_round (agreement_id) where ended_at is null;
create unique index agreement_round_completed on agreement_round (agreement_id) where outcome = 'completed';

create table agreement_signatory (
  id uuid primary key,
  round_id uuid not null references agreement_round (id),
  organisation_id uuid not null references organisation (id),
  turn integer not null check (turn between 1 and 20),
  name jsonb not null,
  title text not null default '',
  authority text not null check (authority in ('legal_representative', 'authorised', 'office_holder')),
  -- Cleared where a round ended without this signature.
  email text check (email = lower(email)),
  lang text not null check (lang in ('zh', 'en')),
  person_id uuid references person (id),
  asked_at timestamptz,
  reminded integer not null default 0,
  signed_at timestamptz,
  signed_sha256 bytea check (octet_length(signed_sha256) = 32),
  declined_at timestamptz,
  reason text check (length(reason) <= 2000),
  unique (round_id, email),
  check ((signed_at is null) = (signed_sha256 is null)),
  check (signed_at is null or declined_at is null)
);
create index agreement_signatory_round on agreement_signatory (round_id);
create index agreement_signatory_person on agreement_signatory (person_id) where person_id is not null;
-- A signature stands as it was given; the address may be cleared and reminders counted before.
create function qiao_signature_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a signature stands' using errcode = 'restrict_violation', constraint = 'agreement_signature_stands'; end if;
  if (old.signed_at is not null and (new.signed_at, new.signed_sha256, new.name, new.title, new.authority, new.organisation_id, new.round_id) is distinct from (old.signed_at, old.signed_sha256, old.name, old.title, old.authority, old.organisation_id, old.round_id)) then
    raise exception 'a signature stands' using errcode = 'restrict_violation', constraint = 'agreement_signature_stands';
  end if;
  return new;
end $$;
create trigger agreement_signatory_stands before update or delete on agreement_signatory for each row execute function qiao_signature_stands();

-- One seal an agreement, made in the transaction of the last signature; its bytes follow once and never change.
create table agreement_seal (
  agreement_id uuid primary key references agreement (id),
  round_id uuid not null unique references agreement_round (id),
  version_number integer not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  sealed_at timestamptz not null,
  file_id uuid references file (id),
  file_sha256 bytea unique check (octet_length(file_sha256) = 32),
  -- SHA-256 of the certificate that signed.
  fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz,
  check ((file_sha256 is null) = (file_id is null) and (file_sha256 is null) = (fingerprint is null) and (file_sha256 is null) = (drawn_at is null))
);
create function qiao_seal_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a seal stands' using errcode = 'restrict_violation', constraint = 'agreement_seal_stands'; end if;
  if old.file_sha256 is not null or (new.agreement_id, new.round_id, new.version_number, new.sha256, new.sealed_at) is distinct from (old.agreement_id, old.round_id, old.version_number, old.sha256, old.sealed_at) then
    raise exception 'a seal stands' using errcode = 'restrict_violation', constraint = 'agreement_seal_stands';
  end if;
  return new;
end $$;
create trigger agreement_seal_stands before update or delete on agreement_seal for each row execute function qiao_seal_stands();
-- The file of a seal is never taken away or exchanged.
create function qiao_sealed_file_stands() returns trigger language plpgsql as $$
begin
  if exists (select from agreement_seal where file_id = old.id) then
    raise exception 'a sealed file stands' using errcode = 'restrict_violation', constraint = 'agreement_seal_stands';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger file_sealed_stands before update or delete on file for each row execute function qiao_sealed_file_stands();

-- Signed and chopped on paper: recorded by one side with the scan, confirmed by the others.
create table agreement_paper (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  version_number integer not null,
  file_id uuid not null references file (id),
  contract_number text not null default '' check (length(contract_number) <= 120),
  signed_on date not null,
  recorded_by uuid references person (id),
  for_organisation uuid not null references organisation (id),
  recorded_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('confirmed', 'disputed', 'recalled', 'abandoned')),
  reason text check (length(reason) <= 2000),
  check ((ended_at is null) = (outcome is null)),
  foreign key (agreement_id, version_number) references agreement_version (agreement_id, number)
);
create unique index agreement_paper_open on agreement_paper (agreement_id) where ended_at is null;
create unique index agreement_paper_confirmed on agreement_paper (agreement_id) where outcome = 'confirmed';
create table agreement_paper_signatory (
  paper_id uuid not null references agreement_paper (id),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 1 and 200),
  authority text not null check (authority in ('legal_representative', 'authorised', 'office_holder')),
  primary key (paper_id, organisation_id)
);
create table agreement_paper_confirmation (
  paper_id uuid not null references agreement_paper (id),
  organisation_id uuid not null references organisation (id),
  confirmed_by uuid references person (id),
  at timestamptz not null,
  primary key (paper_id, organisation_id)
);

select pgboss.create_queue('agreement_seal', '{"policy": "short", "retryLimit": 12, "retryDelay": 5, "retryBackoff": true}');
select pgboss.create_queue('agreement_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
