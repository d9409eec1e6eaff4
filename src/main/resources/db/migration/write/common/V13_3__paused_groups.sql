-- Groups of handlers that are to stand still, on all nodes, until they are resumed.
create table paused_groups (
    processing_group varchar(200) primary key,
    paused_at        timestamp with time zone not null,
    paused_by        varchar(255) not null
);

-- A segment to be split or merged, asked of whatever node is at it.
create table segment_requests (
    request_id       varchar(36)  primary key,
    processing_group varchar(200) not null,
    segment          int          not null,
    wanted           varchar(10)  not null,
    outcome          varchar(20)
);
