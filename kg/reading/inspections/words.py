"""The words around inspections as expressions, made once for an ontology; see ``patterns/inspections/words.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.dates import MONTHS
from kg.reading.expressions import any_in, lists_of, table_of


class InspectionWords:
    """What ties a date to inspectors at work, to their report, or to something else."""

    def __init__(self, ontology: Ontology) -> None:
        self.lists = lists = lists_of(ontology, "inspections/words")
        inspectorates = table_of(lists, "inspectorates")
        self.of_services = frozenset(inspectorates.get("of-services", ()))
        """Inspectorates of what councils do for children; ``beside`` those that may inspect with them."""
        self.beside = frozenset(inspectorates.get("beside", ()))
        self.of_elsewhere = frozenset(inspectorates.get("of-elsewhere", ()))
        self.inspectorates = self.of_services | self.beside | self.of_elsewhere
        graded = any_in(lists, "graded")
        self.graded_then = re.compile(rf"\s*(?:{graded}|{any_in(lists, 'given-grade')})\b", re.IGNORECASE)
        """ "Last month rated inadequate": right behind the date."""
        self.just_graded = re.compile(rf"\b(?:{graded})\b(?:(?!\binspect|\bvisit)[^,;:.])*$", re.IGNORECASE)
        """ "Ofsted rated Bury inadequate earlier this month": when the report came out."""
        self.just_censured = re.compile(
            rf"\b(?:{any_in(lists, 'censured')}) (?:(?:in|just|only|back) )?$", re.IGNORECASE
        )
        """ "Criticised" + "two years ago for its caseloads": when it was."""
        self.of_something_else = re.compile(
            rf"(?<![\w-])(?:{any_in(lists, 'other-events')}|(?<!'s )(?<!its )(?<!their )work in|"
            r"due (?:in|on|to \w+(?: \w+)?(?: in)?)|"
            r"by(?! (?:ofsted|inspectors|the (?:watchdog|regulator|inspectorate))\b)|"
            r"took (?:over|office|on|up (?:the|his|her|a|post\w*))|deaths? (?:in|of)|"
            r"(?<!the )(?<!back )ends?(?: in)?|(?<!the )start\w*|"
            r"(?:framework|regime|system)s?,? (?:(?:that|which) )?(?:(?:was|were|had been) )?(?:\w+ )?"
            r"(?:started|began|launched|introduced|brought in|adopted|took effect|"
            r"c[ao]me (?:in|into (?:use|force|effect)))(?: at the (?:end|start|beginning) of)?|"
            r"(?:introduced|implemented|launched) (?:an? |the |its )?(?:\w+ ){0,2}(?:framework|regime)\b[^.;]{0,70}|"
            r"taken (?:off|over|from|out of|away from)(?: \w+){0,4}|"
            r"than (?:it|they|we|services) (?:was|were|had been)|"
            r"(?:debated|discussed|considered|presented|tabled|scrutinised) "
            r"(?:(?!inspect|visit)\w+ ){0,3}?(?:at|by|to|in|before) "
            r"(?:the |a |an )?[\w'’-]+(?: (?!inspect|visit)[\w'’-]+){0,7}|plan\w* (?:for|in|was|implemented)?)"
            r"(?!\w)\s*(?:\w+\s+)?(?:in|on|of|since|for|from|during)?\s*(?:(?:early|late|mid)\W+)?$",
            re.IGNORECASE,
        )
        """What goes before a date on which something else happened: an appointment, a death, a deadline."""
        self.since_event = re.compile(
            r"\b(?:since|after|before|following) (?:(?:its|the|their|his|her|our|an?|\w+'s) )?(?:\w+ )?"
            rf"(?:{any_in(lists, 'other-events')})\s*(?:(?:in|of|back|late|early)\s+)*$|"
            r"\bsince (?:it|they|the \w+) (?:was|were|had been) (?:\w+ )?"
            rf"(?:{any_in(lists, 'other-events')})\s*(?:(?:in|back|late|early)\s+)*$",
            re.IGNORECASE,
        )
        """ "The first inspection since its formation last year", "since it was set up in 2016": of something else."""
        self.visited = re.compile(
            rf"\b(?P<word>{any_in(lists, 'visited')}|"
            r"(?:inspection|ofsted's|its|the|whose|a|\w+'s) (?:team|crew|colleagues)|"
            r"led (?:the|a) (?:team|visit|inspection|one)|"
            r"(?:over|for|during) (?:an?|one|two|three|four|five|six|several|\d+) (?:weeks?|days?|fortnight))\b",
            re.IGNORECASE,
        )
        """Words for an inspection, or for inspectors who are there, in front of its date."""
        self.at_work = re.compile(
            rf"\b(?:days|weeks?|fortnight) of (?:\w+ )?(?:{any_in(lists, 'inspecting')})\b|"
            r"\b(?:visit|fieldwork|case sampling),?\s+(?:(?:which|that) )?(?:\w+ )?"
            rf"(?:{any_in(lists, 'took-place')})\b|"
            r"\bservices? (?:was|were) (?:last )?(?:visited|assessed) (?:by \w+ )?(?:in|on|between|from|over) |"
            r"\breport\b[^.;:]{0,60}\b(?:after|following|about|on) an? (?:\w+ )?visit\b|"
            r"\b(?:report|findings|verdict|rating|grade)\b[^.;:]{0,60}\b(?:follows|followed|comes? after|came after|"
            r"stems? from|results? from|arises? from|(?:is|are) based on) (?:an?|the|their|inspectors') "
            r"(?:(?!focused|monitoring|assurance|joint)[\w-]+ ){0,2}?visit\b|"
            r"\bletter\b[^.;:]{0,30}\b(?:after|follow(?:s|ed|ing)|about|on|of|from|c[ao]me after) an? (?:\w+ )?visit\b|"
            r"\b(?:\w+-(?:week|day)|unannounced|short|latest|recent|full|previous|last|earlier|20\d\d|"
            rf"{MONTHS}) visit,? "
            r"(?:by|from|to|of|in|last|over|on|between)\b|"
            rf"\b(?:{any_in(lists, 'visitors')})\b[^.;:]{{0,70}}?\b(?:{any_in(lists, 'came')})\b",
            re.IGNORECASE,
        )
        """Inspectors at work, in a sentence that may not call them so."""
        self.departs = re.compile(
            r"\s*,?\s*(?:and|then|but)?,?\s*(?:(?:did not|didn't) )?(?:(?:they|it|she|he|finally|only) )?"
            rf"(?:{any_in(lists, 'left')})\b(?: home| away| again| up| until| till| off)?\s*(?:until|till|on|by)?\s*",
            re.IGNORECASE,
        )
        """Between the day on which they came and the one on which they went."""
        found = any_in(lists, "found")
        self.finds = re.compile(rf"\b(?:{any_in(lists, 'says')}|that|because|which meant|when)\b", re.IGNORECASE)
        """With one of these between, a date behind an inspection is not when it was."""
        self.found_then = re.compile(
            rf"\b(?:{found})\s+(?:by (?:ofsted|inspectors|the (?:inspectors|watchdog)) )?"
            r"(?:in|at|during|by|after|from|since)\b[^,;]*$",
            re.IGNORECASE,
        )
        """ "Weaknesses found in": what was found at the inspection that follows."""
        self.put_right = re.compile(rf"\b(?:{any_in(lists, 'put-right')})\b", re.IGNORECASE)
        self.earlier = re.compile(
            r"\b(?:last (?:full |ofsted |time |graded )?"
            r"(?:inspect\w*|visit\w*|report\w*|judge?ment|rated|checked|graded|assess\w+)|"
            rf"earlier(?! this)|{any_in(lists, 'earlier')})\b",
            re.IGNORECASE,
        )
        """What puts an inspection before the one that the article reports."""


@made_once
def inspection_words(ontology: Ontology) -> InspectionWords:
    """The words of an ontology."""
    return InspectionWords(ontology)
