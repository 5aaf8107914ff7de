/** EC2's actions, as far as they tell where a cache can be. */
package io.ecdr.sim.action.ec2;
