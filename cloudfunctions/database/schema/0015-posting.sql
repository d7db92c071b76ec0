-- What employers offer, at which fair, and what came of it.

create table postings (
  id uuid primary key,
  employer_id uuid not null references employers (id),
  title text not null,
  headcount int not null check (headcount > 0),
  content text not null,
  district district_code references districts (code),
  place text not null,
  pay_min numeric(9, 2) not null check (pay_min > 0),
  pay_max numeric(9, 2) not null,
  pay_unit text not null check (pay_unit in ('month', 'day', 'hour', 'piece')),
  education text not null check (education in ('any', 'juniorHigh', 'seniorHigh', 'college', 'bachelor', 'master')),
  perks jsonb not null default '[]',
  valid_until date not null,
  flags jsonb not null default '[]',
  published_at instant not null,
  closed_at instant,
  trade text not null check (trade in ('making', 'skilled', 'building', 'catering', 'domestic', 'care', 'sales',
    'transport', 'guarding', 'farming', 'office', 'teaching', 'tourism', 'other')),
  province text check (province ~ '^[1-8][0-9]$'),
  region text not null generated always as (coalesce(district, province)) stored,
  pay_sure boolean not null default false,
  pay_monthly int generated always as (floor(
    case pay_unit when 'month' then pay_max when 'day' then pay_max * 87 / 4 when 'hour' then pay_max * 174 end
  )::int) stored,
  title_folded text not null generated always as (fold_text(title)) stored,
  check (pay_min <= pay_max),
  constraint postings_somewhere check (num_nonnulls(district, province) = 1)
);
comment on table postings is 'Posts with the elements the 2026 notice of five ministries makes mandatory.';
comment on column postings.trade is 'What kind of work it is; postings from before the column are other until their employer says more.';
comment on column postings.region is 'Where the work is: the code of a district of ours, or of the province elsewhere.';
comment on column postings.pay_sure is 'The recruiter was asked whether the unit is right for so little or so much, and said yes.';
comment on column postings.pay_monthly is 'What the pay may come to in a month, in whole yuan, for comparing: 21.75 paid days of 8 hours (人社部发〔2025〕2号); null for pay by the piece.';
create index postings_by_employer on postings (employer_id, published_at desc);

create table booths (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  employer_id uuid not null references employers (id),
  number text,
  state text not null check (state in ('pending', 'approved', 'sentBack', 'withdrawn')),
  note text,
  applied_at instant not null,
  reviewed_at instant,
  reviewed_by uuid references staff (id)
);
comment on table booths is 'One employer''s place at one fair.';
create index booths_by_employer on booths (employer_id, applied_at desc);
create unique index booths_number on booths (activity_id, number) where number is not null;
create unique index booths_one_live on booths (activity_id, employer_id) where state in ('pending', 'approved');

create table booth_postings (
  booth_id uuid not null references booths (id),
  posting_id uuid not null references postings (id),
  state text not null check (state in ('pending', 'approved', 'sentBack')),
  primary key (booth_id, posting_id)
);
comment on table booth_postings is 'Postings offered at a booth; each shows at the fair only when approved.';
create index booth_postings_by_posting on booth_postings (posting_id);
create index booth_postings_waiting on booth_postings (booth_id) where state = 'pending';

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
