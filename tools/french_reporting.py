"""Made-up training sentences: what treebanks hold too little of and news is full of.

Clauses of the treebanks are given reporting clauses of every shape ("« … », a déclaré le préfet",
"…, affirme-t-elle, …", "X a indiqué que …", "X : « … »", "selon X, …"), other quotation marks and
the shape of headlines. The trees follow how UD French attaches them: the reporting verb hangs
from the root of what is said as `parataxis:insert`.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.french_reporting_words import ASIDES, FINITE, MARKS, VERBS
from tools.french_treebanks import Tree


@dataclass(slots=True)
class _Part:
    """Some tokens; heads are within, and -1 where a token hangs from what the part is put under."""

    forms: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]

    def __add__(self, other: "_Part") -> "_Part":
        moved = [head + len(self.forms) if head >= 0 else -1 for head in other.heads]
        return _Part(
            self.forms + other.forms,
            self.tags + other.tags,
            self.heads + moved,
            self.relations + other.relations,
        )

    def under(self, place: int) -> "_Part":
        """Hang what is loose under a token of what this part is added to; see `_joined`."""
        return _Part(
            self.forms, self.tags, [head if head >= 0 else -2 - place for head in self.heads], self.relations
        )


def _mark(form: str) -> _Part:
    return _Part([form], ["PUNCT"], [-1], ["punct"]) if form else _Part([], [], [], [])


class Reporter:
    """Makes sentences from the trees of treebanks; always the same for the same seed."""

    def __init__(self, trees: Sequence[Tree], seed: int) -> None:
        """Gather clauses and noun phrases."""
        self.dice = random.Random(seed)
        self.clauses = [part for tree in trees if (part := _clause(tree)) is not None]
        self.subjects = [part for tree in trees for part in _subjects(tree)]
        self.asides = [_aside(*line) for line in ASIDES]

    def sentence(self) -> Tree:
        """A sentence with a reporting clause."""
        dice = self.dice
        make = dice.choices(
            (self._after, self._inside, self._before, self._colon, self._headline, self._according),
            (7, 5, 2, 2, 1, 1),
        )[0]
        part = make()
        if dice.random() < 0.06:
            part = _Part([form.upper() for form in part.forms], part.tags, part.heads, part.relations)
        return Tree(tuple(part.forms), tuple(part.tags), tuple(part.heads), tuple(part.relations))

    def _content(self, longest: int = 40) -> _Part:
        for _ in range(20):
            part = self.dice.choice(self.clauses)
            if len(part.forms) <= longest:
                break
        return _Part(list(part.forms), list(part.tags), list(part.heads), list(part.relations))

    def _after(self) -> _Part:
        """« … », a déclaré X."""
        dice = self.dice
        content, (opening, closing) = self._content(), dice.choice(MARKS)
        end = dice.choices(("", "?", "!", ".", "…"), (14, 2, 2, 1, 1))[0]
        comma = "," if not end or dice.random() < 0.2 else ""
        inner = comma if dice.random() < 0.3 or not closing else ""
        parts = [_mark(opening), content, _mark(end), _mark(inner), _mark(closing)]
        parts += [_mark("" if inner else comma), self._incise("parataxis:insert")]
        if dice.random() < 0.25:
            parts += [_mark(","), _mark(opening), _second(self._content(18)), _mark(closing)]
        parts.append(_mark("."))
        return _joined(parts, 1)

    def _inside(self) -> _Part:
        """« …, a-t-il dit, … »"""
        dice = self.dice
        content, (opening, closing) = self._content(), dice.choice(MARKS)
        breaks = [i for i, form in enumerate(content.forms) if form == ","] or list(
            range(2, max(3, len(content.forms) - 1))
        )
        at = min(dice.choice(breaks), len(content.forms))
        rest = at + 1 if at < len(content.forms) and content.forms[at] == "," else at
        head, tail = _cut(content, at, rest)
        cut = dice.random() < 0.5
        incise = _mark(",") + self._incise("parataxis:insert") + _mark(",")
        before = _mark(closing) if cut else _mark("")
        after = _mark(opening) if cut else _mark("")
        return _spliced(
            [_mark(opening)],
            head,
            before + incise + after,
            tail,
            [_mark(dice.choice(("", "."))), _mark(closing), _mark(".")],
            content,
        )

    def _before(self) -> _Part:
        """X a déclaré que …"""
        content = self._content()
        content.forms[0] = _lowered(content.forms[0], content.tags[0])
        vowel = content.forms[0][0] in "aeiouyhéêèàâAEIOUÉ"
        that = _Part(["qu'" if vowel else "que"], ["SCONJ"], [-1], ["mark"])
        said = _below(that + content, 1, "ccomp")
        return self._main(said)

    def _colon(self) -> _Part:
        """X a déclaré : « … »"""
        opening, closing = self.dice.choice(MARKS)
        content = _below(_mark(opening) + self._content() + _mark(closing), 1 if opening else 0, "ccomp")
        return self._main(_mark(":") + content)

    def _headline(self) -> _Part:
        """X : « … »"""
        name, content, (opening, closing) = self._subject(), self._content(24), self.dice.choice(MARKS)
        name.relations = [
            ("dislocated" if head < 0 else r) for head, r in zip(name.heads, name.relations, strict=True)
        ]
        return _joined([name, _mark(":"), _mark(opening), content, _mark(closing)], 3)

    def _according(self) -> _Part:
        """Selon X, …; …, selon X"""
        by = _Part(["selon"], ["ADP"], [-1], ["case"])
        name = self._subject()
        top = name.heads.index(-1)
        phrase = by + name
        phrase.heads = [top + 1 if place == 0 else head for place, head in enumerate(phrase.heads)]
        phrase.relations[top + 1] = "obl:mod"
        content = self._content()
        if self.dice.random() < 0.5:
            phrase.forms[0] = "Selon"
            content.forms[0] = _lowered(content.forms[0], content.tags[0])
            return _joined([phrase, _mark(","), content, _mark(".")], 2)
        return _joined([content, _mark(","), phrase, _mark(".")], 0)

    def _main(self, said: _Part) -> _Part:
        dice = self.dice
        name = self._subject()
        if dice.random() < 0.3:
            name = _pronoun(dice.choice(("Il", "Elle")))
        name.forms[0] = name.forms[0][:1].upper() + name.forms[0][1:]
        verb, _ = self._verb(plural="Number=Plur" in name.tags[name.heads.index(-1)])
        aside = dice.choice(self.asides) if dice.random() < 0.4 else _mark("")
        return _joined([name, verb, aside, said, _mark(".")], 1)

    def _incise(self, relation: str) -> _Part:
        """A déclaré X (à l'AFP); ajoute-t-elle."""
        dice = self.dice
        if dice.random() < 0.38:
            verb = self._with_pronoun()
        else:
            name = self._subject()
            plural = "Number=Plur" in name.tags[name.heads.index(-1)]
            verb, top = self._verb(plural=plural)
            verb = verb + name.under(top)
        parts = [verb]
        parts += dice.sample(self.asides, dice.choices((0, 1, 2), (5, 4, 1))[0])
        done = _joined(parts, 0)
        done.relations[done.heads.index(-1)] = relation
        return done

    def _with_pronoun(self) -> _Part:
        dice = self.dice
        present, participle, simple, imperfect = dice.choice(VERBS)
        pronoun = dice.choice(("-il", "-elle"))
        gender = "Fem" if pronoun == "-elle" else "Masc"
        person = _Part(
            [pronoun], [f"PRON|Gender={gender}|Number=Sing|Person=3|PronType=Prs"], [-1], ["nsubj"]
        )
        if dice.random() < 0.1:
            person = _Part(["-on"], ["PRON|Gender=Masc|Number=Sing|Person=3|PronType=Prs"], [-1], ["nsubj"])
        kind = dice.random()
        if kind < 0.55:
            helper = dice.choice(("a", "a", "a", "avait"))
            tense = "Pres" if helper == "a" else "Imp"
            link = _Part(["-t"], person.tags, [-1], ["fixed"]) if helper == "a" else _mark("")
            parts = (
                _Part([helper], [f"AUX|{FINITE.format(n='Sing', t=tense)}"], [-1], ["aux:tense"])
                + link
                + person
            )
            if dice.random() < 0.15:
                parts += _Part(
                    [dice.choice(("aussi", "encore", "également", "ensuite"))], ["ADV"], [-1], ["advmod"]
                )
            parts += _Part(
                [participle], ["VERB|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"], [-1], ["root"]
            )
            top = len(parts.forms) - 1
        else:
            form, tense = dice.choice(
                ((present, "Pres"), (present, "Pres"), (simple, "Past"), (imperfect, "Imp"))
            )
            link = _Part(["-t"], person.tags, [-1], ["fixed"]) if form[-1] in "ea" else _mark("")
            parts = (
                _Part([form], [f"VERB|{FINITE.format(n='Sing', t=tense)}"], [-1], ["root"]) + link + person
            )
            top = 0
        if "-t" in parts.forms:
            parts.heads[parts.forms.index("-t")] = parts.forms.index("-t") + 1
        parts.heads = [head if head >= 0 or place == top else top for place, head in enumerate(parts.heads)]
        return parts

    def _verb(self, plural: bool) -> tuple[_Part, int]:
        """A reporting verb, and the place of its main word."""
        dice = self.dice
        present, participle, simple, imperfect = dice.choice(VERBS)
        number = "Plur" if plural else "Sing"
        if plural or dice.random() < 0.6:
            helper, tense = dice.choice(
                (("ont", "Pres"), ("avaient", "Imp"))
                if plural
                else (("a", "Pres"), ("a", "Pres"), ("avait", "Imp"), ("aurait", "Pres"))
            )
            features = FINITE.format(n=number, t=tense)
            if helper == "aurait":
                features = features.replace("Ind", "Cnd")
            parts = _Part([helper], [f"AUX|{features}"], [-1], ["aux:tense"])
            if dice.random() < 0.12:
                parts += _Part(
                    [dice.choice(("aussi", "encore", "également", "notamment"))], ["ADV"], [-1], ["advmod"]
                )
            parts += _Part(
                [participle], ["VERB|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"], [-1], ["root"]
            )
            top = len(parts.forms) - 1
            parts.heads = [top if place < top else -1 for place in range(top + 1)]
            return parts, top
        form, tense = dice.choice(
            ((present, "Pres"), (present, "Pres"), (simple, "Past"), (imperfect, "Imp"))
        )
        return _Part([form], [f"VERB|{FINITE.format(n=number, t=tense)}"], [-1], ["root"]), 0

    def _subject(self) -> _Part:
        part = self.dice.choice(self.subjects)
        return _Part(list(part.forms), list(part.tags), list(part.heads), list(part.relations))


def _pronoun(form: str) -> _Part:
    gender = "Fem" if form == "Elle" else "Masc"
    return _Part([form], [f"PRON|Gender={gender}|Number=Sing|Person=3|PronType=Prs"], [-1], ["nsubj"])


def _aside(forms: str, tags: str, heads: str, relations: str) -> _Part:
    return _Part(forms.split(), tags.split(), [int(head) for head in heads.split()], relations.split())


def _clause(tree: Tree) -> _Part | None:
    """A whole sentence with a finite verb, without its final stop and without quotation marks."""
    forms = list(tree.forms)
    if not 4 <= len(forms) <= 40 or forms[-1] not in ".!?" or any(f in '«»"“”:' for f in forms):
        return None
    if not forms[0][0].isupper() or "parataxis:insert" in tree.relations:
        return None
    root = tree.heads.index(-1)
    finite = any(
        "VerbForm=Fin" in tag and (i == root or tree.heads[i] == root) for i, tag in enumerate(tree.tags)
    )
    if not finite or any(head == len(forms) - 1 for head in tree.heads):
        return None
    last = len(forms) - 1
    return _Part(forms[:last], list(tree.tags[:last]), list(tree.heads[:last]), list(tree.relations[:last]))


def _subjects(tree: Tree) -> list[_Part]:
    """Noun phrases that are subjects."""
    found = []
    for index, relation in enumerate(tree.relations):
        if relation != "nsubj" or tree.tags[index].split("|")[0] not in {"NOUN", "PROPN"}:
            continue
        inside = _below_in(tree, index)
        first, last = min(inside), max(inside)
        if (
            last - first + 1 != len(inside)
            or len(inside) > 14
            or tree.forms[last] in ",;:"
            or tree.relations[first] in {"cc", "mark"}
        ):
            continue
        forms = list(tree.forms[first : last + 1])
        if any(form in '«»"“”' for form in forms):
            continue
        forms[0] = _lowered(forms[0], tree.tags[first])
        heads = [tree.heads[i] - first if i != index else -1 for i in range(first, last + 1)]
        found.append(
            _Part(forms, list(tree.tags[first : last + 1]), heads, list(tree.relations[first : last + 1]))
        )
    return found


def _below_in(tree: Tree, index: int) -> set[int]:
    inside = {index}
    while True:
        more = {i for i, head in enumerate(tree.heads) if head in inside} | inside
        if more == inside:
            return inside
        inside = more


def _lowered(form: str, tag: str) -> str:
    return (
        form if tag.startswith("PROPN") or (form.isupper() and len(form) > 1) else form[:1].lower() + form[1:]
    )


def _second(part: _Part) -> _Part:
    """A clause that goes on after the reporting clause."""
    part.relations[part.heads.index(-1)] = "parataxis"
    return part


def _below(part: _Part, main: int, relation: str) -> _Part:
    """Hang all that is loose in a part under its clause, and rename the clause's own relation.

    Args:
        part: a mark or conjunction, the clause, perhaps a mark.
        main: how many tokens stand before the clause.
        relation: of the clause.
    """
    top = next(
        i for i, head in enumerate(part.heads) if head == -1 and i >= main and part.relations[i] == "root"
    )
    part.heads = [head if head >= 0 or i == top else top for i, head in enumerate(part.heads)]
    part.relations[top] = relation
    return part


def _joined(parts: Sequence[_Part], main: int) -> _Part:
    """Put parts in a row; what is loose hangs from the root of the main one, which stays loose itself."""
    starts, whole = [], _mark("")
    for part in parts:
        starts.append(len(whole.forms))
        moved = [head + starts[-1] if head >= 0 else head for head in part.heads]
        moved = [-2 - (-2 - head) if head < -1 else head for head in moved]
        whole = _Part(
            whole.forms + part.forms,
            whole.tags + part.tags,
            whole.heads + moved,
            whole.relations + part.relations,
        )
    top = starts[main] + next(i for i, head in enumerate(parts[main].heads) if head == -1)
    whole.heads = [head if head >= 0 or i == top else top for i, head in enumerate(whole.heads)]
    whole.relations[top] = "root"
    return whole


def _cut(part: _Part, at: int, rest: int) -> tuple[list[int], list[int]]:
    return list(range(at)), list(range(rest, len(part.forms)))


def _spliced(
    before: Sequence[_Part],
    head: list[int],
    middle: _Part,
    tail: list[int],
    after: Sequence[_Part],
    content: _Part,
) -> _Part:
    """A clause with something put into it; what hangs from tokens left out hangs from its root."""
    opening = len([form for part in before for form in part.forms])
    place = {old: opening + new for new, old in enumerate(head)}
    place |= {old: opening + len(head) + len(middle.forms) + new for new, old in enumerate(tail)}
    root = content.heads.index(-1)
    kept = [*head, *tail]
    if root not in place:
        root = kept[0]
    forms = [f for part in before for f in part.forms] + [content.forms[i] for i in head] + middle.forms
    forms += [content.forms[i] for i in tail] + [f for part in after for f in part.forms]
    tags = [t for part in before for t in part.tags] + [content.tags[i] for i in head] + middle.tags
    tags += [content.tags[i] for i in tail] + [t for part in after for t in part.tags]
    relations = (
        [r for part in before for r in part.relations]
        + [content.relations[i] for i in head]
        + middle.relations
    )
    relations += [content.relations[i] for i in tail] + [r for part in after for r in part.relations]
    heads = [place[root]] * len(forms)
    for old in kept:
        heads[place[old]] = -1 if old == root else place.get(content.heads[old], place[root])
    shift = opening + len(head)
    for index, over in enumerate(middle.heads):
        heads[shift + index] = over + shift if over >= 0 else place[root]
    relations[place[root]] = "root"
    return _Part(forms, tags, heads, relations)


def requoted(tree: Tree, dice: random.Random) -> Tree:
    """A tree with quotation marks and apostrophes of another kind."""
    opening, closing = dice.choice(MARKS[:-1])
    forms = tuple(
        {"«": opening, "»": closing, "“": opening, "”": closing}.get(form, form) for form in tree.forms
    )
    if dice.random() < 0.5:
        forms = tuple(form.replace("'", "’") for form in forms)
    return replace(tree, forms=forms)


def unended(tree: Tree) -> Tree:
    """A tree without its final stop, as headlines and captions stand."""
    if tree.forms[-1] not in ".…" or len(tree.forms) - 1 in tree.heads or len(tree.forms) < 3:
        return tree
    return Tree(tree.forms[:-1], tree.tags[:-1], tree.heads[:-1], tree.relations[:-1])
