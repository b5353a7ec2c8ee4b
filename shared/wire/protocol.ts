/**
 * Number of what pages and server say to one another. It is raised with every change of the schemas of sockets and commands (a
 * test asks for it), so that a page that was loaded before the server was replaced is not misunderstood.
 */
export const PROTOCOL = 11
