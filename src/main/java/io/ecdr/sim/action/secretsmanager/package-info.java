/** The actions of Secrets Manager: secrets of one Region with their versions. */
package io.ecdr.sim.action.secretsmanager;
