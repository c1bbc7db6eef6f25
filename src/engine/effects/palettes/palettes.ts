// The glyph palettes, ordered by measured coverage in the bundled fonts (test/effects/palettes checks both ends of the order and that
// every glyph exists). The first glyph is a space, so that dark cells are empty.

import type { PaletteEffect } from '../../effect-api/define.ts';

const palette = (name: string, category: string, summary: string, glyphs: string): PaletteEffect => ({
  kind: 'palette',
  name,
  category,
  summary,
  glyphs,
});

export const palettes: PaletteEffect[] = [
  palette('ascii', 'plain', 'The classic ramp of 33 keyboard characters.', ' `.-\'_,:~"^;!/+)<>=?civxYoa%$&#8@'),
  palette(
    'dense',
    'plain',
    'Round and heavy characters, for soft pictures with strong contrast.',
    ' .-:+=cxoa%X$U&O#08QWB@M',
  ),
  palette(
    'printable',
    'plain',
    'All 95 keyboard characters: pictures as text.',
    ' `.-\'_,:~"^;!r*\\/+()|<>=l?c[ivzt]L7xfjs}{YTJ1unCIyoFe2waVkh3%Z54SXPmq$AGEUbpdK&69OHg#D0R8QWB@NM',
  ),
  palette(
    'picture',
    'blocks',
    'Keyboard characters, lines, blocks and sextants: what `glyphs: match` chooses from unless told otherwise.',
    ' `.-\'_,:─~"^;!r*\\/+│▁▏▔▕()|╱╲<>=l?c[ivzt]L7xfjs}{🬀🬁🬃🬇🬏🬞YTJ1unCIyoFe2waVkh3%Z54SXPmq$AGEUbpd▂▎▖▗▘▝K&69╳OHg#D0R8QWB@NM🬂🬄🬅🬈🬉🬋🬐🬑🬓🬖🬟🬠🬢🬦🬭▃▍▀▄▌▐▚▞🬆🬊🬌🬍🬒🬔🬗🬘🬚🬡🬣🬤🬧🬩🬮🬯🬱🬵▅▋🬎🬕🬙🬛🬜🬥🬨🬪🬫🬰🬲🬳🬶🬷🬹▆▊▙▛▜▟🬝🬬🬴🬸🬺🬻▇▉█',
  ),
  palette('minimal', 'plain', 'Four marks: calm and graphic.', ' .-+#'),
  palette('binary', 'plain', 'Ones and zeros.', ' 10'),
  palette('gradient', 'plain', 'The four shades and the full block.', ' ░▒▓█'),
  palette('blocks', 'blocks', 'Blocks that fill from below in eighths.', ' ▁▂▃▄▅▆▇█'),
  palette('blocksExt', 'blocks', 'Quadrants and shades: a ramp with a pixelled texture.', ' ▗▖▘░▚▞▄▌▒▓▙▟▛▜█'),
  palette('shade', 'blocks', 'A dot, then the shades.', ' ·░▒▓█'),
  palette('math', 'signs', 'Operators and relations.', ' ·∼−÷+≈×√∞∫±⊙∂≠∑∈⊕⊗∃∀∆∇∏'),
  palette('box', 'signs', 'Single and double lines, corners and crossings.', ' ╴╶─┘└┐┌┴┬│═┤├┼╝╗╚╔╩╦║╣╠╬'),
  palette('circuit', 'signs', 'Traces, junctions and pads of a circuit board.', ' ·╴╶─╯╰╮╭┴┬│┤├○┼◎◉●▣■'),
  palette('runes', 'scripts', 'The elder futhark.', ' ᛫ᚲᛊᛃᛁᛜᛚᚾᛇᛏᛟᚹᚦᚨᚠᚢᛉᛈᚷᚱᛒᚺᛗᛖᛞ'),
  palette('alchemy', 'scripts', 'Signs of the alchemists.', ' ·🝑🜍🜠🜩🜂🝆🜄🝖🜊🜁🜃🜚🜛🜔🜕🜅🜹🜏🝪🜨'),
  palette('zodiac', 'scripts', 'Signs of the zodiac, with sun and moon.', ' ·♒☉☽♈♌♑♉♐♎♏♓♊♋♍'),
  palette('arrows', 'signs', 'Arrows, single and double.', ' ·↘↑↗←↓→↙↖⇐⇒⇑⇓⇔⇕↕↔'),
  palette('music', 'signs', 'Notes and accidentals.', ' ·♮♩♭♯♪♫♬'),
  palette(
    'katakana',
    'scripts',
    'Half-width katakana, as in falling code.',
    ' ･ｰﾆｨﾉｯﾝｭｧｼﾗﾍｪﾐｿﾂｲﾄﾕｺﾚｬﾌﾃｮﾋﾏﾜｩﾅｴｫﾘｦｱｹｽｸﾒｳﾔﾖﾓﾀﾑｷﾁﾊｾﾈﾇﾛｻｵｶﾎﾙ',
  ),
  palette('greek', 'scripts', 'Greek letters, small to capital.', ' ·ιτΓΞνευγκολπσΛηχΣμζαωρξΔδΩΠψθφΘΨΦβ'),
  palette('cyrillic', 'scripts', 'Cyrillic letters.', ' ·гтсчзэлкнпъяоиЗыдшжмщюЛбЯИФфЖДЮЩ'),
  palette('arabic', 'scripts', 'Arabic letters in their isolated forms.', ' ٠داربتهنموصسلضحكفعشغطظق'),
  palette('dots', 'marks', 'Dots that grow.', ' ⋅·∙•●⬤'),
  palette('braille', 'marks', 'Braille cells that fill dot by dot.', ' ⠁⠃⠇⠧⠷⠿⡿⣿'),
  palette('stars', 'marks', 'Stars, from a speck to twelve rays.', ' ·⋆☆✧✦✴✶★✷✸✹✺'),
  palette('halfFill', 'marks', 'Circles that fill by quarters.', ' ◌○◔◑◕●'),
  palette('hatch', 'marks', 'Hatching, from single strokes to dense weave.', ' ╲╱╳▥▤▨▧▦▩'),
  palette('ocean', 'moods', 'Ripples and swell.', ' ·˜≀∼∽~∿≁≈≋'),
  palette('organic', 'moods', 'Spores, bubbles and blossoms.', ' .·◦∘°○o❋✿❀❁✾❃●'),
  palette('machine', 'moods', 'Bolts, brackets and panels.', ' .-:+|=[]}{□#▣▦▩■█'),
  palette('hex', 'plain', 'Hexadecimal digits, for dumps and streams.', ' 71CF2354AE69D08B'),
  // For `glyphs:` of particles, each of which keeps one glyph.
  palette('sparks', 'particles', 'Sparks and glints.', ' ·✧✦*+✶✸'),
  palette('flakes', 'particles', 'Snowflakes.', ' ·*✶❅✻❄❆'),
  palette('petals', 'particles', 'Blossoms.', ' ·✿❀❁✾❃'),
  palette('leaves', 'particles', 'Leaves.', ' ·❧❦☘❥'),
  palette('drops', 'particles', 'Streaks of rain.', " ·'╵│|┃"),
  palette('orbs', 'particles', 'Bubbles, from a point to a full disc.', ' ·°◌○◯o●'),
  palette('crystals', 'particles', 'Diamonds.', ' ·⬦◇⬥◈◆'),
  palette('bolts', 'particles', 'Lightning.', ' ·⚡\\/ϟ↯'),
  palette('hearts', 'particles', 'Hearts.', ' ·♡❤♥'),
  palette('confetti', 'particles', 'Scraps of paper.', ' ·▫△□▪▲■'),
];
