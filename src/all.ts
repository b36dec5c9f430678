/** Registers all elements of the kit. */
import './core-issues/define.ts';
