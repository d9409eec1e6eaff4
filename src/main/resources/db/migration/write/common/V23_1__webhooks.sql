-- What must be known again and be read by nobody else: encrypted by the master key, which is never in here.
create table sealed_secrets (
    name    varchar(100) primary key,
    sealed  varchar(400) not null,
    kept_at timestamp with time zone not null
);

-- Where webhooks are sent, and how that goes. Whoever changes what is queued for one locks its row.
create table webhook_targets (
    webhook_id     varchar(36)   primary key,
    url            varchar(2000) not null,
    events         varchar(8000) not null,
    enabled        boolean       not null,
    disabled_cause varchar(20),
    -- Whether it was disabled for failing and the log does not say so yet.
    notice_due     boolean       not null,
    -- The secret that signs, and until when the one before it signs, too.
    secret_no      integer       not null,
    previous_until timestamp(6) with time zone,
    -- The place in its queue that comes next.
    next_no        bigint        not null,
    -- Attempts that failed since the last that did not, and since when.
    failures       integer       not null,
    failing_since  timestamp(6) with time zone,
    -- While it is not reached, it is left alone for ever longer.
    pauses         integer       not null,
    paused_until   timestamp(6) with time zone,
    delivered_at   timestamp(6) with time zone
);

-- What is to be sent, and was. An event is named and not copied: what is sent is made of the log each time.
create table webhook_deliveries (
    delivery_id    varchar(36)  primary key,
    webhook_id     varchar(36)  not null,
    queue_no       bigint       not null,
    kind           varchar(10)  not null,
    -- The order it is about, or what else it happened to: one at a time, in turn.
    lane           varchar(255) not null,
    event_id       varchar(255),
    event          varchar(200) not null,
    state          varchar(10)  not null,
    queued_at      timestamp(6) with time zone not null,
    -- When it is to be tried; none while it waits for another of its lane, and when it is settled.
    due_at         timestamp(6) with time zone,
    first_tried_at timestamp(6) with time zone,
    tries          integer      not null,
    attempts       integer      not null,
    settled_at     timestamp(6) with time zone
);
create unique index webhook_deliveries_in_turn on webhook_deliveries (webhook_id, queue_no);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at);
create index webhook_deliveries_of_lane on webhook_deliveries (webhook_id, lane, state, queue_no);
create index webhook_deliveries_settled on webhook_deliveries (settled_at);

-- What came of each attempt.
create table webhook_attempts (
    delivery_id varchar(36) not null,
    attempt     integer     not null,
    tried_at    timestamp(6) with time zone not null,
    millis      bigint      not null,
    status      integer,
    error       varchar(500),
    answer      varchar(1000),
    primary key (delivery_id, attempt)
);
