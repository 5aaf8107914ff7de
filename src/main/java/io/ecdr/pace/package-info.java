/**
 * How fast calls leave: one meter per service and Region, shared by all that go out through one
 * port. When a call is sent again, and which calls never are, stands in {@code
 * src/docs/adr/0006-rates-and-retries.md}.
 */
package io.ecdr.pace;
