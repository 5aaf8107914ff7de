/** The actions of KMS: keys that are there, and enabled or not. */
package io.ecdr.sim.action.kms;
