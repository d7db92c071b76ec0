create or replace view retention as
select period.key as what, period.value::int as days
from policies p cross join jsonb_each_text(p.value) period where p.name = 'retention';
comment on view retention is 'How many days personal data is kept: sign-ups after the end of an activity of this kind, a person and a child under 14 after the last use, answers after they were given, notices after they were sent, an employer''s contact and recruiters after the last use, the name of staff after they left.';
