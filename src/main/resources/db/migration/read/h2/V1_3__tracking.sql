-- How far each processor has read the log, and the events it could not handle.
create table tracking_tokens (
    processor   varchar(200) not null,
    segment     int          not null,
    token_position varchar(1048576),
    token_type  varchar(255),
    updated_at  varchar(40),
    owner       varchar(255),
    primary key (processor, segment)
);

create table dead_letters (
    id                 varchar(64)  primary key,
    processing_group   varchar(200) not null,
    sequence_id        varchar(255) not null,
    sequence_index     bigint       not null,
    message_type       varchar(255) not null,
    event_id           varchar(64)  not null,
    recorded_at        varchar(40)  not null,
    event_type         varchar(255) not null,
    event_revision     varchar(40),
    payload            varchar(1048576) not null,
    metadata           varchar(1048576),
    aggregate_type     varchar(100),
    aggregate_id       varchar(255),
    sequence_number    bigint,
    token_type         varchar(255),
    token              varchar(1048576),
    enqueued_at        varchar(40)  not null,
    last_touched       varchar(40),
    processing_started varchar(40),
    cause_type         varchar(255),
    cause_message      varchar(1023),
    diagnostics        varchar(1048576),
    unique (processing_group, sequence_id, sequence_index)
);
