-- The rules of the bureau as shipped; the desk edits them.

create table policies (
  name text primary key,
  value jsonb not null,
  version int not null default 0 check (version >= 0),
  changed_by uuid references staff (id),
  changed_at instant,
  constraint policies_changed check ((changed_by is null) = (changed_at is null)),
  constraint policies_name_form check (name ~ '^[a-z][A-Za-z]+$'),
  constraint policies_retention check (
    name <> 'retention' or (
      value ?& array['fair', 'course', 'bus', 'exam', 'talk', 'person', 'child', 'answer', 'notice', 'employer', 'staff']
      and not value @? '$.* ? (@.type() != "number" || @ < 1 || @ > 36500 || @.floor() != @)'
    )
  )
);
comment on table policies is 'Rules of the bureau as data; each value has a schema of its own in types/policy.ts.';
comment on column policies.version is 'Counts the changes made on the desk: of two clerks with the same one before them one wins.';

insert into policies (name, value) values
  ('asking', '{ "rejectDays": 30 }'),
  ('noShow', '{ "enabled": false, "pauseDays": 30, "pauseAfter": null, "windowDays": 180, "remindAfter": 2 }'),
  ('noting', '{ "days": 14 }'),
  ('offer', '{ "from": "08:30", "hours": 4, "until": "20:30" }'),
  ('quiet', '{ "from": "21:00", "until": "08:00" }'),
  ('reminders', '{ "dayBefore": "18:00", "soonHours": 2, "verifyDays": 182, "outcomeDays": 1, "verifyDaysAhead": 14, "outcomeWithinDays": 7, "offerEndingMinutes": 60 }'),
  ('retention', '{ "bus": 365, "exam": 1095, "fair": 730, "talk": 365, "child": 30, "staff": 1095, "answer": 365, "course": 3650, "notice": 365, "person": 730, "employer": 1095 }'),
  ('weeklyCap', '{ "messages": 3 }');
