-- Events of a log that is being imported, until all of it is known to be whole; then they become the log.
create table imported_events (
    global_index     bigint       not null primary key,
    line_no          bigint       not null,
    event_id         varchar(64)  not null unique,
    aggregate_id     varchar(255) not null,
    sequence_number  bigint       not null,
    aggregate_type   varchar(100),
    recorded_at      varchar(40)  not null,
    event_type       varchar(255) not null,
    event_revision   varchar(40),
    payload          varchar(1048576) not null,
    metadata         varchar(1048576) not null,
    hash             varchar(64)  not null,
    constraint imported_events_of_aggregate unique (aggregate_id, sequence_number)
);
