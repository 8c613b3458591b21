"""Which post of a sentence is whose: each rule takes what those before it have left."""

from __future__ import annotations

from kg.reading.people.held import Held
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.leads import as_lead, led
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.pairs.post_before import of_now_before, post_before_comma, post_directly_before
from kg.reading.people.pairs.post_behind import post_behind
from kg.reading.people.pairs.second_posts import appointed_from, at_other_times, led_besides, posts_of_now, promotions
from kg.reading.people.pairs.shared_posts import gone_together, hand_over, latest_of, likewise, respectively, spread
from kg.reading.people.pairs.status import with_status
from kg.reading.people.pairs.turns import of_then, owners, turns, vacant
from kg.reading.people.pairs.unnamed_posts import unnamed_post


def find_pairs(pairing: Pairing) -> list[tuple[int, Held]]:
    """Names with their posts, by position of the name, the surest kind of pair first; then second posts."""
    respectively(pairing)
    for rule in (post_directly_before, of_now_before, post_behind, post_before_comma, _by_verb):
        for at, name in enumerate(pairing.names):
            if at not in pairing.found and not name.possessive:
                held = rule(pairing, at, name)
                if held is not None:
                    pairing.found[at] = with_status(pairing, as_lead(pairing, pairing.of_place(held)))
    turns(pairing)
    owners(pairing)
    of_then(pairing)
    latest_of(pairing)
    spread(pairing)
    hand_over(pairing)
    likewise(pairing)
    gone_together(pairing)
    at_other_times(pairing)
    appointed_from(pairing)
    led_besides(pairing)
    promotions(pairing)
    posts_of_now(pairing)
    vacant(pairing)
    return [*sorted(pairing.found.items()), *pairing.more]


def _by_verb(pairing: Pairing, at: int, name: PersonName) -> Held | None:
    """ "The council, led by NAME", "the review, written by NAME": of a name wherever it stands in the sentence."""
    return led(pairing, name) or unnamed_post(pairing, name)
