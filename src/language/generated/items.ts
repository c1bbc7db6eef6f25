// Made by `npm run generate` from src/language/items; do not edit. What the parser needs to know of the items.

import type { ItemSyntax } from '../syntax/item-syntax.ts';

export const ITEM_SYNTAX: readonly ItemSyntax[] = [
  {"keyword":"art","isContextual":true,"subject":{"is":"media"},"grid":null,"block":"optional","shape":"art demo { … }","settingExample":"grid: md"},
  {"keyword":"code","isContextual":true,"subject":{"is":"text"},"grid":null,"block":"optional","shape":"code \"let x = 1\" { … }","settingExample":"lang: ts"},
  {"keyword":"group","isContextual":true,"subject":{"is":"name"},"grid":null,"block":"required","holds":["layer","particles","group"],"shape":"group name { … }","settingExample":"opacity: 0.5"},
  {"keyword":"layer","subject":{"is":"name"},"grid":"required","block":"required","shape":"layer on md { … }","settingExample":"value: plasma()"},
  {"keyword":"particles","subject":{"is":"effect","kind":"particles","what":"a particle system"},"grid":"optional","block":"required","shape":"particles boids on md { … }","settingExample":"count: 150"},
  {"keyword":"sound","isContextual":true,"subject":{"is":"text"},"grid":null,"block":"optional","shape":"sound \"hit.wav\" { … }","settingExample":"at: 4beats"},
  {"keyword":"text","subject":{"is":"text"},"grid":null,"block":"optional","shape":"text \"HELLO\" { … }","settingExample":"at: center"},
  {"keyword":"ticker","subject":{"is":"text"},"grid":null,"block":"optional","shape":"ticker \"NEWS\" { … }","settingExample":"row: 2"},
  {"keyword":"voice","isContextual":true,"subject":{"is":"text"},"grid":null,"block":"optional","shape":"voice \"words\" { by: … }","settingExample":"by: narrator"},
];
