/** Vocabulary: what there is at AWS and what ecdr makes of it, as plain values. */
package io.ecdr.model;
