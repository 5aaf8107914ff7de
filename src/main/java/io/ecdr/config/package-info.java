/**
 * The configuration file: where it is, what may stand in it, and what is wrong in one.
 *
 * <p>{@link io.ecdr.config.ConfigKeys} is the one table of all keys. Reading, the suggestions for
 * mistyped keys, the shipped JSON Schema and the file that {@code config init} writes are made from
 * it.
 */
package io.ecdr.config;
