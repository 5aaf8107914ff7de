/** Where clients look up what they connect to: secrets, parameters and DNS records. */
package io.ecdr.sim.world.directory;
