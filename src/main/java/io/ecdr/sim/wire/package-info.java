/** The doors of the simulator: protocols, the HTTP server, and an SDK client without sockets. */
package io.ecdr.sim.wire;
