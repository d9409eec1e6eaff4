-- The log: every change there ever was, in the order it was recorded.
create table events (
    global_index     bigint generated always as identity primary key,
    event_id         varchar(64)  not null unique,
    aggregate_id     varchar(255) not null,
    sequence_number  bigint       not null,
    aggregate_type   varchar(100),
    recorded_at      varchar(40)  not null,
    event_type       varchar(255) not null,
    event_revision   varchar(40),
    payload          varchar(1048576) not null,
    metadata         varchar(1048576) not null,
    constraint events_of_aggregate unique (aggregate_id, sequence_number)
);

create table snapshots (
    aggregate_id     varchar(255) not null,
    sequence_number  bigint       not null,
    aggregate_type   varchar(100) not null,
    event_id         varchar(64)  not null unique,
    recorded_at      varchar(40)  not null,
    event_type       varchar(255) not null,
    event_revision   varchar(40),
    payload          varchar(1048576) not null,
    metadata         varchar(1048576) not null,
    primary key (aggregate_id, sequence_number)
);
