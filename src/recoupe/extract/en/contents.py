"""Where English content begins and ends beside its reporting verb."""

from recoupe.extract.en.reporting import Report, group_start, has_subject, subject_of, takes_turn
from recoupe.extract.name_rules import words
from recoupe.extract.quotes import Quote
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, has_finite_verb, is_finite, own_subject, subtree
from recoupe.model.vocabulary import Stance

_OPENING = frozenset(["that", "if", "whether", "how"])
_VERBAL = frozenset({"VERB", "AUX"})
_MARKS = "".join(PUNCTUATION)
# What is refused by somebody who says nothing ("refused to comment").
_SILENT = frozenset(["comment", "say", "answer", "speak", "respond", "discuss", "elaborate", "be"])
# Verbs whose content comes after the one that it is said of ("accused him of lying").
_OF_OTHERS = frozenset(["accuse", "blame"])
# Verbs that no clause with "that" follows.
_UNJOINED = frozenset(["accuse", "blame", "apologise", "apologize", "call", "condemn", "urge"])
_ADDRESSING = frozenset(["tell", "urge", "order", "warn", "advise", "implore", "beg"])
_SAYING = frozenset(["say", "add", "tell", "claim", "argue", "think", "believe"])
_WITH_GERUND = frozenset(
    [
        "deny",
        "admit",
        "recall",
        "remember",
        "suggest",
        "recommend",
        "regret",
        "propose",
        "acknowledge",
        "report",
    ]
)
# Verbs that report only with a clause joined to them.
_JOINED = frozenset(
    ["find", "found", "show", "rule", "read", "point", "figure", "urge", "order", "threaten", "understand"]
)
_FINDING = frozenset(["find", "found", "rule", "show"])
_CLAUSAL = frozenset({Stance.ASSERTS, Stance.WARNS, Stance.ADMITS})
# How far from its verb "that" may stand where the parser sees no clause.
_NEAR = 6
# How far from its verb an infinitive may stand.
_FAR = 14
# Most words of a name with what it stands in apposition to.
_LONGEST_NAME = 20
_CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december yesterday today tomorrow week month year night morning
    evening afternoon weekend
""")


def clause_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The clause after a verb: "said (that) it was over", "asked whether …", "told him to leave" left out."""
    tokens = sentence.tokens
    if report.lemma in _UNJOINED:
        return None
    if tokens[report.verb].relation == "csubj" and tokens[report.verb].head == report.verb + 1:
        return tokens[report.verb + 1].start, sentence.end
    for child in children(sentence, report.verb):
        if not _may_be_content(sentence, report, child) or _is_to(sentence, child):
            continue
        if _is_gerund(sentence, child) and (
            tokens[child].lemma in scene.rules.verbs or report.lemma not in _WITH_GERUND
        ):
            continue
        first, last = subtree(sentence, child)
        if last <= report.verb + 1 or (child < report.verb and last < report.verb + 4):
            continue
        begin = _opened(sentence, max(first, report.verb + 1), child)
        if has_finite_verb(sentence, tokens[begin].start, tokens[last - 1].end) or first > report.verb:
            if (
                not _has_predicate(sentence, child)
                or _is_small(sentence, report, child)
                or word_of(tokens[begin].text) in {"which", "who"}
            ):
                continue
            return tokens[begin].start, clause_end(scene, sentence, report, begin)
    return _after_that(scene, sentence, report) or _after_subject(scene, sentence, report)


def _may_be_content(sentence: Sentence, report: Report, child: int) -> bool:
    """Whether the parse joins a clause as content; after "said since …" it takes it for an aside."""
    if sentence.tokens[child].relation in {"ccomp", "xcomp"}:
        return True
    if sentence.tokens[child].relation != "advcl" or child < report.verb:
        return False
    first = subtree(sentence, child)[0]
    if report.lemma == "ask":
        return word_of(sentence.tokens[first].text) in {"if", "whether"}
    if report.lemma not in _SAYING:
        return False
    return first == report.verb + 1 and own_subject(sentence, child) is not None


def _is_gerund(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    alone = own_subject(sentence, index) is None and not auxiliaries(sentence, index)
    return alone and token.tag == "VERB" and word_of(token.text).endswith("ing")


def _is_small(sentence: Sentence, report: Report, child: int) -> bool:
    """Whether a verb of finding has no clause but a thing in a state ("found the door open")."""
    if report.lemma not in _JOINED:
        return False
    return not any(is_finite(sentence.tokens[at]) for at in (child, *auxiliaries(sentence, child)))


def _has_predicate(sentence: Sentence, index: int) -> bool:
    """Whether a clause has a verb that is no bare infinitive or a subject of its own."""
    token = sentence.tokens[index]
    return token.tag in _VERBAL or own_subject(sentence, index) is not None


def _before_joined(sentence: Sentence, last: int) -> int:
    """The token before "and" and a noun phrase that the parser takes from the verb after it."""
    at = last
    while at > 0 and sentence.tokens[at].tag in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
        at -= 1
    joined = at < last and sentence.tokens[at].tag == "CCONJ"
    opens = joined and sentence.tokens[at + 1].tag in {"DET", "PRON", "PROPN"}
    return at - 1 if opens else last


def _is_to(sentence: Sentence, index: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(
        word_of(sentence.tokens[child].text) == "to" and sentence.tokens[child].relation == "aux"
        for child in children(sentence, index)
    )


def _opened(sentence: Sentence, first: int, verb: int) -> int:
    """Index of the first token of content, what opens it left out."""
    for index in range(first, verb):
        if word_of(sentence.tokens[index].text) == "that" and sentence.tokens[index].relation == "mark":
            return index + 1
        if own_subject(sentence, verb) == index:
            break
    while first < verb and (
        word_of(sentence.tokens[first].text) in _OPENING or sentence.tokens[first].text in {",", ":"}
    ):
        first += 1
    return first


def _after_that(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What follows "that" near a verb, where the parser joins it to something else."""
    tokens = sentence.tokens
    for index in range(report.verb + 1, min(report.verb + _NEAR, len(tokens) - 1)):
        if tokens[index].tag in _VERBAL or scene.quote_over(tokens[index].start) is not None:
            return None
        if word_of(tokens[index].text) == "that" and tokens[index].tag == "SCONJ":
            return tokens[index + 1].start, clause_end(scene, sentence, report, index + 1)
    return None


def _after_subject(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """A clause that begins with its subject near a verb, where the parser joins it to something else."""
    tokens = sentence.tokens
    if report.stance not in _CLAUSAL or report.lemma in scene.rules.naming:
        return None
    for index in range(report.verb + 1, min(report.verb + _NEAR, len(tokens) - 1)):
        token = tokens[index]
        if token.tag in {*_VERBAL, "CCONJ"} or token.text in {",", ":", ";"} or "PronType=Rel" in token.morph:
            return None
        if word_of(token.text) in {"which", "who", "what"}:
            return None
        if token.relation.startswith("nsubj") and token.head > index and index != report.subject:
            begin = max(subtree(sentence, index)[0], report.verb + 1)
            over = tokens[token.head]
            if over.relation == "acl:relcl" and word_of(tokens[over.head].text) not in _CALENDAR | {"time"}:
                return None
            if has_finite_verb(sentence, token.end, over.end):
                return tokens[begin].start, clause_end(scene, sentence, report, begin)
            return None
    return None


def clause_end(scene: Scene, sentence: Sentence, report: Report, first: int, *, clausal: bool = True) -> int:
    """Where content that begins at a token ends: the sentence, or what its source says or does next."""
    tokens = sentence.tokens
    last = _reach(sentence, report)
    for index in range(first + 1, last):
        if scene.quote_over(tokens[index].start) is None and _turns(
            scene, sentence, report, index, clausal=clausal
        ):
            return tokens[_before(sentence, index)].end
    return tokens[last - 1].end


def _reach(sentence: Sentence, report: Report) -> int:
    """One past the last token that can be content: before the clause that the verb's own goes with."""
    token = sentence.tokens[report.verb]
    aside = token.relation == "acl:relcl" and _governs_on(sentence, report.verb)
    before = token.head > report.verb and token.relation in {"advcl", "acl", "pcomp", "csubj"}
    if not aside and not before:
        return len(sentence.tokens)
    return max(subtree(sentence, report.verb)[1], report.verb + 2)


def _governs_on(sentence: Sentence, verb: int) -> bool:
    """Whether the noun of a relative clause is the subject of a verb that stands after the clause."""
    antecedent = sentence.tokens[sentence.tokens[verb].head]
    return antecedent.relation.startswith("nsubj") and antecedent.head > verb


def _turns(scene: Scene, sentence: Sentence, report: Report, index: int, *, clausal: bool) -> bool:
    """Whether a token opens something beside the content."""
    tokens = sentence.tokens
    token, previous = tokens[index], word_of(tokens[index - 1].text)
    word = word_of(token.text)
    if token.lemma in scene.rules.verbs and word.endswith("ing") and previous in {",", "and", "–"}:
        return token.tag == "VERB"
    if word == "according" and index + 1 < len(tokens):
        return word_of(tokens[index + 1].text) == "to"
    if token.text == "," and _closes_with_cue(scene, sentence, index):
        return True
    if not clausal and word in {"which", "who"} and _is_reported_aside(scene, sentence, index):
        return True
    if token.text == ":":
        return any(quote.outer_start - token.end < 2 for quote in scene.quotes_in(token.end, token.end + 2))
    if _is_next_act(scene, sentence, report, index):
        return True
    if token.relation == "conj" and token.head == report.verb and token.tag in _VERBAL:
        if "VerbForm=Inf" in token.morph:
            return False
        return not clausal or own_subject(sentence, index) is None or token.lemma in scene.rules.verbs
    if previous == "," and token.relation == "cc" and token.head == report.verb:
        conjunct = _conjunct(sentence, report.verb, index)
        return conjunct is not None and own_subject(sentence, conjunct) is None
    return False


def _is_next_act(scene: Scene, sentence: Sentence, report: Report, index: int) -> bool:
    """Whether a verb joined to the content is said by the same source ("… and called it a disgrace")."""
    token = sentence.tokens[index]
    reports = token.lemma in scene.rules.verbs or token.lemma in scene.rules.naming
    if token.relation != "conj" or not reports or own_subject(sentence, index) is not None:
        return False
    same = subject_of(sentence, index) == report.subject
    return is_finite(token) and (same or takes_turn(sentence, index, report.verb))


def _closes_with_cue(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """Whether a sentence ends with another's cue ("…, the study found.")."""
    rest = [token for token in sentence.tokens[comma + 1 :] if token.tag != "PUNCT"]
    verbs = [token for token in rest if token.tag in _VERBAL]
    if not 2 <= len(rest) <= 8 or len(verbs) != 1 or rest[0].tag in {"CCONJ", "SCONJ", "ADP", "VERB", "ADV"}:
        return False
    return verbs[0].lemma in scene.rules.verbs and is_finite(verbs[0]) and verbs[0] is rest[-1]


def _is_reported_aside(scene: Scene, sentence: Sentence, relative: int) -> bool:
    """Whether a relative clause is somebody's words of its own ("…, which they say is a response")."""
    for token in sentence.tokens[relative + 1 : relative + 6]:
        if token.tag in _VERBAL:
            return token.lemma in scene.rules.verbs and token.relation == "acl:relcl"
    return False


def _conjunct(sentence: Sentence, verb: int, after: int) -> int | None:
    return next(
        (c for c in children(sentence, verb) if c > after and sentence.tokens[c].relation == "conj"), None
    )


def _before(sentence: Sentence, index: int) -> int:
    """The last token of what stands before one: its own helpers and links left out."""
    own = (subtree(sentence, child)[0] for child in children(sentence, index) if child < index)
    last = min([index, *own]) - 1
    if own_subject(sentence, index) is None:
        last = _before_joined(sentence, last)
    while last > 0 and (
        sentence.tokens[last].tag in {"CCONJ", "PUNCT"} or word_of(sentence.tokens[last].text) == "who"
    ):
        last -= 1
    return last


def infinitive_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The infinitive with "to" that says what is pledged, asked or feared."""
    tokens = sentence.tokens
    for child in children(sentence, report.verb):
        if child > report.verb and tokens[child].relation in {"xcomp", "ccomp", "advcl"}:
            if not _is_to(sentence, child) or (report.lemma == "call" and not _calls_on(sentence, report)):
                continue
            begin = next(c for c in children(sentence, child) if word_of(tokens[c].text) == "to")
            if tokens[child].lemma in _SILENT and report.lemma == "refuse":
                return None
            if report.lemma in _ADDRESSING and not _has_object(sentence, report, child):
                return None
            subject = own_subject(sentence, child)
            if subject is not None and subject > report.verb and report.stance is Stance.ASSERTS:
                begin = subtree(sentence, subject)[0]
            if word_of(tokens[begin - 1].text) in {"not", "never"}:
                begin -= 1
            return tokens[begin].start, _without_time(
                sentence, report, child, clause_end(scene, sentence, report, begin, clausal=False)
            )
    return _far_infinitive(scene, sentence, report)


def _has_object(sentence: Sentence, report: Report, infinitive: int) -> bool:
    """Whether somebody is told to do something; without, the verb is passive ("ministers told to go")."""
    between = sentence.tokens[report.verb + 1 : infinitive]
    return any(token.tag in {"NOUN", "PROPN", "PRON"} for token in between)


def _far_infinitive(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The first infinitive with "to" after somebody called on, where the parser joins it to another noun."""
    tokens = sentence.tokens
    if report.stance not in {Stance.CALLS_FOR, Stance.WARNS}:
        return None
    for index in range(report.verb + 2, min(report.verb + _FAR, len(tokens) - 1)):
        if tokens[index].text in {",", ":", ";"} or (tokens[index].tag in _VERBAL and index > report.verb):
            return None
        if word_of(tokens[index].text) == "to" and "VerbForm=Inf" in tokens[index + 1].morph:
            return tokens[index].start, clause_end(scene, sentence, report, index + 1, clausal=False)
    return None


def _calls_on(sentence: Sentence, report: Report) -> bool:
    after = sentence.tokens[report.verb + 1 : report.verb + 3]
    return any(word_of(token.text) in {"on", "upon"} for token in after)


def object_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The object that says what is condemned, denied or expected."""
    tokens = sentence.tokens
    for child in children(sentence, report.verb):
        if child < report.verb or tokens[child].relation not in {"obj", "ccomp", "xcomp", "oprd"}:
            continue
        if tokens[child].tag not in {"NOUN", "PROPN", "NUM", "SYM"}:
            continue
        told = any(word_of(tokens[other].text) == "to" for other in children(sentence, report.verb))
        if tokens[child].lemma in scene.rules.acts.get(report.lemma, ()) or (
            told and report.lemma == "report"
        ):
            return None
        begin, last = max(subtree(sentence, child)[0], report.verb + 1), subtree(sentence, child)[1]
        if last < len(tokens) and tokens[last].tag in _VERBAL and is_finite(tokens[last]):
            return tokens[begin].start, sentence.end
        end = _without_time(
            sentence, report, child, clause_end(scene, sentence, report, begin, clausal=False)
        )
        return tokens[begin].start, end
    return None


def governed_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What a preposition brings that goes with the verb: "accused him of lying", "warned of a famine"."""
    tokens = sentence.tokens
    wanted = scene.rules.governed.get(report.lemma, frozenset())
    of_whom = {"obj", "nsubj:pass"}
    if report.lemma in _OF_OTHERS and not any(
        tokens[child].relation in of_whom for child in children(sentence, report.verb)
    ):
        return None
    for child in children(sentence, report.verb):
        if child < report.verb or word_of(tokens[child].text) not in wanted:
            continue
        if subtree(sentence, child)[1] - child < 2:
            continue
        return tokens[child + 1].start, _without_time(
            sentence, report, child, clause_end(scene, sentence, report, child + 1, clausal=False)
        )
    return None


def named_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What something is called: "called it a “tragic” incident", "described the vote as a sham"."""
    tokens = sentence.tokens
    after = [child for child in children(sentence, report.verb) if child > report.verb]
    named = [
        child
        for child in after
        if tokens[child].relation == "oprd"
        or (tokens[child].relation in {"ccomp", "xcomp"} and tokens[child].tag in {"NOUN", "PROPN", "ADJ"})
        or (word_of(tokens[child].text) == "as" and tokens[child].relation in {"prep", "mark"})
    ]
    what = any(
        child < report.verb and word_of(tokens[child].text) == "what"
        for child in children(sentence, report.verb)
    )
    if what or not named:
        return None
    begin = min(subtree(sentence, child)[0] for child in after)
    begin = max(begin, report.verb + 1)
    return tokens[begin].start, clause_end(scene, sentence, report, begin)


def _without_time(sentence: Sentence, report: Report, content: int, end: int) -> int:
    """Content that ends before a time that goes with the verb ("threatened to leave last month")."""
    tokens = sentence.tokens
    last = subtree(sentence, content)[1]
    for child in children(sentence, report.verb):
        first, after = subtree(sentence, child)
        if first < last or tokens[first].start >= end or not _is_time(sentence, first, after):
            continue
        return tokens[first - 1].end
    return end


def _is_time(sentence: Sentence, first: int, last: int) -> bool:
    inside = [word_of(token.text) for token in sentence.tokens[first:last]]
    return len(inside) <= 5 and any(word in _CALENDAR or word.isdigit() for word in inside)


def before_group(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """Content without marks around a set-in "…, X said, …": what stands before it, else after it."""
    tokens = sentence.tokens
    first = group_start(sentence, report)
    if report.lemma in (_JOINED - _FINDING) | scene.rules.naming or _is_relative(sentence, report):
        return None
    if first == 0 or tokens[first - 1].text not in {",", "–", "—", "-", "--", "?", "!"}:
        return None
    before = (sentence.start, tokens[first - 1].start)
    after = _after_group(sentence, report)
    verb = tokens[report.verb]
    goes_on = verb.relation in {"parataxis", "ccomp"} and verb.head > report.verb
    whole = _is_sentence(sentence, *before) or scene.is_title(sentence)
    long = len(scene.plain[before[0] : before[1]].split()) > 2
    if whole and long and not goes_on and not _is_opening_clause(sentence, first):
        return before
    if after is None or not any(token.tag in _VERBAL for token in sentence.tokens[after:]):
        return None
    return tokens[after].start, sentence.end


def _is_sentence(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch has a finite verb, or a past form with a subject."""
    return has_finite_verb(sentence, start, end) or any(
        has_subject(sentence, index)
        for index, token in enumerate(sentence.tokens)
        if start <= token.start and token.end <= end
    )


def _is_relative(sentence: Sentence, report: Report) -> bool:
    """Whether a verb's subject is a relative ("X, who ruled …"), or stands with another verb."""
    subject = own_subject(sentence, report.verb)
    if subject is None:
        return report.subject is None or report.subject < report.verb
    return word_of(sentence.tokens[subject].text) in {"who", "which", "that"}


def _is_opening_clause(sentence: Sentence, first: int) -> bool:
    """Whether what stands before is no sentence of its own ("When asked, he said …")."""
    at = 1 if sentence.tokens[0].tag == "CCONJ" and len(sentence.tokens) > 1 else 0
    token = sentence.tokens[at]
    head = sentence.tokens[token.head]
    opens = token.tag == "SCONJ" or (token.relation in {"mark", "advmod"} and head.relation == "advcl")
    return opens and not any(
        other.relation in {"ccomp", "root"} and is_finite(other) for other in sentence.tokens[:first]
    )


def _after_group(sentence: Sentence, report: Report) -> int | None:
    """Index of the first token after the comma that closes a set-in group."""
    for index in range(report.verb + 1, len(sentence.tokens) - 1):
        token = sentence.tokens[index]
        if token.text in {",", "–", "—"}:
            return index + 1
        if token.head == report.verb and token.relation in {"obj", "ccomp", "xcomp", "oprd"}:
            return None
    return None


def going_on(sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What goes on after ", X said, and …" with a subject of its own."""
    tokens = sentence.tokens
    begin = _after_group(sentence, report)
    if begin is None or tokens[begin].tag != "CCONJ" or begin + 2 >= len(tokens):
        return None
    if not any(token.relation.startswith("nsubj") for token in tokens[begin + 1 :]):
        return None
    if tokens[begin + 1].tag in _VERBAL:
        return None
    return tokens[begin + 1].start, sentence.end


def quote_before_group(scene: Scene, sentence: Sentence, report: Report) -> Quote | None:
    """The quotation that ends right before a verb with its subject."""
    start = sentence.tokens[group_start(sentence, report)].start
    near = max(scene.block_start(sentence), sentence.start - 3)
    quotes = [quote for quote in scene.quotes_in(near, start) if quote.outer_end <= start and quote.closed]
    if not quotes:
        return None
    between = scene.plain[quotes[-1].outer_end : start]
    return None if between.strip(_MARKS + " \n\u00a0") else quotes[-1]


def quote_after_group(scene: Scene, sentence: Sentence, report: Report, quote: Quote) -> Quote | None:
    """The quotation that goes on after a cue that cuts it ("“A,” she said, “B.”")."""
    tokens = sentence.tokens
    cut = max(report.verb, report.subject or 0)
    start = max(tokens[cut].end, report.source.end if report.source is not None else 0)
    following = [q for q in scene.quotes_in(start, sentence.end) if q.outer_start >= start and q is not quote]
    if not following:
        return None
    between = scene.plain[start : following[0].outer_start].rstrip()
    near = len(between.split()) <= _NEAR and not has_finite_verb(sentence, start, following[0].outer_start)
    return following[0] if near and between.endswith(",") else None


def quote_before_name(scene: Scene, sentence: Sentence, report: Report) -> tuple[Quote, int] | None:
    """A quotation that a long name parts from its verb, and the token that the name begins with.

    "“A,” Ann Marsh, head of a firm of builders in Kelby told the Post.": the parser takes a noun near
    the verb for its subject.
    """
    verb = sentence.tokens[report.first].start
    quotes = [q for q in scene.quotes_in(sentence.start, verb) if q.outer_end <= verb and q.closed]
    if not quotes or scene.plain[quotes[-1].end - 1] not in ",?!":
        return None
    end = quotes[-1].outer_end
    between = scene.plain[end:verb].split()
    aside = between[-1:] and between[-1].endswith(",") and {"who", "which", "whose"}.intersection(between)
    if not 0 < len(between) <= _LONGEST_NAME or (has_finite_verb(sentence, end, verb) and not aside):
        return None
    first = next((at for at, token in enumerate(sentence.tokens) if token.start >= end), None)
    if first is None or sentence.tokens[first].tag not in {"PROPN", "DET", "PRON", "NOUN"}:
        return None
    return quotes[-1], first
