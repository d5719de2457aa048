"""Kinds of event: which stand for one another, which are done by words, which last, which are rare."""

from recoupe.model.vocabulary import EventType

# Kinds of event that outlets use for one another; each stands under the first name.
_FAMILIES = {
    EventType.RIOT: "unrest",
    EventType.CLASH: "unrest",
    EventType.DEATHS: "killing",
    EventType.KILLING: "killing",
    EventType.ARREST: "arrest",
    EventType.DETENTION: "arrest",
    EventType.ATTACK: "attack",
    EventType.EXPLOSION: "attack",
    EventType.DEPLOYMENT: "deployment",
    EventType.MILITARY_OPERATION: "deployment",
    EventType.CONDEMNATION: "condemnation",
    EventType.LOOTING: "looting",
}
# Events that an office performs once: the performer is part of what they are.
PERFORMED = frozenset(
    {
        EventType.SHOOT_TO_KILL_ORDER,
        EventType.STATE_OF_EMERGENCY,
        EventType.CURFEW,
        EventType.ASSEMBLY_BAN,
        EventType.REQUEST_FOR_HELP,
        EventType.OFFER_OF_HELP,
        EventType.DECISION_TO_DEPLOY,
        EventType.RESIGNATION,
        EventType.DISMISSAL,
        EventType.APPOINTMENT,
        EventType.CONDEMNATION,
        EventType.CALL,
        EventType.THREAT,
        EventType.CLAIM_OF_RESPONSIBILITY,
        EventType.RETRACTION,
        EventType.REFUSAL,
        EventType.SANCTION,
        EventType.LEGAL_CHANGE,
        EventType.COURT_DECISION,
        EventType.CONVICTION,
        EventType.INDICTMENT,
        EventType.ANNULMENT,
        EventType.DISSOLUTION,
    }
)
# States of things: one of them lasts, so that two days of it are no contradiction.
LASTING = frozenset({EventType.STATE_OF_EMERGENCY, EventType.CURFEW})
# Acts of a whole state: the town that a sentence names beside them is where they were done or told.
NATIONAL = frozenset(
    {
        EventType.STATE_OF_EMERGENCY,
        EventType.REQUEST_FOR_HELP,
        EventType.OFFER_OF_HELP,
        EventType.DECISION_TO_DEPLOY,
        EventType.DISSOLUTION,
        EventType.PRICE_CHANGE,
        EventType.LEGAL_CHANGE,
        EventType.SANCTION,
    }
)
# Events of which a crisis rarely has two in one country.
RARE = frozenset(
    {
        EventType.STATE_OF_EMERGENCY,
        EventType.INTERNET_SHUTDOWN,
        EventType.REQUEST_FOR_HELP,
        EventType.DECISION_TO_DEPLOY,
        EventType.DEPLOYMENT,
        EventType.SHOOT_TO_KILL_ORDER,
        EventType.INVASION,
        EventType.DISSOLUTION,
        EventType.ANNULMENT,
        EventType.CLAIM_OF_RESPONSIBILITY,
    }
)
# Acts that are done towards their place: forces are sent to it.
TOWARDS = frozenset({EventType.DECISION_TO_DEPLOY, EventType.DEPLOYMENT})
# Acts of which a reader must be told that no text says who did them.
ANSWERABLE = frozenset(
    {
        *(EventType.ATTACK, EventType.LOOTING, EventType.ARSON, EventType.PROPERTY_DAMAGE, EventType.KILLING),
        *(
            EventType.USE_OF_FORCE,
            EventType.SHOOT_TO_KILL_ORDER,
            EventType.TORTURE,
            EventType.SEXUAL_VIOLENCE,
        ),
        *(EventType.INJURIES, EventType.ABDUCTION, EventType.HOSTAGE_TAKING, EventType.ARREST),
        *(EventType.DETENTION, EventType.HOUSE_ARREST, EventType.STATE_OF_EMERGENCY, EventType.CURFEW),
        *(EventType.ASSEMBLY_BAN, EventType.MOVEMENT_RESTRICTION, EventType.BORDER_CLOSURE),
        *(EventType.INTERNET_SHUTDOWN, EventType.MEDIA_RESTRICTION, EventType.BROADCAST_INTERRUPTION),
        *(EventType.REQUEST_FOR_HELP, EventType.DECISION_TO_DEPLOY, EventType.DEPLOYMENT),
        *(EventType.MILITARY_OPERATION, EventType.INVASION, EventType.DISSOLUTION, EventType.LEGAL_CHANGE),
    }
)


def family(kind: str) -> str:
    """The name under which the kinds of event that stand for one another are compared."""
    return _FAMILIES.get(EventType(kind), kind)
