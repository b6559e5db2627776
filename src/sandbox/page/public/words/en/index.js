import { engineer } from './engineer.js';
import { inspector } from './inspector.js';
import { shared } from './shared.js';
import { tour } from './tour.js';
import { workspace } from './workspace.js';

export const words = { ...shared, ...workspace, ...tour, ...engineer, ...inspector };
