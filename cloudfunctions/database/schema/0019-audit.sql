-- What staff do, and people do to their own data.

create table audit (
  id bigint generated always as identity primary key,
  at instant not null,
  trace_id text not null,
  actor text not null,
  actor_id text not null,
  act text not null,
  subject text not null,
  subject_id text not null,
  district district_code,
  detail jsonb not null default '{}'
);
comment on table audit is 'Every staff act. Append-only: update, delete and truncate raise.';
create index audit_by_act on audit (act, at desc, id desc);
create index audit_by_subject on audit (subject, subject_id, id desc);
create index audit_by_time on audit (at desc, id desc);
