/** HTTP conventions: problems, versions, idempotent requests, pages. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.web;
