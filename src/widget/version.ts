/** The version of this copy of the kit, the same as in package.json. */
export const version = '0.1.0';
