-- The administrators of the city read the audit log by day and by act, however long it is.
create index audit_by_time on audit (at desc, id desc);
create index audit_by_act on audit (act, at desc, id desc);
