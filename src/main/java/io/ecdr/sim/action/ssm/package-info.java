/** The actions of Systems Manager: parameters of one Region. */
package io.ecdr.sim.action.ssm;
