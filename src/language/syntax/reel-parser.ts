// The Langium parser, for one statement at a time. Created on first use: building Chevrotain's tables takes some hundredths
// of a second, which a process without reels should not spend.

import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultTokenBuilder,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumParser,
} from 'langium';
import { ReelGeneratedSharedModule, ReelGrammarGeneratedModule } from '../generated/module.ts';
import { CONTEXTUAL_WORDS } from './keywords.ts';

/** Messages that are data: of a mismatch the name of the expected token, of the rest nothing. */
const tokenNames: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

/** Tokens of contextual words are names too. */
class TokenBuilder extends DefaultTokenBuilder {
  protected override buildKeywordToken(
    ...[keyword, terminals, caseInsensitive]: Parameters<DefaultTokenBuilder['buildKeywordToken']>
  ): TokenType {
    const token = super.buildKeywordToken(keyword, terminals, caseInsensitive);
    const id = terminals.find(({ name }) => name === 'ID');
    if (id && CONTEXTUAL_WORDS.has(keyword.value)) token.CATEGORIES = [id];
    return token;
  }
}

let services: LangiumCoreServices | undefined;

export function reelServices(): LangiumCoreServices {
  if (!services) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ReelGeneratedSharedModule);
    services = inject(createDefaultCoreModule({ shared }), ReelGrammarGeneratedModule, {
      parser: { ParserErrorMessageProvider: () => tokenNames, TokenBuilder: () => new TokenBuilder() },
    });
    shared.ServiceRegistry.register(services);
  }
  return services;
}

export function reelParser(): LangiumParser {
  return reelServices().parser.LangiumParser;
}
