-- Two more kinds of listing: expertise (people, teams, laboratories) and facilities (UNIQUIP). Each has columns of its own.
alter table listing drop constraint listing_kind_check, add constraint listing_kind_check check (kind in ('offer', 'need', 'expertise', 'facility'));
alter table import_run drop constraint import_run_kind_check, add constraint import_run_kind_check check (kind in ('offer', 'need', 'expertise', 'facility'));

alter table listing_revision
  -- Expertise: who stands behind it.
  add column expert_kind text check (expert_kind in ('person', 'team', 'laboratory', 'centre')),
  add column laboratory_level text check (laboratory_level in ('national', 'ministerial', 'provincial', 'institutional')),
  add column orcid text check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'),
  add column working_languages text[] not null default '{}',
  add column team_size integer check (team_size between 1 and 100000),
  add column website text check (length(website) <= 500),
  -- Facilities: the fields of UNIQUIP that are the same in both languages.
  add column equipment_type text check (equipment_type in ('equipment', 'facility')),
  add column institution_ref text check (length(institution_ref) <= 200),
  add column doi text check (length(doi) <= 200),
  add column manufacturers text[] not null default '{}',
  add column model text check (length(model) <= 200),
  add column commissioned_on date,
  add column decommissioned_on date,
  add column department text check (length(department) <= 200),
  add column location text check (length(location) <= 300),
  add column related_equipment text[] not null default '{}',
  add column funding text check (length(funding) <= 300),
  add constraint listing_revision_in_service check (decommissioned_on is null or commissioned_on is null or decommissioned_on >= commissioned_on);
