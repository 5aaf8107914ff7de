/**
 * Reports as screens of text and as JSON. Knows reports and an {@code Appendable}, nothing else.
 */
package io.ecdr.render;
