/** Where everything is put together: clocks, ids, clients, the command tree and the way out. */
package io.ecdr.app;
