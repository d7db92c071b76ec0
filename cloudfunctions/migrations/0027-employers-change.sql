-- Employers that change, hand over and are told: a new name or code waits while the old one holds, colleagues are let in,
-- facts are confirmed, verdicts are told, and what came of a fair is reported.

alter table employers add column verified_at instant;
update employers set verified_at = reviewed_at where state = 'approved';
comment on column employers.verified_at is 'When a clerk or a recruiter last said that what is written is right.';
drop index employers_by_review;
create index employers_by_verifying on employers (verified_at) where state = 'approved';
create index employers_by_registration on employers (registered_at desc, id desc) where state = 'approved';

create table employer_changes (
  employer_id uuid primary key references employers (id),
  name text not null,
  credit_code text not null check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  district district_code not null references districts (code),
  state text not null check (state in ('pending', 'sentBack')),
  note text,
  asked_at instant not null,
  reviewed_at instant,
  reviewed_by uuid references staff (id),
  check ((state = 'pending') = (reviewed_at is null))
);
comment on table employer_changes is 'What an approved employer wants to be called, its new code or division: the old ones hold until a clerk agrees; then the row goes, and the audit log has it.';

alter table recruiters
  add column id uuid not null default gen_random_uuid() unique,
  add column name_sealed bytea;
comment on column recruiters.name_sealed is 'What a colleague is called who was let in, sealed; the first account of an employer has none.';

create table recruiter_requests (
  id uuid primary key,
  employer_id uuid not null references employers (id),
  openid text not null check (openid <> ''),
  name_sealed bytea not null,
  state text not null check (state in ('pending', 'approved', 'refused')),
  asked_at instant not null,
  settled_at instant,
  check ((state = 'pending') = (settled_at is null))
);
comment on table recruiter_requests is 'Accounts that ask to act for an employer which is registered already: one of its own or a clerk answers. So no employer is ever nobody''s.';
create unique index recruiter_requests_one_open on recruiter_requests (openid) where state = 'pending';
create index recruiter_requests_waiting on recruiter_requests (employer_id, asked_at) where state = 'pending';

insert into notice_kinds (kind, priority, urgent, mandatory, capped) values ('employerTold', 3, false, false, false);
update notice_templates set page = 'packages/employer/outcome/index'
where kind = 'outcomeDue' and page = 'packages/employer/home/index';
update notice_templates set page = 'packages/employer/register/index'
where kind = 'verifyDue' and page = 'packages/employer/home/index';

create table outcomes (
  booth_id uuid not null,
  posting_id uuid not null,
  interviewed int not null,
  intended int not null,
  hired int not null,
  reported_at instant not null,
  primary key (booth_id, posting_id),
  foreign key (booth_id, posting_id) references booth_postings (booth_id, posting_id),
  check (0 <= hired and hired <= intended and intended <= interviewed)
);
comment on table outcomes is 'What an employer says came of a fair, per posting: people interviewed there, of whom they want to come, of whom were hired.';
