/** What can be asked about shipments, and the views that answer. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments.query;
