-- after: privacy_version
-- Keeps what an account agreed to for one of its people beside the notice; what it agreed to already stays as it was.
create or replace function keep_free_consents(account text, person uuid, wished text[], at bigint) returns void language sql as $$
  insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
  select link.openid, link.person_id,
    privacy_version('notice', to_char(to_timestamp(at / 1000 + 28800) at time zone 'utc', 'YYYY-MM-DD')), wish.part, at, (
      select c.basis from privacy_consents c
      where c.openid = link.openid and c.person_id = link.person_id and c.part = 'notice'
      order by c.agreed_at desc limit 1
    )
  from account_persons link, unnest(wished) wish (part)
  where link.openid = account and link.person_id = person and not exists (
    select from privacy_consents c where c.openid = link.openid and c.person_id = link.person_id and c.part = wish.part
      and c.withdrawn_at is null
  )
  on conflict do nothing
$$;
