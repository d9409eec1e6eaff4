-- An index of the log: what an event is about and where it came from. What it says stays in the log.
create table logged_events (
    log_position   bigint       primary key,
    event_id       varchar(64)  not null,
    stream         varchar(255) not null,
    stream_version bigint       not null,
    aggregate_type varchar(100) not null,
    event_type     varchar(255) not null,
    recorded_at    timestamp with time zone not null,
    actor          varchar(255) not null,
    initiator      varchar(255),
    command        varchar(255),
    correlation_id varchar(255),
    trigger_id     varchar(255),
    request_id     varchar(255),
    order_id       varchar(36)
);
create index logged_events_by_id on logged_events (event_id);
create index logged_events_by_stream on logged_events (stream, log_position);
create index logged_events_by_order on logged_events (order_id, log_position);
create index logged_events_by_correlation on logged_events (correlation_id, log_position);
create index logged_events_by_type on logged_events (event_type, log_position);
create index logged_events_by_actor on logged_events (actor, log_position);
create index logged_events_by_time on logged_events (recorded_at);
