/** What can be asked of a product, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.catalogue.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
