// What can be typed into the search box, with examples of the namespaces there are.

import { h } from './dom.js';
import { link } from './state.js';

function example(text) {
  return h('a', { href: link({ view: undefined, q: text }) }, text);
}

export function help(namespaces) {
  const code = namespaces.find((namespace) => namespace.type === 'EMAIL')?.code ?? namespaces[0]?.code ?? 'email';
  return h('div', { class: 'help-body' },
    h('dl', null,
      h('dt', null, h('code', null, `${code}:ada@example.com`)),
      h('dd', null, 'One identity, as namespace and value. Namespaces: ',
        namespaces.map((namespace, index) => [index ? ', ' : '', h('code', null, namespace.code)]), '.'),
      h('dt', null, h('code', null, `${code}:ada`), ' or ', h('code', null, 'ada')),
      h('dd', null, 'A prefix of an identity, in one namespace or in all.'),
      h('dt', null, example('loyalty.tier = gold')),
      h('dd', null, 'A condition: the path of an attribute, an operator and a value.')),
    h('p', null, 'Operators: ', h('code', null, '= != < <= > >='), ' and ', h('code', null, '^='),
      ' for the prefix of a text. ', h('code', null, 'exists path'), ' matches any value. Combine conditions with ',
      h('code', null, 'and'), ', ', h('code', null, 'or'), ', ', h('code', null, 'not'), ' and parentheses.'),
    h('p', null, example('address.city = Cork or name.last ^= Lind')),
    h('p', null, example('exists loyalty.tier and not loyalty.tier = gold')),
    h('p', null, 'Put a value with spaces in quotes: ', h('code', null, 'city = "São Paulo"'),
      '. A number, true or false without quotes also finds the same value written as a text; ',
      h('code', null, '<'), ' and ', h('code', null, '>'), ' compare numbers with numbers, and quoted values with texts.'));
}
