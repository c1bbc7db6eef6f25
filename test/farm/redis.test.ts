import { folderStore, startRedis } from './support/servers.ts';
import { surviveTests } from './support/survive.ts';

surviveTests(() => startRedis(), folderStore);
