/**
 * Reading RDB files: one pass, values skipped, each byte summed. Knows the format up to version 12
 * of Redis and version 80 of Valkey; what it does not know it names and refuses.
 */
package io.ecdr.rdb;
