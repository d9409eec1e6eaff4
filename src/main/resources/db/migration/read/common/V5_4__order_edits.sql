-- What is told of an order has its edits, too: the rows are made anew from the log.
delete from order_tags;
delete from order_lines;
delete from orders;
delete from tracking_tokens where processor = 'orders.projection';
