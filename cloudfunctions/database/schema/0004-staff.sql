-- Who works for the bureau.

create table staff (
  id uuid primary key,
  openid text not null unique check (openid <> ''),
  name text not null,
  role text not null check (role in ('clerk', 'gate')),
  district district_code not null references districts (code),
  active boolean not null default true,
  left_at instant
);
comment on table staff is 'Clerks and gate helpers with the division their rights end at.';
comment on column staff.name is 'Readable on purpose: who decided for the bureau is said beside every decision and may be asked without a key.';
comment on column staff.left_at is 'When the account was last switched off; null while it is on.';
