/** What can be asked about products, and the views that answer. */
@org.jspecify.annotations.NullMarked
package io.orderfold.catalogue.query;
