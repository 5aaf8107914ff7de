/** The Resource Groups Tagging API's actions. */
package io.ecdr.sim.action.tagging;
