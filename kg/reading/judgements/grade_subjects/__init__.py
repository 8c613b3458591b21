"""What the subject of a verdict is, where that decides whether the services as a whole are graded.

``subjects`` looks right before the verb and at its object; ``told_before`` knows pronouns that go back to an earlier
clause or sentence, and ``clauses`` what a relative clause, an aside or a description goes back to.
"""

from kg.reading.judgements.grade_subjects.subjects import GradeSubjects

__all__ = ["GradeSubjects"]
