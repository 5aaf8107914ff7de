/** One class per verb: survey, plan, run, report. */
package io.ecdr.usecase;
