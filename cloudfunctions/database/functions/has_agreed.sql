-- after: privacy_version
-- Whether an account agreed, for this person and on a basis it said, to the notice of the day and to the number's use; for
-- a child, to the rules for children of the day as well.
create or replace function has_agreed(account text, person uuid, today text) returns boolean language sql stable as $$
  select count(distinct part) filter (where part in ('notice', 'idNumber') and version = privacy_version('notice', today)) = 2
    and (
      coalesce(bool_or(part = 'children' and version = privacy_version('children', today)), false)
      or not exists (select from persons p where p.id = person and p.is_child)
    )
  from privacy_consents
  where openid = account and person_id = person and withdrawn_at is null and basis is not null
$$;
