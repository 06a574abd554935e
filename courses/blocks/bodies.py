"""Which blocks each kind of page may hold."""

from wagtail import blocks

from courses.blocks.media import CourseVideoBlock, PictureBlock
from courses.blocks.practice import ChecklistBlock, DoDontBlock, ShotBlock, StepBlock, StepsBlock
from courses.blocks.text import ParagraphBlock, TermBlock

ARTICLE_BODY = [("text", ParagraphBlock()), ("picture", PictureBlock())]

LESSON_BODY = [
    *ARTICLE_BODY,
    ("video", CourseVideoBlock()),
    ("steps", StepsBlock()),
    ("do_dont", DoDontBlock()),
    ("shot", ShotBlock()),
    ("checklist", ChecklistBlock()),
    ("term", TermBlock()),
]

OUTCOMES = [("outcome", blocks.CharBlock(max_length=160, icon="tick"))]

HOW_IT_WORKS = [("step", StepBlock(icon="list-ol"))]
