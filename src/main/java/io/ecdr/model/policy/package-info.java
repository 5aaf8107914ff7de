/** Judges bucket policies: may this principal do that? */
package io.ecdr.model.policy;
