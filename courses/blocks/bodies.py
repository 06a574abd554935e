"""Which blocks each kind of page may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.facts import PlatformFactBlock
from courses.blocks.media import (
    CourseVideoBlock,
    DownloadBlock,
    PictureBlock,
    PublishedVideoBlock,
)
from courses.blocks.pillars import PillarBlock
from courses.blocks.practice import ChecklistBlock, DoDontBlock, ShotBlock, StepBlock, StepsBlock
from courses.blocks.text import ParagraphBlock, TermBlock
from courses.blocks.worksheets import ScriptBlock, StoryboardBlock

ARTICLE_BODY = [("text", ParagraphBlock()), ("picture", PictureBlock())]

WIFI_BODY = [*ARTICLE_BODY, ("steps", StepsBlock())]

LESSON_BODY = [
    *ARTICLE_BODY,
    ("video", CourseVideoBlock()),
    ("steps", StepsBlock()),
    ("do_dont", DoDontBlock()),
    ("shot", ShotBlock()),
    ("checklist", ChecklistBlock()),
    ("term", TermBlock()),
    ("fact", PlatformFactBlock()),
    ("script", ScriptBlock()),
    ("storyboard", StoryboardBlock()),
    ("download", DownloadBlock()),
    ("published_video", PublishedVideoBlock()),
]

# What somebody may have to finish first. By page, so that each language names its own.
REQUIRES = [
    (
        "page",
        blocks.PageChooserBlock(
            page_type=["courses.LessonPage", "courses.QuizPage", "courses.AssignmentPage"],
            label=_("Page"),
        ),
    )
]

OUTCOMES = [("outcome", blocks.CharBlock(max_length=160, icon="tick", label=_("Outcome")))]

HOW_IT_WORKS = [("step", StepBlock(icon="list-ol"))]

SCALE = [("label", blocks.CharBlock(max_length=60, icon="order"))]
PILLARS = [("pillar", PillarBlock())]
