-- What types of events there are, and in what revisions: looked up at each start without reading the log.
create index events_by_type on events (event_type, event_revision);
