-- Imports: what a file last said of a listing, so that the same file again changes nothing, whatever was edited since.

create table listing_import (
  listing_id uuid primary key references listing (id) on delete cascade,
  digest bytea not null check (octet_length(digest) = 32),
  -- The run that wrote it last and how it counted there: a run that is taken up again counts as it did before.
  run_id uuid references import_run (id) on delete set null,
  outcome text not null check (outcome in ('created', 'updated')),
  at timestamptz not null default now()
);

-- Columns as they stand in the file, the first rows for the preview, and what was left out of good rows, per column.
alter table import_run
  add column headers text[] not null default '{}',
  add column preview jsonb not null default '[]',
  add column notes jsonb not null default '[]',
  add column file_name text not null default '' check (length(file_name) <= 255),
  add column mandate_id uuid references mandate (id);
create index import_run_started on import_run (started_by, at desc);
create index listing_import_run on listing_import (run_id) where run_id is not null;
