"""Putting the written curriculum on the shelf, in both languages."""

from collections import Counter

from wagtail.models import Locale, Page, Site

from courses.curriculum_blocks import body_of, draw, pillar_of, questions_of, rubric_of
from courses.curriculum_files import courses, read_in, stream
from courses.curriculum_hotspots import plant_hotspots
from courses.enums import CompletionRule
from courses.models import (
    ArticlePage,
    AssignmentPage,
    CataloguePage,
    CoursePage,
    HomePage,
    HotspotsPage,
    LessonPage,
    ModulePage,
    QuizPage,
    SelfAssessmentPage,
    ShowcasePage,
)
from courses.synchronizing import synchronize_languages
from media_tools.models import PlatformProfile

COURSE = "dasar-kreator-video"
OTHER_LANGUAGE = "en"


def load_curriculum(*, owner, films=lambda clip: None):
    """Build home, its pages and every written course; returns the first course.

    `films` gives the id of the course video of a clip by its name, or None where there is none:
    then what needs it is left out. Safe to call twice: a page whose slug exists is left as
    editors have made it. The platform profiles that assignments name must exist.
    """
    Locale.objects.get_or_create(language_code=OTHER_LANGUAGE)
    planter = Planter(owner=owner, films=films)
    home = planter.home()
    # As soon as both home pages stand, so that there is nothing else yet to be walked through.
    synchronize_languages()
    catalogue = planter.plant(CataloguePage, "pages/catalogue", parent=home)
    shelf = {slug: planter.course(slug, parent=catalogue) for slug in courses()}
    planter.plant(HotspotsPage, "pages/wifi", parent=home)
    planter.plant(ShowcasePage, "pages/showcase", parent=home)
    for article in ("pages/about", "pages/privacy"):
        planter.plant(ArticlePage, article, parent=home)
    planter.plant(SelfAssessmentPage, "self-assessment", parent=home)
    plant_hotspots()
    return shelf[COURSE]


class Planter:
    """Makes pages in both languages, for one owner."""

    def __init__(self, *, owner, films):
        self.owner, self.films = owner, films
        # Pages that others require, by course, slug and language.
        self.units: dict[tuple[str, str, str], Page] = {}

    def home(self):
        """The home page as the site's root, in place of the page that a new installation has."""
        root = Page.get_first_root_node()
        home = self.plant(HomePage, "pages/home", parent=root)
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

    def course(self, slug, *, parent):
        course = self.plant(CoursePage, f"{slug}/course", parent=parent)
        for number, module in enumerate(read_in(f"{slug}/course", "id")["module"]):
            below = self.plant(ModulePage, f"{slug}/course", parent=course, part=number)
            for unit in module["units"]:
                path = f"{slug}/{unit}"
                self.plant(KINDS[read_in(path, "id").get("kind", "lesson")], path, parent=below)
        return course

    def plant(self, model, unit, *, parent, part=None):
        """The page that `unit` describes under `parent`, with its translation, published.

        `part` is the number of a module within its course's unit.
        """
        language = Locale.get_default().language_code
        said = self.read(unit, language, part)
        page = model.objects.child_of(parent).filter(slug=said["slug"]).first()
        if page is None:
            page = model(title=said["title"], slug=said["slug"], owner=self.owner)
            self.write(page, unit, said, language, parent=parent)
        other = Locale.objects.get(language_code=OTHER_LANGUAGE)
        if not page.has_translation(other):
            twin = page.copy_for_translation(other)
            self.write(twin, unit, self.read(unit, OTHER_LANGUAGE, part), OTHER_LANGUAGE)
        for each in page.get_translations(inclusive=True):
            self.units[unit.split("/")[0], each.slug, each.locale.language_code] = each
        return page

    def read(self, unit, language, part):
        said = read_in(unit, language)
        return said if part is None else said["module"][part]

    def write(self, page, unit, said, language, *, parent=None):
        fields = {"title": said["title"], **FIELDS[type(page)](self, unit, said, language)}
        for name, value in fields.items():
            setattr(page, name, value)
        page.draft_title = page.title
        if parent is not None:
            parent.add_child(instance=page)
        page.save_revision(user=self.owner).publish(user=self.owner, skip_permission_checks=True)

    def body(self, unit, said):
        return body_of(unit, said, owner=self.owner, films=self.films)

    def required(self, unit, said, language):
        """Stored form of what comes first. Units name each other's slugs within their course."""
        course = unit.split("/")[0]
        pages = [self.units[course, each, language].pk for each in said.get("requires", [])]
        return stream(f"{unit}/requires", [("page", pk) for pk in pages])


# What each kind of page takes from its unit.


def home_fields(planter, unit, said, language):
    return {
        "promise": said["promise"],
        "introduction": said["introduction"],
        "steps": stream(unit, [("step", step) for step in said["steps"]]),
    }


def introduction_fields(planter, unit, said, language):
    return {"introduction": said["introduction"]}


def course_fields(planter, unit, said, language):
    cover = said.get("cover", "cover")
    return {
        "summary": said["summary"],
        "level": said["level"],
        "for_youtube": "youtube" in said["platforms"],
        "for_tiktok": "tiktok" in said["platforms"],
        "minutes": said["minutes"],
        "outcomes": stream(unit, [("outcome", outcome) for outcome in said["outcomes"]]),
        "cover": draw(cover, title=f"Sampul {said['slug']}", labels={}, owner=planter.owner),
    }


def lesson_fields(planter, unit, said, language):
    body = planter.body(unit, said)
    rule = RULES[said.get("completion", "read")]
    if rule == CompletionRule.WATCHED and '"type": "video"' not in body:
        rule = CompletionRule.READ
    return {
        "introduction": said["introduction"],
        "minutes": said["minutes"],
        "body": body,
        "completion_rule": rule,
        "watch_share": said.get("watch_share", 80),
        "requires": planter.required(unit, said, language),
    }


def quiz_fields(planter, unit, said, language):
    asked = [
        each for each in said["question"] if "clip" not in each or planter.films(each["clip"])
    ]
    there = Counter(each.get("pool", "") for each in asked)
    pools = [
        {"name": pool["name"], "draw": min(pool["draw"], there[pool["name"]])}
        for pool in said.get("pool", [])
    ]
    return {
        "introduction": said["introduction"],
        "minutes": said["minutes"],
        "pass_mark": said["pass_mark"],
        "attempts_allowed": said["attempts"],
        "shuffle": said.get("shuffle", True),
        "pools": stream(f"{unit}/pools", [("pool", pool) for pool in pools]),
        "questions": questions_of(unit, said, owner=planter.owner, films=planter.films),
        "requires": planter.required(unit, said, language),
    }


def assignment_fields(planter, unit, said, language):
    return {
        "introduction": said["introduction"],
        "body": planter.body(unit, said),
        "profile": PlatformProfile.objects.get(slug=said["profile"]),
        "blocks_hand_in": said["blocks_hand_in"],
        "pass_mark": said["pass_mark"],
        "rubric": rubric_of(f"{unit}/rubric", said["rubric"]),
        "requires": planter.required(unit, said, language),
    }


def introduced_body_fields(planter, unit, said, language):
    return {"introduction": said["introduction"], "body": planter.body(unit, said)}


def article_fields(planter, unit, said, language):
    return {"body": planter.body(unit, said)}


def self_assessment_fields(planter, unit, said, language):
    return {
        "introduction": said["introduction"],
        "scale": stream(f"{unit}/scale", [("label", each["label"]) for each in said["scale"]]),
        "pillars": stream(
            f"{unit}/pillars", [("pillar", pillar_of(unit, each)) for each in said["pillar"]]
        ),
    }


KINDS = {"lesson": LessonPage, "quiz": QuizPage, "assignment": AssignmentPage}
RULES = {
    "read": CompletionRule.READ,
    "watch": CompletionRule.WATCHED,
    "checklist": CompletionRule.CHECKLIST,
}
FIELDS = {
    HomePage: home_fields,
    CataloguePage: introduction_fields,
    CoursePage: course_fields,
    ModulePage: introduction_fields,
    LessonPage: lesson_fields,
    QuizPage: quiz_fields,
    AssignmentPage: assignment_fields,
    HotspotsPage: introduced_body_fields,
    ShowcasePage: introduced_body_fields,
    ArticlePage: article_fields,
    SelfAssessmentPage: self_assessment_fields,
}
