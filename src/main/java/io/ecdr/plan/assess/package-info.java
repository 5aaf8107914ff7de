/**
 * What a cache can be protected by, what it is protected by, and what would be better. Pure: facts
 * of one cache in, an assessment out; each rule is a class of its own.
 */
package io.ecdr.plan.assess;
