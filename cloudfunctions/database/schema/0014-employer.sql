-- Employers and who acts for them: a new name or code waits while the old one holds, colleagues are let in.

create table employers (
  id uuid primary key,
  name text not null,
  credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  district district_code not null references districts (code),
  address text not null,
  about text not null,
  contact_phone_sealed bytea not null,
  state text not null check (state in ('pending', 'approved', 'sentBack')),
  note text,
  registered_at instant not null,
  reviewed_at instant,
  reviewed_by uuid references staff (id),
  contact_name_sealed bytea not null,
  verified_at instant,
  name_folded text not null generated always as (fold_text(name)) stored,
  contact_gone_at instant,
  check ((state = 'pending') = (reviewed_at is null))
);
comment on table employers is 'Employing bodies, one per unified social credit code (GB 32100-2015).';
comment on column employers.verified_at is 'When a clerk or a recruiter last said that what is written is right.';
comment on column employers.contact_gone_at is 'When contact and recruiters were deleted because nobody had used the registration for the period; null: never.';
create index employers_by_registration on employers (registered_at desc, id desc) where state = 'approved';
create index employers_by_verifying on employers (verified_at) where state = 'approved';
create index employers_waiting on employers (district, registered_at) where state = 'pending';

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

create table recruiters (
  openid text primary key check (openid <> ''),
  employer_id uuid not null references employers (id),
  joined_at instant not null,
  id uuid not null default gen_random_uuid() unique,
  name_sealed bytea
);
comment on table recruiters is 'Accounts that act for an employer.';
comment on column recruiters.name_sealed is 'What a colleague is called who was let in, sealed; the first account of an employer has none.';
create index recruiters_by_employer on recruiters (employer_id);

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
