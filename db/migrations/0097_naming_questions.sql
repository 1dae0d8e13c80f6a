-- Answers that say who applies are kept from reviewers where the round hides the applicants.
alter table call_question add column names boolean not null default false;
