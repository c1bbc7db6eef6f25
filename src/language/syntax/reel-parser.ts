// The Langium parser, for one statement at a time. Created on first use: building Chevrotain's tables takes some hundredths
// of a second, which a process without reels should not spend.

import type { IParserErrorMessageProvider } from 'chevrotain';
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumParser,
} from 'langium';
import { ReelGeneratedSharedModule, ReelGrammarGeneratedModule } from '../generated/module.ts';

/** Messages that are data: of a mismatch the name of the expected token, of the rest nothing. */
const tokenNames: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

let services: LangiumCoreServices | undefined;

export function reelServices(): LangiumCoreServices {
  if (!services) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ReelGeneratedSharedModule);
    services = inject(createDefaultCoreModule({ shared }), ReelGrammarGeneratedModule, {
      parser: { ParserErrorMessageProvider: () => tokenNames },
    });
    shared.ServiceRegistry.register(services);
  }
  return services;
}

export function reelParser(): LangiumParser {
  return reelServices().parser.LangiumParser;
}
