/** Local state: operations, journals and locks in a folder of this machine. */
package io.ecdr.store;
