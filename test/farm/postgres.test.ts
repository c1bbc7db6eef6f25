import { s3Store, startPostgres } from './support/servers.ts';
import { surviveTests } from './support/survive.ts';

surviveTests(startPostgres, s3Store);
