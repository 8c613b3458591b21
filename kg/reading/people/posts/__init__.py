"""Posts in a sentence: the words of a post, what it is for, where it is held, and whether it is held now.

The register (``registers/roles.ttl``) and the heads of ``patterns/people.yaml`` give the ``core``; the words
``before`` it ("deputy", "children's services") and ``behind`` it ("of children, families and learning at Leeds City
Council", with ``lists``) complete it. ``stands`` says whether that is a post at all, ``roles`` which one.
"""

from kg.reading.people.posts.find import find_posts_in
from kg.reading.people.posts.post import Organisation, Post
from kg.reading.people.posts.role_words import RoleWords

__all__ = ["Organisation", "Post", "RoleWords", "find_posts_in"]
