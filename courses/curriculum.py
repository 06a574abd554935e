"""Putting the written curriculum on the shelf, in both languages."""

from wagtail.models import Locale, Page, Site

from courses.curriculum_files import (
    body_of,
    draw,
    read_unit,
    rubric_stream,
    stream,
    units_of,
)
from courses.languages import canonical
from courses.models import (
    ArticlePage,
    AssignmentPage,
    CataloguePage,
    CoursePage,
    HomePage,
    LessonPage,
)
from media_tools.models import PlatformProfile

COURSE = "dasar-kreator-video"
OTHER_LANGUAGE = "en"


def load_curriculum(*, owner):
    """Build home, catalogue, articles and the course "Dasar Kreator Video"; returns the course.

    Safe to call twice: a page whose slug exists is left as editors have made it. The platform
    profile that the assignment names must exist.
    """
    Locale.objects.get_or_create(language_code=OTHER_LANGUAGE)
    home = plant_home(owner=owner)
    catalogue = plant(
        CataloguePage, "pages/catalogue", parent=home, owner=owner, fields=introduction_fields
    )
    course = plant(
        CoursePage, f"{COURSE}/course", parent=catalogue, owner=owner, fields=course_fields
    )
    for unit in units_of(COURSE):
        plant(LessonPage, unit, parent=course, owner=owner, fields=lesson_fields)
    plant(AssignmentPage, f"{COURSE}/tugas", parent=course, owner=owner, fields=assignment_fields)
    for article in ("pages/about", "pages/privacy"):
        plant(ArticlePage, article, parent=home, owner=owner, fields=article_fields)
    return course


def attach_video(lesson_slug, course_video, *, note=""):
    """Show `course_video` first in a lesson, each language its own; asking twice adds it once."""
    lesson = canonical(LessonPage.objects.filter(slug=lesson_slug).earliest("pk"))
    for page in lesson.get_translations(inclusive=True):
        own = course_video.get_translation_or_none(page.locale) or course_video
        if any(child.block_type == "video" and child.value["video"] == own for child in page.body):
            continue
        page.body.insert(0, ("video", {"video": own, "note": note}))
        page.save_revision(user=course_video.video.owner).publish()


def plant_home(*, owner):
    """The home page as the site's root, in place of the page that a new installation has."""
    root = Page.get_first_root_node()
    home = plant(HomePage, "pages/home", parent=root, owner=owner, fields=home_fields)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.pk is None or site.root_page.specific_class is Page:
        welcome = site.root_page if site.pk else None
        site.hostname = site.hostname or "localhost"
        site.site_name = "Ngalam Kreator"
        site.root_page = home
        site.save()
        if welcome and not welcome.is_root():
            welcome.delete()
    return home


def plant(model, unit, *, parent, owner, fields):
    """The page that `unit` describes under `parent`, with its translation, published."""
    ruled = read_unit(unit, Locale.get_default().language_code)
    page = model.objects.child_of(parent).filter(slug=ruled["slug"]).first()
    if page is None:
        page = model(title=ruled["title"], slug=ruled["slug"], owner=owner)
        write(page, fields(unit, ruled, ruled, owner), owner=owner, parent=parent)
    other = Locale.objects.get(language_code=OTHER_LANGUAGE)
    if not page.has_translation(other):
        said = read_unit(unit, OTHER_LANGUAGE)
        twin = page.copy_for_translation(other)
        write(twin, {"title": said["title"], **fields(unit, ruled, said, owner)}, owner=owner)
    return page


def write(page, fields, *, owner, parent=None):
    for name, value in fields.items():
        setattr(page, name, value)
    page.draft_title = page.title
    if parent is not None:
        parent.add_child(instance=page)
    page.save_revision(user=owner).publish(user=owner, skip_permission_checks=True)


# What each kind of page takes from its unit. `ruled` is the Indonesian unit, which carries the
# structure; `said` is the unit of the language that is being written.


def home_fields(unit, ruled, said, owner):
    return {
        "promise": said["promise"],
        "introduction": said["introduction"],
        "steps": stream(unit, [("step", step) for step in said["steps"]]),
    }


def introduction_fields(unit, ruled, said, owner):
    return {"introduction": said["introduction"]}


def course_fields(unit, ruled, said, owner):
    return {
        "summary": said["summary"],
        "level": ruled["level"],
        "minutes": ruled["minutes"],
        "outcomes": stream(unit, [("outcome", outcome) for outcome in said["outcomes"]]),
        "cover": draw("cover", title="Kampung Warna-Warni", labels={}, owner=owner),
    }


def lesson_fields(unit, ruled, said, owner):
    return {
        "introduction": said["introduction"],
        "minutes": ruled["minutes"],
        "body": body_of(unit, said, owner=owner),
    }


def assignment_fields(unit, ruled, said, owner):
    return {
        "introduction": said["introduction"],
        "body": body_of(unit, said, owner=owner),
        "profile": PlatformProfile.objects.get(slug=ruled["profile"]),
        "blocks_hand_in": ruled["blocks_hand_in"],
        "pass_mark": ruled["pass_mark"],
        "rubric": rubric_stream(f"{unit}/rubric", ruled["rubric"], said["rubric"]),
    }


def article_fields(unit, ruled, said, owner):
    return {"body": body_of(unit, said, owner=owner)}
