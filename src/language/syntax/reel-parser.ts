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
import {
  ReelGeneratedSharedModule,
  ReelGrammarGeneratedModule,
  ReelGrammarLanguageMetaData,
} from '../generated/module.ts';
import { CONTEXTUAL_WORDS } from './keywords.ts';

/** Messages that are data: of a mismatch the name of the expected token, of the rest nothing. */
const tokenNames: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

type FindLongerAlt = DefaultTokenBuilder['findLongerAlt'];
const WORD = /^[A-Za-z_]\w*$/;

/** Tokens of contextual words are names too. */
class TokenBuilder extends DefaultTokenBuilder {
  /** Of the terminals, only a name can begin with a word. Trying every word with every terminal takes a fifth of the parser's start. */
  protected override findLongerAlt(...[keyword, terminals]: Parameters<FindLongerAlt>): ReturnType<FindLongerAlt> {
    const isWord = WORD.test(keyword.value);
    return super.findLongerAlt(keyword, isWord ? terminals.filter(({ name }) => name === 'ID') : terminals);
  }

  protected override buildKeywordToken(
    ...[keyword, terminals, caseInsensitive]: Parameters<DefaultTokenBuilder['buildKeywordToken']>
  ): TokenType {
    const token = super.buildKeywordToken(keyword, terminals, caseInsensitive);
    const id = terminals.find(({ name }) => name === 'ID');
    if (id && CONTEXTUAL_WORDS.has(keyword.value)) token.CATEGORIES = [id];
    return token;
  }
}

/** Tokens that decide between alternatives. Tables for so many take less time than the automaton for any number, Langium's default. */
const LOOKAHEAD = 2;

/** In development mode the grammar is checked, such as whether two alternatives begin alike; a test does that. */
export function createReelServices(mode: 'production' | 'development' = 'production'): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ReelGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), ReelGrammarGeneratedModule, {
    LanguageMetaData: () => ({ ...ReelGrammarLanguageMetaData, mode }),
    parser: {
      ParserConfig: () => ({ maxLookahead: LOOKAHEAD }),
      ParserErrorMessageProvider: () => tokenNames,
      TokenBuilder: () => new TokenBuilder(),
    },
  });
  shared.ServiceRegistry.register(services);
  return services;
}

let services: LangiumCoreServices | undefined;

export const reelServices = (): LangiumCoreServices => (services ??= createReelServices());

export function reelParser(): LangiumParser {
  return reelServices().parser.LangiumParser;
}
