-- An official's own empty workbook, whose cells are mapped to figures once and filled in again every month.

create table indicator_form (
  id uuid primary key,
  -- Whose figures: an organisation's, an alliance's, or (neither) the whole instance's.
  organisation_id uuid references organisation (id),
  space_id uuid references space (id),
  name text not null check (length(name) between 1 and 200),
  file_id uuid not null references file (id),
  -- The clock by which its months begin and end.
  zone text not null check (zone in ('Asia/Shanghai', 'Europe/London')),
  monthly boolean not null,
  -- In whose name it is filled in: with the rights that this person has then.
  kept_by uuid references person (id),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- When filling by itself stopped, because who kept it may no longer read the figures.
  stopped_at timestamptz,
  removed_at timestamptz,
  check (num_nonnulls(organisation_id, space_id) <= 1)
);
create index indicator_form_scope on indicator_form (organisation_id, space_id) where removed_at is null;

create table indicator_form_cell (
  form_id uuid not null references indicator_form (id),
  sheet text not null check (length(sheet) between 1 and 31),
  cell text not null check (cell ~ '^[A-Z]{1,3}[1-9][0-9]{0,6}$'),
  figure text not null check (figure ~ '^[a-z_]{1,40}$'),
  currency text check (currency ~ '^[A-Z]{3}$'),
  period text not null check (period in ('month', 'year', 'all')),
  -- Amounts in ones or in ten thousands (万元).
  unit integer not null default 1 check (unit in (1, 10000)),
  primary key (form_id, sheet, cell)
);

create table indicator_form_filling (
  form_id uuid not null references indicator_form (id),
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  file_id uuid not null references file (id),
  -- How many cells were withheld, because they would tell about fewer than five cases of others.
  withheld integer not null check (withheld >= 0),
  filled_by uuid references person (id),
  filled_at timestamptz not null,
  -- A month has one filling: a later one takes its place.
  primary key (form_id, month)
);

select pgboss.create_queue('form_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
