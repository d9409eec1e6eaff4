-- A shipment is sent from a location: the rows are made anew from the log.
delete from shipment_lines;
delete from shipments;
alter table shipments add column location varchar(20) not null default 'MAIN';
create index shipments_by_location on shipments (location, status, allocated_at, shipment_id);
delete from tracking_tokens where processor = 'shipments.projection';
