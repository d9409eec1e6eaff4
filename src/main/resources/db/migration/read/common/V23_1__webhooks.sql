-- Who wants to be told of events, and of which.
create table webhooks (
    webhook_id varchar(36)      primary key,
    version    bigint           not null,
    document   varchar(1048576) not null,
    name       varchar(200)     not null,
    url        varchar(2000)    not null,
    status     varchar(20)      not null
);
