-- A row a shipment: the whole view as a document, and what lists show in columns of its own.
create table shipments (
    shipment_id     varchar(36)  primary key,
    version         bigint       not null,
    document        varchar(1048576) not null,
    order_id        varchar(36)  not null,
    status          varchar(20)  not null,
    carrier         varchar(100),
    tracking_number varchar(100),
    allocated_at    timestamp with time zone not null,
    packed_at       timestamp with time zone,
    dispatched_at   timestamp with time zone,
    delivered_at    timestamp with time zone,
    cancelled_at    timestamp with time zone
);
create index shipments_of_order on shipments (order_id, allocated_at, shipment_id);
create index shipments_by_time on shipments (allocated_at, shipment_id);
create index shipments_by_status on shipments (status, allocated_at, shipment_id);

create table shipment_lines (
    shipment_id varchar(36)  not null,
    line_id     int          not null,
    sku         varchar(64)  not null,
    name        varchar(500) not null,
    quantity    int          not null,
    primary key (shipment_id, line_id)
);
create index shipment_lines_by_sku on shipment_lines (sku, shipment_id);
