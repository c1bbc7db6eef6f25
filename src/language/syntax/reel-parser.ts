// The Langium parser for one statement at a time. Made once, on first use: building Chevrotain's tables takes some
// hundredths of a second that a process without reels should not spend.

import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumParser,
} from 'langium';
import { ReelGeneratedSharedModule, ReelGrammarGeneratedModule } from '../generated/module.ts';

let services: LangiumCoreServices | undefined;

export function reelServices(): LangiumCoreServices {
  if (!services) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ReelGeneratedSharedModule);
    services = inject(createDefaultCoreModule({ shared }), ReelGrammarGeneratedModule);
    shared.ServiceRegistry.register(services);
  }
  return services;
}

export function reelParser(): LangiumParser {
  return reelServices().parser.LangiumParser;
}
