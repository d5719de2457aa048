"""The closed vocabularies, written by tools/vocabulary.py from reference/vocabulary.toml."""

from enum import StrEnum


class EventType(StrEnum):
    """What is said to happen."""

    PROTEST = "protest"
    RIOT = "riot"
    CLASH = "clash"
    ATTACK = "attack"
    EXPLOSION = "explosion"
    LOOTING = "looting"
    ARSON = "arson"
    PROPERTY_DAMAGE = "property_damage"
    KILLING = "killing"
    DEATHS = "deaths"
    INJURIES = "injuries"
    USE_OF_FORCE = "use_of_force"
    SHOOT_TO_KILL_ORDER = "shoot_to_kill_order"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    HOSTAGE_TAKING = "hostage_taking"
    ARREST = "arrest"
    DETENTION = "detention"
    RELEASE = "release"
    HOUSE_ARREST = "house_arrest"
    STATE_OF_EMERGENCY = "state_of_emergency"
    CURFEW = "curfew"
    ASSEMBLY_BAN = "assembly_ban"
    MOVEMENT_RESTRICTION = "movement_restriction"
    BORDER_CLOSURE = "border_closure"
    INTERNET_SHUTDOWN = "internet_shutdown"
    MEDIA_RESTRICTION = "media_restriction"
    BROADCAST_INTERRUPTION = "broadcast_interruption"
    REQUEST_FOR_HELP = "request_for_help"
    OFFER_OF_HELP = "offer_of_help"
    DECISION_TO_DEPLOY = "decision_to_deploy"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    MILITARY_OPERATION = "military_operation"
    INVASION = "invasion"
    COUP = "coup"
    RESIGNATION = "resignation"
    DISMISSAL = "dismissal"
    APPOINTMENT = "appointment"
    ELECTION = "election"
    ANNULMENT = "annulment"
    DISSOLUTION = "dissolution"
    LEGAL_CHANGE = "legal_change"
    REFUSAL = "refusal"
    INVESTIGATION = "investigation"
    INDICTMENT = "indictment"
    TRIAL = "trial"
    CONVICTION = "conviction"
    COURT_DECISION = "court_decision"
    SANCTION = "sanction"
    SUSPENSION_FROM_INSTITUTION = "suspension_from_institution"
    ASSET_FREEZE = "asset_freeze"
    CONDEMNATION = "condemnation"
    CALL = "call"
    THREAT = "threat"
    CLAIM_OF_RESPONSIBILITY = "claim_of_responsibility"
    RETRACTION = "retraction"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    STRIKE = "strike"
    ROAD_BLOCKADE = "road_blockade"
    SERVICE_DISRUPTION = "service_disruption"
    EVACUATION = "evacuation"
    RESCUE = "rescue"
    ACCIDENT = "accident"
    DISASTER = "disaster"
    DISEASE_OUTBREAK = "disease_outbreak"
    WEATHER_ALERT = "weather_alert"
    PRICE_CHANGE = "price_change"
    AID = "aid"
    CLOSURE = "closure"
    PUBLICATION = "publication"
    OTHER = "other"


class Modality(StrEnum):
    """How an account holds what it tells."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    PLANNED = "planned"


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    HOSPITALISED = "hospitalised"
    MISSING = "missing"
    ARRESTED = "arrested"
    HOSTAGES = "hostages"
    DISPLACED = "displaced"
    RESCUED = "rescued"
    TROOPS = "troops"
    POLICE = "police"
    PROTESTERS = "protesters"
    PARTICIPANTS = "participants"
    VOTES = "votes"
    VOTES_PCT = "votes_pct"
    MONEY = "money"
    PRICE = "price"
    DURATION = "duration"
    JOBS = "jobs"
    DAMAGE = "damage"
    OTHER = "other"


class Bound(StrEnum):
    """How a figure bounds the count."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    ABOUT = "about"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    INDEFINITE = "indefinite"


class Series(StrEnum):
    """How values of one figure follow one another."""

    CUMULATIVE = "cumulative"
    INCREMENT = "increment"
    DAILY = "daily"


class PeopleCategory(StrEnum):
    """Which people a figure counts."""

    CIVILIANS = "civilians"
    SECURITY_FORCES = "security_forces"
    PROTESTERS = "protesters"
    FIGHTERS = "fighters"
    CHILDREN = "children"
    JOURNALISTS = "journalists"
    OFFICIALS = "officials"
    DETAINEES = "detainees"


class StatementKind(StrEnum):
    """How the words of a source are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What a source does with what it says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    DOES_NOT_KNOW = "does_not_know"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    SUPPORTS = "supports"
    ANNOUNCES = "announces"
    WARNS = "warns"
    CALLS_FOR = "calls_for"
    OFFERS = "offers"
    REFUSES = "refuses"
    ADMITS = "admits"
    HOPES = "hopes"
    WITHDRAWS = "withdraws"


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class NameKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"


class Basis(StrEnum):
    """What an account rests on."""

    OWN_OBSERVATION = "own_observation"
    WITNESS = "witness"
    PARTY = "party"
    DOCUMENT = "document"
    OTHER_MEDIUM = "other_medium"
    NOT_STATED = "not_stated"


class Relation(StrEnum):
    """How the texts of two articles relate."""

    COPY = "copy"
    PARTIAL_COPY = "partial_copy"
    SHARED_QUOTES_ONLY = "shared_quotes_only"


class OriginKind(StrEnum):
    """How the origin of an account is known."""

    CREDITED = "credited"
    COPIED = "copied"
    SPEAKER = "speaker"
    OWN_REPORTING = "own_reporting"
    NOT_STATED = "not_stated"


class Support(StrEnum):
    """How many independent origins carry a claim."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"
    NOT_ESTABLISHED = "not_established"


class DisputeKind(StrEnum):
    """How a claim is disputed."""

    BARE_DENIAL = "bare_denial"
    COUNTER_EVIDENCE = "counter_evidence"
    INCOMPATIBLE_VALUE = "incompatible_value"


class Life(StrEnum):
    """What became of a claim."""

    CURRENT = "current"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"
    OFFLINE = "offline"


class Nature(StrEnum):
    """What sort of claim it is."""

    FACT = "fact"
    SPEECH_ACT = "speech_act"
    CHARACTERISATION = "characterisation"
    FORECAST = "forecast"
