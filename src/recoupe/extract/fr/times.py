"""French time expressions."""

import re

from recoupe.extract import time_readings as read
from recoupe.extract.fr.calendar import CALENDAR
from recoupe.extract.time_readings import Reader
from recoupe.extract.time_words import either
from recoupe.extract.times import TimeGrammar, TimePattern

_NUMBER = re.sub(r"\(\?P<\w+>", "(?:", CALENDAR.numbers.upper.pattern)
_WEEKDAY = rf"(?P<weekday>(?:{either(CALENDAR.weekdays)})(?!\w))"
_WEEKDAYS = rf"(?P<weekday>(?:{either(CALENDAR.weekdays)}))s(?!\w)"
_DAY = r"(?P<day>(?:1er|premier|[12]\d|3[01]|0?[1-9])(?!\d))"
_LAST = r"(?P<last>(?:[12]\d|3[01]|0?[1-9])(?!\d))"
_PLAIN_DAY = r"(?:1er|premier|[12]\d|3[01]|0?[1-9])(?!\d)"
_MONTH = rf"(?P<month>(?:{either(CALENDAR.months)})(?!\w))"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d(?!\w|[.,]\d| ?(?:%|€|\$)))"
_SHORT_YEAR = r"(?P<year>(?:(?:1[0-9]|20|21)\d\d|'?\d\d)(?!\w|[.,:]\d| ?(?:%|h\b|ans?\b|euros?\b|francs?\b)))"
_WHICH = r"(?P<which>derni(?:er|ère)s?|prochaine?s?|passée?|précédente?|suivante?|d'avant|d'après)(?!\w)"
_WHICH_NOW = r"(?P<which>derni(?:er|ère)s?|prochaine?s?|passée?)(?!\w)"
_EDGE = r"(?P<edge>début|commencement|milieu|mi|fin|courant)"
_PARTS = rf"(?P<part>(?:{either(CALENDAR.parts)})(?!\w))"
# "mardi soir", "hier en début d'après-midi", "le 3 mai au matin", "jeudi dans la soirée"
_PART_AFTER = (
    r"(?:,? (?:en |dans |au |à |à la |le |pendant )?(?:l'|la |le )?"
    rf"(?:(?:début|milieu|fin) de (?:l'|la )?|(?:début|milieu|fin) d'|mi-)?{_PARTS})?"
)
_UNIT = rf"(?P<unit>(?:{either(CALENDAR.units)})(?!\w))"
_CALENDAR_UNIT = r"(?P<unit>(?:semaine|mois|trimestre|week-end|weekend|an|année|décennie|siècle)(?!\w))"
_COUNT = rf"(?P<count>{_NUMBER}|quelques|plusieurs|une|un)"
_BOUND = (
    r"(?:(?P<bound>plus (?:de |d')|moins (?:de |d')|près (?:de |d')|environ |à peine |presque |au moins |"
    r"pas moins de |à peu près |quelque |bientôt |bien plus de )"
    r")?"
)
_LENGTH = rf"{_BOUND}(?:{_COUNT} )(?:(?<=aine )de |(?<=aine )d'|(?<=aines )de |(?<=aines )d')?(?:(?:longue?s?|petite?s?|bonnes?|dernières|derniers|prochaines?|premiers|premières) )?{_UNIT}(?P<half> et demie?)?"
# What a number of four digits counts; such a number is no year.
_COUNTED = (
    r"personnes?|gens|hommes|femmes|enfants|morts?|blessés|tués|victimes|soldats|policiers|militaires|manifestants|"
    r"habitants|réfugiés|migrants|déplacés|emplois|postes|salariés|euros|dollars|francs|roubles|livres|voix|"
    r"kilomètres|km|mètres|m|hectares|tonnes|kg|ans|jours|heures|fois|participants|spectateurs|étudiants|élèves|"
    r"agents|gendarmes|logements|maisons|véhicules|voitures|autres|membres|combattants|familles|foyers|entreprises"
)
_START = r"(?<![\w-])"


def _pattern(expression: str, reader: Reader) -> TimePattern:
    """Compile a pattern that begins where a word does."""
    return TimePattern(re.compile(_START + expression), reader)


_DATES = (
    # le 2 janvier, mardi 1er juin, ce samedi 5 juin 2003 au matin
    _pattern(
        rf"(?:(?:le|ce) )?(?:{_WEEKDAY},? )?(?:le )?{_DAY}(?: |-(?=juillet|mai|novembre)){_MONTH}(?:,? {_SHORT_YEAR})?(?:,? {_WHICH})?{_PART_AFTER}",
        read.read_date,
    ),
    # les 4 et 5 janvier
    _pattern(rf"les {_DAY} et {_LAST} {_MONTH}(?: {_SHORT_YEAR})?(?: {_WHICH})?", read.read_days),
    # les 6 … et 13 avril; du 19 au 23 juillet
    _pattern(
        rf"(?:le |les )?{_DAY}(?=(?:,? ?(?:,|et|au|ou|-|/) ?(?:le )?{_PLAIN_DAY}){{1,6}} {_MONTH}(?: {_SHORT_YEAR})?)",
        read.read_date,
    ),
    # jusqu'au 19, du 19, le 19: a day whose month stands elsewhere
    _pattern(
        rf"(?:(?:jusqu'au|dès le|depuis le|à partir du|avant le|après le|du|au) )(?P<t>{_DAY})"
        r"(?=\s?[,.;:!?)\"»”]| (?:au|et|à|dans|pour|sur|en|l'|la|le|les|des?|d')(?!\w)| ?$)",
        read.read_date,
    ),
    _pattern(rf"(?P<t>{_WEEKDAY},? (?:le )?{_DAY})(?![\w/:h]| h|[.,]\d| %)", read.read_date),
    _pattern(
        r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        read.read_date,
    ),
    _pattern(
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?![\d/.]\d|\d)",
        read.read_date,
    ),
    # fin septembre 2000, mi-mars, début du mois d'octobre
    _pattern(
        rf"{_EDGE}(?:[ -]| du mois (?:de |d'))(?:de |d')?{_MONTH}(?: (?:de )?{_SHORT_YEAR})?(?: {_WHICH})?",
        read.read_month,
    ),
    _pattern(rf"(?:(?:le |au |du )?mois (?:de |d'))?{_MONTH} (?:de l'an )?{_SHORT_YEAR}", read.read_month),
    _pattern(rf"{_MONTH} {_WHICH}", read.read_month),
    _pattern(
        r"(?:en|depuis|dès|de|d'|entre|fin|début|jusqu'en|jusqu'à|avant|après|courant|et|à|pour|au|ou) ?"
        rf"(?P<t>(?:le mois de |le mois d')?{_MONTH})(?! \d)",
        read.read_month,
    ),
    _pattern(rf"mois (?:de |d')(?P<t>{_MONTH})", read.read_month),
    _pattern(rf"(?P<t>{_MONTH})(?= ?[-/] ?(?:{either(CALENDAR.months)}))", read.read_month),
    _pattern(rf"(?:{either(CALENDAR.months)}) ?[-/] ?(?P<t>{_MONTH})(?! \d{{4}})", read.read_month),
)
_YEARS = (
    _pattern(rf"(?:l'|les )?{_EDGE} (?:de )?(?:l'an |l'année )?{_YEAR}", read.read_year),
    _pattern(r"(?:l'an |l'année |en )(?P<t>(?P<year>1[0-4]\d\d))(?![\w.,]\d)", read.read_year),
    _pattern(
        rf"(?:l'an |l'année )?{_YEAR}(?![-/.]\d\d[-/.]\d)(?! (?:de |d')?(?:{_COUNTED})(?!\w))", read.read_year
    ),
    _pattern(rf"\d{{4}} ?[-/] ?(?P<t>{_YEAR})", read.read_year),
    _pattern(
        r"(?:en|depuis|dès|jusqu'en|fin|début|avant|après|l'année|saison) "
        r"(?P<t>(?P<year>'?[3-9]\d)(?!\w|[.,:]\d| ?%| ?[a-zà-ÿ]+s(?!\w)| (?:ans|an|h|mille|millions?|km|pour)(?!\w)))",
        read.read_year,
    ),
    _pattern(
        rf"(?:{_EDGE} des )?(?:les |la )?(?:années|décennie) (?P<decade>\d{{4}}|\d0|{either(CALENDAR.decades)})(?!\w)",
        read.read_decade,
    ),
    _pattern(
        rf"(?:le )?(?P<ordinal>{either(CALENDAR.ordinals)}) (?P<unit>trimestre|semestre)(?!\w)(?:,? (?:de )?(?:l'année )?{_YEAR}|,? {_WHICH_NOW})?",
        read.read_quarter,
    ),
    _pattern(
        rf"(?:(?:la |le )?{_EDGE} du )?(?:le )?(?P<century>[ivx]{{1,5}}|\d{{1,2}}) ?e(?:me|ème)? siècle",
        read.read_century,
    ),
    _pattern(rf"(?P<this>cet |ce )(?P<season>{either(CALENDAR.seasons)})(?!\w)", read.read_season),
    _pattern(
        rf"(?:l'|le )?(?P<season>{either(CALENDAR.seasons)}) (?:(?:de )?{_YEAR}(?:[-/](?:\d\d)?\d\d(?!\d))?|{_WHICH})",
        read.read_season,
    ),
    _pattern(
        rf"(?:en|au|dès l'|depuis l'|durant l'|pendant l'|{_EDGE} de l'|cours de l') ?(?P<t>(?P<season>printemps|automne|hiver|été(?= [.,;]|[.,;]| et ))(?!\w))",
        read.read_season,
    ),
    _pattern(
        rf"(?:la |le |l')?(?P<word>{either(CALENDAR.feasts)})(?!\w)(?:,? (?:de )?{_YEAR})?", read.read_feast
    ),
    _pattern(
        r"(?:à|depuis|dès|avant|après|d'ici|jusqu'à|pour) (?P<t>la (?P<word>rentrée))(?!\w)(?! (?:atmosphérique|d'argent|dans))",
        read.read_return,
    ),
    _pattern(
        rf"(?:la |le )?(?P<word>{either(CALENDAR.holidays)})(?!\w)(?: {_YEAR}| {_WHICH})?", read.read_holiday
    ),
)
_DEICTIC = (
    _pattern(
        rf"(?P<word>aujourd'hui),? (?:{either(CALENDAR.weekdays)})(?!\w){_PART_AFTER}", read.read_day_word
    ),
    _pattern(rf"(?P<word>avant-hier|après-demain|hier|demain)(?!\w){_PART_AFTER}", read.read_day_word),
    _pattern(r"(?P<t>(?P<word>aujourd'hui)),", read.read_today),
    _pattern(rf"(?P<word>aujourd'hui|ce jour(?!-)){_PART_AFTER}(?!\w)", read.read_day_word),
    _pattern(rf"(?:(?:ce même|ce|le) )?{_WEEKDAY}(?: {_WHICH})?{_PART_AFTER}", read.read_weekday),
    _pattern(
        rf"(?:la |cette )?nuit (?:de|du) {_WEEKDAY}(?:,? {_PLAIN_DAY})?(?: (?:à|au) (?:{either(CALENDAR.weekdays)})(?:,? {_PLAIN_DAY})?)?"
        rf"(?: {_MONTH}(?: {_SHORT_YEAR})?)?",
        read.read_night,
    ),
    _pattern(rf"(?:la )?nuit du {_DAY} au {_PLAIN_DAY}(?! ?(?:{either(CALENDAR.months)}))", read.read_night),
    _pattern(rf"(?:le )?{_WEEKDAY} de (?:la |cette )semaine(?: {_WHICH_NOW})?(?!\w)", read.read_day_of_week),
    _pattern(
        rf"(?:l'|la |le )?(?P<part>matin|matinée|soir|soirée|après-midi|aube) (?:de |du |d')(?:ce )?{_WEEKDAY}(?! \d)(?: {_WHICH_NOW})?",
        read.read_weekday,
    ),
    _pattern(
        rf"(?:l'|la |le )?(?P<part>matin|matinée|soir|soirée|après-midi|aube) du (?:{_WEEKDAY} )?{_DAY} {_MONTH}(?: {_YEAR})?",
        read.read_date,
    ),
    _pattern(
        rf"(?:la |le )?(?:nuit|journée) du {_DAY} {_MONTH} au {_PLAIN_DAY} (?:{either(CALENDAR.months)})(?: {_YEAR})?",
        read.read_night,
    ),
    _pattern(
        rf"(?:la )?nuit du {_DAY} (?:(?:{either(CALENDAR.months)}) )?au {_PLAIN_DAY} {_MONTH}(?: {_SHORT_YEAR})?",
        read.read_night,
    ),
    _pattern(r"(?P<word>la nuit dernière)(?!\w)", read.read_day_word),
    _pattern(r"(?:ce|cet|cette) (?P<part>matin|après-midi|soir|nuit)(?!\w|-là)", read.read_this),
    _pattern(rf"(?:ce|cet|cette) {_CALENDAR_UNIT}(?:-ci)?(?!-là)", read.read_this),
    _pattern(
        rf"(?:(?:la|le|l'|cette|ce) ?)(?:{_EDGE} de (?:la |l')?)?{_CALENDAR_UNIT} {_WHICH_NOW}",
        read.read_unit,
    ),
    _pattern(
        rf"(?:la |le )?{_EDGE} (?:de (?:la |l'|cette )|d'|de |du )(?P<unit>année|mois|semaine|siècle)(?!\w)(?! \w+ère)",
        read.read_this,
    ),
    _pattern(rf"(?P<t>{_CALENDAR_UNIT} {_WHICH_NOW})", read.read_unit),
    _pattern(
        rf"(?:la |le )?(?P<which>derni(?:er|ère)|prochaine?) {_CALENDAR_UNIT}(?! (?:de|du|des|d')(?!\w))(?! d')",
        read.read_unit,
    ),
    _pattern(
        rf"(?:il y a|voici|voilà|cela fait) (?:déjà |maintenant |tout juste |exactement |de cela )?{_LENGTH}",
        read.read_ago,
    ),
    _pattern(
        rf"(?:dans|d'ici|sous) {_BOUND}(?P<count>{_NUMBER}|quelques) {_UNIT}(?! (?:de |du |des |d'))",
        read.read_ahead,
    ),
)
_RELATIVE = (
    _pattern(
        rf"(?!\S+ (?:heure|minute|seconde))(?:environ )?{_LENGTH} (?:après|plus tard)(?! (?:le|la|les|l'|son|sa|ses|leur|un|une|que|qu'|ce|cet|cette|avoir|être|des?)(?!\w))(?! l')",
        read.read_later,
    ),
    _pattern(
        rf"{_LENGTH} (?:auparavant|plus tôt|avant)(?! (?:le|la|les|l'|son|sa|ses|leur|un|une|que|qu'|ce|cet|cette|de|d'|des)(?!\w))(?! [ld]')",
        read.read_earlier,
    ),
    _pattern(rf"(?P<word>{either(CALENDAR.other_days)})(?!\w){_PART_AFTER}", read.read_other_day),
    _pattern(
        r"(?:le |l'|la |cette |ce )(?:même )?(?P<unit>semaine|mois|année)-là(?!\w)", read.read_other_unit
    ),
    _pattern(rf"(?:la |le |l')même {_CALENDAR_UNIT}", read.read_other_unit),
    _pattern(
        r"(?:la |le |l')(?P<unit>semaine|mois|année|an)(?!\w) (?P<which>suivante?|précédente?|d'après|d'avant)(?!\w)",
        read.read_other_unit,
    ),
    _pattern(r"le (?P<part>matin|soir)(?: même)(?!\w)", read.read_part),
    _pattern(
        r"(?P<t>(?:l'|la )(?P<part>matinée|soirée|après-midi|nuit|aube))(?!\w)(?:-là)?(?! (?:de|du|des) )",
        read.read_part,
    ),
    _pattern(
        r"(?P<t>(?:début|fin|milieu|mi) ?(?:de |d'|-)(?:la |l')?(?P<part>matinée|soirée|après-midi|nuit))(?!\w)",
        read.read_part,
    ),
    _pattern(r"(?P<t>le (?P<part>matin|soir))(?=[ ,.;)])(?! (?:de|du|des) )", read.read_part),
    _pattern(r"au (?P<t>petit (?P<part>matin))(?!\w)", read.read_part),
    _pattern(r"(?P<part>nocturnes?)(?!\w)", read.read_nightly),
    _pattern(
        r"(?P<hour>[01]?\d|2[0-4]) ?(?:h(?:eures?)?)(?: ?(?P<minute>[0-5]\d))?(?!\w)(?:(?: du | de l')(?P<part>matin|soir|après-midi)(?!\w))?(?! (?:de|par|sur) | d'| ?\d)",
        read.read_clock,
    ),
    _pattern(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\w|:\d)", read.read_clock),
    _pattern(
        r"(?:vers |à |dès |avant |après |de |entre |et |jusqu'à |hier |, )(?P<t>(?P<word>midi|minuit))(?!\w)",
        read.read_clock,
    ),
)
_LENGTHS = (
    _pattern(r"(?P<hour>\d) ?h(?:eures?)? ?(?P<minute>[0-5]\d)(?= (?:de |d'))", read.read_hours),
    _pattern(
        r"toute? (?:la |le |l')(?P<unit>journée|nuit|semaine|année|mois|week-end|weekend)(?!\w)",
        read.read_whole,
    ),
    _pattern(
        rf"(?:ces|les|des|aux) (?P<count>{_NUMBER}) (?:derni(?:er|ère)s|prochaine?s|premi(?:er|ère)s) {_UNIT}",
        read.read_duration,
    ),
    _pattern(
        rf"(?:ces|les|des) (?:derni(?:er|ère)s|prochaine?s) (?P<count>{_NUMBER}) {_UNIT}", read.read_duration
    ),
    _pattern(rf"{_LENGTH}", read.read_duration),
    _pattern(
        rf"(?:depuis|pendant|durant|après) (?P<t>(?P<count>des|de longues|de longs) {_UNIT})",
        read.read_duration,
    ),
    _pattern(rf"(?P<t>(?P<count>{_NUMBER}))(?= (?:à|ou|et) (?:{_NUMBER}) {_UNIT})", read.read_duration),
    _pattern(rf"(?P<word>{either(CALENDAR.multiples)})(?!\w)", read.read_multiple),
    _pattern(rf"(?:chaque) (?:{_UNIT}|{_WEEKDAY})", read.read_each),
    _pattern(
        rf"(?:tous les|toutes les) (?:(?P<count>{_NUMBER}) )?(?:{_UNIT}|{_WEEKDAYS}){_PART_AFTER}",
        read.read_each,
    ),
    _pattern(rf"par (?P<t>{_UNIT})", read.read_each),
    _pattern(rf"(?:les )?{_WEEKDAYS}", read.read_each),
    _pattern(
        rf"(?<!le )(?<!un )(?<!du )(?<!des )(?<!les )(?<!de )(?<!au )(?P<word>{either(CALENDAR.each)})(?!\w)",
        read.read_each,
    ),
    _pattern(
        r"(?:(?:des|aux) )?(?P<t>(?:(?:les|ces) )?(?:tout(?:es)? )?derni(?:er|ère)s (?:jours|semaines|mois|années|heures|temps|décennies))(?!\w)",
        read.read_past,
    ),
    _pattern(
        r"(?:(?:des|aux) )?(?P<t>(?:(?:les|ces) )?(?:tout(?:es)? )?prochaine?s (?:jours|semaines|mois|années|heures|décennies))(?!\w)",
        read.read_future,
    ),
    _pattern(r"(?<!sans )précédente?s?(?!\w)", read.read_past),
    _pattern(
        rf"(?:les? |la |au |aux |du |des )(?P<t>prochaine?s?)(?= \w)(?! (?:{either(CALENDAR.units)}))",
        read.read_future,
    ),
    _pattern(rf"(?P<word>{either(CALENDAR.vague)})(?![\w'-])", read.read_vague),
)

# Ages ("âgé de 24 ans", "une habitante de 24 ans", "Untel, 24 ans,") and idioms. Whoever or whatever
# "de 24 ans" belongs to is someone, unless it is something that lasts.
_LASTING = (
    r"absence|accord|activité|amitié|attente|bagne|bail|bataille|blocage|boycott|campagne|carrière|chantier|collaboration|"
    r"combat|conflit|contrat|crise|cycle|délai|détention|dictature|durée|embargo|emprisonnement|enquête|études|exil|"
    r"existence|expérience|formation|garde|grève|guerre|histoire|incarcération|inéligibilité|interdiction|intervalle|"
    r"jeûne|lutte|mandat|mariage|moratoire|négociations?|occupation|opération|pause|peine|période|plan|préavis|prêt|"
    r"prison|procédure|processus|programme|projet|quarantaine|rébellion|réclusion|règne|rétention|retard|séjour|sursis|"
    r"suspension|travail|travaux|trêve|vie|visa"
)
_APART = r"au|aux|pour|sur|après|avant|depuis|en|dans|par|et|ou|à|est|sont|a|ont|plus|moins|près|qui|que|\w+ra|\w+ont"
_VETOES = re.compile(
    r"(?<!\w)âgée?s? (?:[\w']+ )?(?:de |d')[^.;]{1,30}? (?:ans|mois)(?!\w)"
    rf"|(?<!\w)(?:une?|l'|cet|cette|deux|son|sa) ?(?:(?!(?:{_LASTING}|{_APART})(?!\w))[\w'-]+ ){{1,4}}?(?:de |d')(?:\w+[ -])?\w+ ans(?!\w)"
    r"|(?<!\w)(?<!y )(?:a|ai|as|avait|avaient|ont|aura|aurait|fêt\w+|ses) (?:\d{1,3}|\w+(?:-\w+)*) ans(?! (?:de|d'|pour|plus))(?!\w)"
    r"|, (?:\d{1,3}|\w+(?:[ -]\w+)?) ans(?=[,.;)]| et )|\(\d{1,3} ans(?=[,)])"
    r"|(?<!\w)(?:enfants?|jeunes|adolescents|élèves|filles|garçons|personnes|hommes|femmes|mineurs|étudiants) (?:âgée?s )?"
    r"(?:de|entre) \w+ (?:à|et) \w+ ans(?!\w)"
    r"|(?<!\w)(?:moins|plus) de (?:12|13|15|16|17|18|19|20|21|23|25|65) ans(?!\w)"
    r"|(?<!\w)à (?:l'âge de )?(?:\d{2,3}|\w+(?:-\w+)+) ans(?!\w)"
    r"|(?<!\w)une seconde (?!et |de |plus |avant |après |pour |à )(?=\w)"
    r"|(?<!\w)du jour au lendemain(?!\w)|(?<!\w)au jour le jour(?!\w)|(?<!\w)un beau jour(?!\w)"
    r"|(?<!\w)(?:la )?nuit des temps(?!\w)|(?<!\w)de tous les temps(?!\w)"
)

TIMES = TimeGrammar(
    calendar=CALENDAR,
    patterns=(*_DATES, *_YEARS, *_DEICTIC, *_RELATIVE, *_LENGTHS),
    vetoes=_VETOES,
    relations=re.compile(
        r"(?<!\w)(?:(?P<until>jusqu'(?:au|à|en|à la|à l'|aux)?|d'ici(?: à| au| la| le)?)"
        r"|(?P<since>depuis|à partir (?:de|du)|à compter d[eu]|dès)"
        r"|(?P<before>avant)|(?P<after>après)"
        r"|(?P<during>pendant|durant|au cours d[eu]|tout au long d[eu]|lors d[eu]))(?: (?:le|la|les|l'|du|de|fin|début|la fin de|le début de))? ?$"
    ),
    ahead=re.compile(
        r"(?<!\w)(?:prévue?s?|attendue?s?|fixée?s?|programmée?s?|planifiée?s?|reportée?s? (?:à|au)|jusqu'(?:au|à)|d'ici|"
        r"rendez-vous|à venir|convoquée?s?)(?:[ ,]\S+){0,3} ?$"
    ),
    opens=re.compile(r"(?<!\w)(?:du|de|d'|entre|depuis le) ?(?:le )?$"),
    joins=re.compile(r" ?(?:au|à|et|jusqu'au|jusqu'à|jusqu'en|-) ?(?:le |la )?"),
    future=frozenset({"aller", "devoir", "will"}),
)
