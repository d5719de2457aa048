"""Weights: which claims a reader should see first."""

from recoupe.model.comparison import Claim
from recoupe.model.vocabulary import EventType, FigureKind, Life, Nature, Support

# What is at stake, the gravest first: lives, force, liberty with the measures of a state, foreign
# troops, then the rest. Set by what those who monitor human rights report on first.
_LIVES = frozenset(
    {
        *(FigureKind.KILLED, FigureKind.MISSING, FigureKind.HOSTAGES),
        *(EventType.KILLING, EventType.DEATHS, EventType.DISAPPEARANCE, EventType.SHOOT_TO_KILL_ORDER),
        *(EventType.HOSTAGE_TAKING, EventType.ABDUCTION),
    }
)
_FORCE = frozenset(
    {
        *(FigureKind.INJURED, FigureKind.HOSPITALISED),
        *(EventType.USE_OF_FORCE, EventType.TORTURE, EventType.SEXUAL_VIOLENCE, EventType.INJURIES),
        *(EventType.ATTACK, EventType.EXPLOSION, EventType.INVASION, EventType.MILITARY_OPERATION),
        *(EventType.CLASH, EventType.RIOT, EventType.COUP),
    }
)
_LIBERTY = frozenset(
    {
        *(FigureKind.ARRESTED, FigureKind.DISPLACED),
        *(EventType.ARREST, EventType.DETENTION, EventType.HOUSE_ARREST, EventType.CONVICTION),
        *(EventType.STATE_OF_EMERGENCY, EventType.CURFEW, EventType.ASSEMBLY_BAN),
        *(EventType.MOVEMENT_RESTRICTION, EventType.BORDER_CLOSURE, EventType.INTERNET_SHUTDOWN),
        *(EventType.MEDIA_RESTRICTION, EventType.BROADCAST_INTERRUPTION),
    }
)
_TROOPS = frozenset(
    {
        *(FigureKind.TROOPS, FigureKind.RESCUED),
        *(EventType.REQUEST_FOR_HELP, EventType.OFFER_OF_HELP, EventType.DECISION_TO_DEPLOY),
        *(EventType.DEPLOYMENT, EventType.WITHDRAWAL, EventType.RETRACTION),
        *(EventType.CLAIM_OF_RESPONSIBILITY, EventType.EVACUATION, EventType.DISASTER),
    }
)
_SMALL = frozenset(
    {
        *(FigureKind.DURATION, FigureKind.OTHER, FigureKind.PRICE, FigureKind.MONEY, FigureKind.JOBS),
        *(FigureKind.VOTES, FigureKind.VOTES_PCT, EventType.OTHER, EventType.PUBLICATION, EventType.MEETING),
    }
)
_STAKES = (_LIVES, _FORCE, _LIBERTY, _TROOPS)
# Carried by more articles than this, a claim comes no further forward.
MANY = 4


def weight(claim: Claim) -> tuple[int, int, str]:
    """Where a claim stands in lists: what sorts first is what a reader should see first.

    A dispute, a withdrawal and several articles each bring a claim forward as far as one step of
    what is at stake. A claim that only one article makes about something small comes last.

    Args:
        claim: with its standing.

    Returns:
        its step, then the more articles the earlier, then its id.
    """
    standing = claim.standing
    step = 2 * _stake(claim)
    step -= 2 * (bool(standing.disputes) or standing.questioned or standing.life in _CHANGED)
    step -= 2 * (standing.support is Support.SEVERAL) + min(standing.outlets - 1, MANY)
    step += 2 * (standing.support is Support.NONE and not standing.disputes) + 8 * _bare(claim)
    return step, -standing.outlets, claim.id


_CHANGED = frozenset({Life.WITHDRAWN, Life.UPDATED})


def _bare(claim: Claim) -> bool:
    """Whether an event is told by one article without day, place or party: a mention rather than news."""
    slots = (claim.time, claim.place, claim.actor, claim.target)
    return claim.about == "event" and claim.standing.outlets == 1 and not any(slots)


def _stake(claim: Claim) -> int:
    """How grave what a claim tells of is: 0 for lives, 6 for small things of one article."""
    for step, kinds in enumerate(_STAKES):
        if claim.type in kinds and claim.standing.nature is not Nature.CHARACTERISATION:
            return step
    if claim.type in _SMALL:
        return 8
    return 5 if claim.about == "statement" and claim.standing.nature is Nature.SPEECH_ACT else 4
