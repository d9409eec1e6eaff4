/** What can be asked of a product, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.catalogue.command;
