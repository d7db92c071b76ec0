-- The bureau's rules are edited on the desk: each has a version, and says who changed it last. The periods of retention
-- are one of them.

alter table policies
  add column version int not null default 0 check (version >= 0),
  add column changed_by uuid references staff (id),
  add column changed_at instant,
  add constraint policies_changed check ((changed_by is null) = (changed_at is null));
comment on table policies is 'Rules of the bureau as data; each value has a schema of its own in types/policy.ts.';
comment on column policies.version is 'Counts the changes made on the desk: of two clerks with the same one before them one wins.';

-- the rule as shipped was another in the code: where the bureau has not touched it, both now say the same
update policies set value = '{ "enabled": false, "windowDays": 180, "remindAfter": 2, "pauseAfter": null, "pauseDays": 30 }'
where name = 'noShow'
  and value = '{ "enabled": false, "windowDays": 90, "remindAfter": 2, "pauseAfter": null, "pauseDays": 0 }';

insert into policies (name, value) select 'retention', jsonb_object_agg(what, days) from retention;
alter table policies add constraint policies_retention check (
  name <> 'retention' or (
    value ?& array['fair', 'course', 'bus', 'exam', 'talk', 'person', 'answer', 'notice']
    and not value @? '$.* ? (@.type() != "number" || @ < 1 || @ > 36500 || @.floor() != @)'
  )
);
drop table retention;
create view retention as
select period.key as what, period.value::int as days
from policies p cross join jsonb_each_text(p.value) period where p.name = 'retention';
comment on view retention is 'How many days personal data is kept: sign-ups after the end of an activity of this kind, a person after the last use, answers after they were given, notices after they were sent.';

-- everybody was looked at by a period that may be longer than the one of now
alter table persons add column review_days int not null default 36500;
comment on column persons.review_days is 'By which period review_at was reckoned: where the period is shorter now, the nightly purge looks again.';
create index persons_reviewed_by on persons (review_days);
